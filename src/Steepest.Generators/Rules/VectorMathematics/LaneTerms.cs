using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>What formulas on lanes are made of, beside the operators of <see cref="Term"/>.</summary>
internal static class LaneTerms
{
    public static bool IsSingle(this Term x) => x.Type.Element == ElementType.Single;

    /// <summary>The term under a name that says what it is: what is written out is read, too.</summary>
    public static Term Named(this Term x, string name) => new(x.Builder, x.Builder.Name(x.Value, name));

    /// <summary>A constant of the same type, which differs between the types.</summary>
    public static Term Number(this Term x, double forDouble, double forSingle) => x.Number(x.IsSingle() ? forSingle : forDouble);

    /// <summary>x·y + z, in one operation where the machine has it.</summary>
    public static Term MultiplyAdd(this Term x, Term y, Term z) => Operators.MultiplyAddEstimate.Of(x, y, z);

    public static Term MultiplyAdd(this Term x, double y, Term z) => x.MultiplyAdd(x.Number(y), z);

    public static Term MultiplyAdd(this Term x, Term y, double z) => x.MultiplyAdd(y, x.Number(z));

    public static Term MultiplyAdd(this Term x, double y, double z) => x.MultiplyAdd(x.Number(y), x.Number(z));

    /// <summary>x·y + z, rounded once on every machine: where the rounding error of a product is what counts. Slow where the machine lacks it.</summary>
    public static Term Fused(this Term x, Term y, Term z) => Operators.FusedMultiplyAdd.Of(x, y, z);

    /// <summary>x, but not below a bound; NaN stays. The bound comes first, for the machine returns the second of two that do not compare.</summary>
    public static Term AtLeast(this Term x, Term bound) => Operators.MaxNative.Of(bound, x);

    /// <summary>x, but not above a bound; NaN stays.</summary>
    public static Term AtMost(this Term x, Term bound) => Operators.MinNative.Of(bound, x);

    public static Term Size(this Term x) => Operators.Abs.Of(x);

    public static Term WithSignOf(this Term size, Term sign) => Operators.CopySign.Of(size, sign);

    public static Term Root(this Term x) => Operators.Sqrt.Of(x);

    /// <summary>Whether the sign bit is set: of −0, and of some NaNs too.</summary>
    public static Term HasSign(this Term x) => Operators.IsNegative.Of(x);

    /// <summary>The bits as an integer, of a number; the number, of bits.</summary>
    public static Term Reread(this Term x) => Operators.Reinterpret.Of(x);

    /// <summary>A constant of the integers that hold the bits of x, or of which x is one.</summary>
    public static Term Bits(this Term x, long bits)
    {
        var type = x.Type.IsFloating ? x.Type.Reinterpreted : x.Type;
        return new(x.Builder, x.Builder.Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = type.Truncated(bits) }));
    }

    public static Term PlusBits(this Term x, Term y) => Operators.UncheckedAdd.Of(x, y);

    public static Term PlusBits(this Term x, long bits) => x.PlusBits(x.Bits(bits));

    public static Term MinusBits(this Term x, Term y) => Operators.UncheckedSubtract.Of(x, y);

    public static Term AndBits(this Term x, long bits) => x & x.Bits(bits);

    public static Term OrBits(this Term x, long bits) => Operators.Or.Of(x, x.Bits(bits));

    public static Term Left(this Term x, int count) => Operators.ShiftLeft.Of(x, new(x.Builder, x.Builder.Integer(count)));

    public static Term Right(this Term x, int count) => Operators.ShiftRightUnsigned.Of(x, new(x.Builder, x.Builder.Integer(count)));

    /// <summary>Σ cₙxⁿ, where the number type decides on the coefficients.</summary>
    public static Term Polynomial(this Term x, double[] forDouble, double[] forSingle) => x.Polynomial(x.IsSingle() ? forSingle : forDouble);

    /// <summary>
    /// Σ cₙxⁿ. Many terms are two sums in x² that do not wait for each other; more of them would cost more operations than they save time,
    /// since iterations overlap.
    /// </summary>
    private static Term Polynomial(this Term x, double[] coefficients)
    {
        if (coefficients.Length < 6) return Horner(x, coefficients, 0, 1, "polynomial");
        var square = (x * x).Named("square");
        return Horner(square, coefficients, 1, 2, "odd").MultiplyAdd(x, Horner(square, coefficients, 0, 2, "even")).Named("polynomial");
    }

    private static Term Horner(Term x, double[] coefficients, int start, int step, string name)
    {
        var last = start;
        while (last + step < coefficients.Length) last += step;
        var sum = x.Number(coefficients[last]);
        for (var n = last - step; n >= 0; n -= step) sum = sum.MultiplyAdd(x, coefficients[n]).Named(name);
        return sum;
    }
}
