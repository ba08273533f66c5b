using Steepest.Reference;

namespace Steepest.Tests.LeastSquares;

/// <summary>A double with its derivatives by a few variables; an empty array stands for zeros.</summary>
internal readonly struct PartialNumber(double number, double[] partials) : IElementary<PartialNumber>
{
    public double Number { get; } = number;

    public double[] Partials { get; } = partials;

    public BigFloat Value => Number;

    public static PartialNumber[] Variables(ReadOnlySpan<double> point)
    {
        var variables = new PartialNumber[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var unit = new double[point.Length];
            unit[i] = 1;
            variables[i] = new PartialNumber(point[i], unit);
        }

        return variables;
    }

    public static PartialNumber FromConstant(BigFloat value) => new(value.ToDouble(), []);

    public static PartialNumber operator +(PartialNumber left, PartialNumber right) => Join(left.Number + right.Number, left, 1, right, 1);

    public static PartialNumber operator -(PartialNumber left, PartialNumber right) => Join(left.Number - right.Number, left, 1, right, -1);

    public static PartialNumber operator *(PartialNumber left, PartialNumber right) => Join(left.Number * right.Number, left, right.Number, right, left.Number);

    public static PartialNumber operator /(PartialNumber left, PartialNumber right)
        => Join(left.Number / right.Number, left, 1 / right.Number, right, -left.Number / (right.Number * right.Number));

    public static PartialNumber operator -(PartialNumber value) => Through(-value.Number, value, -1);

    public static PartialNumber Exp(PartialNumber value) => Through(Math.Exp(value.Number), value, Math.Exp(value.Number));

    public static PartialNumber Log(PartialNumber value) => Through(Math.Log(value.Number), value, 1 / value.Number);

    public static PartialNumber Sin(PartialNumber value) => Through(Math.Sin(value.Number), value, Math.Cos(value.Number));

    public static PartialNumber Cos(PartialNumber value) => Through(Math.Cos(value.Number), value, -Math.Sin(value.Number));

    public static PartialNumber Atan(PartialNumber value) => Through(Math.Atan(value.Number), value, 1 / (1 + (value.Number * value.Number)));

    public static PartialNumber Sqrt(PartialNumber value) => Through(Math.Sqrt(value.Number), value, 0.5 / Math.Sqrt(value.Number));

    public static PartialNumber Abs(PartialNumber value) => Through(Math.Abs(value.Number), value, Math.Sign(value.Number));

    public static PartialNumber Power(PartialNumber value, int n)
    {
        var (power, lower) = (1.0, 0.0);
        for (var i = 0; i < n; i++) (power, lower) = (power * value.Number, power);
        return Through(power, value, n * lower);
    }

    public static PartialNumber Pow(PartialNumber value, PartialNumber exponent)
    {
        var power = Math.Pow(value.Number, exponent.Number);
        return Join(
            power, value, exponent.Number * Math.Pow(value.Number, exponent.Number - 1), exponent, exponent.Partials.Length == 0 ? 0 : power * Math.Log(value.Number));
    }

    private static PartialNumber Through(double number, PartialNumber value, double slope) => new(number, [.. value.Partials.Select(partial => slope * partial)]);

    private static PartialNumber Join(double number, PartialNumber left, double byLeft, PartialNumber right, double byRight)
    {
        if (left.Partials.Length == 0) return Through(number, right, byRight);
        if (right.Partials.Length == 0) return Through(number, left, byLeft);
        return new(number, [.. left.Partials.Zip(right.Partials, (x, y) => (byLeft * x) + (byRight * y))]);
    }
}
