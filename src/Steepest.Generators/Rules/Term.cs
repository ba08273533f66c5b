using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>A value with the builder that it lives in, so that a rule reads as the formula that it builds.</summary>
internal readonly record struct Term(FunctionBuilder Builder, int Value)
{
    public IrType Type => Builder.TypeOf(Value);

    public static implicit operator int(Term term) => term.Value;

    public static Term operator +(Term left, Term right) => Operators.Add.Of(left, right);

    public static Term operator +(double left, Term right) => right.Number(left) + right;

    public static Term operator -(Term left, Term right) => Operators.Subtract.Of(left, right);

    public static Term operator -(double left, Term right) => right.Number(left) - right;

    public static Term operator -(Term left, double right) => left - left.Number(right);

    public static Term operator -(Term term) => Operators.Negate.Of(term);

    public static Term operator *(Term left, Term right) => Operators.Multiply.Of(left, right);

    public static Term operator *(double left, Term right) => right.Number(left) * right;

    public static Term operator /(Term left, Term right) => Operators.Divide.Of(left, right);

    public static Term operator <(Term left, Term right) => Operators.Less.Of(left, right);

    public static Term operator >(Term left, Term right) => Operators.Greater.Of(left, right);

    public static Term operator <=(Term left, Term right) => Operators.LessOrEqual.Of(left, right);

    public static Term operator >=(Term left, Term right) => Operators.GreaterOrEqual.Of(left, right);

    public static Term operator <(Term left, double right) => left < left.Number(right);

    public static Term operator >(Term left, double right) => left > left.Number(right);

    public static Term operator <=(Term left, double right) => left <= left.Number(right);

    public static Term operator >=(Term left, double right) => left >= left.Number(right);

    public static Term operator &(Term left, Term right) => Operators.And.Of(left, right);

    /// <summary>A constant of the same type.</summary>
    public Term Number(double value) => new(Builder, Builder.Constant(Type, value));

    public Term Is(Term other) => Operators.Equal.Of(this, other);

    public Term Is(double value) => Is(Number(value));

    /// <summary>This condition ? first : second. What is not taken leaves no trace, not even a NaN.</summary>
    public Term Then(Term first, Term second) => Operators.Select.Of(this, first, second);

    public Term Then(Term first, double second) => Then(first, first.Number(second));

    public Term Then(double first, Term second) => Then(second.Number(first), second);

    /// <summary>
    /// The term as a divisor, for quotients that are 0 by convention where the divisor is 0: there it is infinite, so that the quotient and
    /// all its derivatives are 0 without a NaN on the way.
    /// </summary>
    public Term OrInfinity() => Is(0).Then(double.PositiveInfinity, this);
}

/// <summary>Lets the rules of a row be written over <see cref="Term"/>s.</summary>
internal static class Terms
{
    /// <summary>The operator applied. Rules name rows that stand further down the table, which are there by the time a rule runs.</summary>
    public static Term Of(this Operator? row, params Term[] operands)
        => new(operands[0].Builder, operands[0].Builder.Apply(row!, [.. operands.Select(operand => operand.Value)]));

    public static Term Operand(this Application at, int index) => new(at.Builder, at.Operands[index]);

    /// <summary>What was computed.</summary>
    public static Term Value(this Application at) => new(at.Builder, at.Result);
}
