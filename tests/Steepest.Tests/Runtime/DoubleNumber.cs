using Steepest.Reference;

namespace Steepest.Tests.Runtime;

/// <summary>A double, as the references' expressions and dual numbers take it: for runs, where 40 digits would take too long.</summary>
internal readonly struct DoubleNumber(double number) : IElementary<DoubleNumber>
{
    public double Number { get; } = number;

    public BigFloat Value => Number;

    public static DoubleNumber FromConstant(BigFloat value) => value.ToDouble();

    public static implicit operator DoubleNumber(double number) => new(number);

    public static DoubleNumber operator +(DoubleNumber left, DoubleNumber right) => left.Number + right.Number;

    public static DoubleNumber operator -(DoubleNumber left, DoubleNumber right) => left.Number - right.Number;

    public static DoubleNumber operator *(DoubleNumber left, DoubleNumber right) => left.Number * right.Number;

    public static DoubleNumber operator /(DoubleNumber left, DoubleNumber right) => left.Number / right.Number;

    public static DoubleNumber operator -(DoubleNumber value) => -value.Number;

    public static DoubleNumber Exp(DoubleNumber value) => Math.Exp(value.Number);

    public static DoubleNumber Log(DoubleNumber value) => Math.Log(value.Number);

    public static DoubleNumber Sin(DoubleNumber value) => Math.Sin(value.Number);

    public static DoubleNumber Cos(DoubleNumber value) => Math.Cos(value.Number);

    public static DoubleNumber Atan(DoubleNumber value) => Math.Atan(value.Number);

    public static DoubleNumber Sqrt(DoubleNumber value) => Math.Sqrt(value.Number);

    public static DoubleNumber Abs(DoubleNumber value) => Math.Abs(value.Number);

    public static DoubleNumber Power(DoubleNumber value, int n) => Math.Pow(value.Number, n);

    public static DoubleNumber Pow(DoubleNumber value, DoubleNumber exponent) => Math.Pow(value.Number, exponent.Number);
}
