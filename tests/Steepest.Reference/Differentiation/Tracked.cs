namespace Steepest.Reference;

/// <summary>
/// A value, and the size of the largest term it is made of when all products are multiplied out to first order:
/// max over a sum, |a|·largest(b) or |b|·largest(a) for a product, |f′(a)|·largest(a) for a function, and never below
/// |value|, so that what a long sum has reached counts as a term of its next addition. Double arithmetic cannot be
/// expected to do better than a few units in the last place of that size. Where a factor cancels to nearly nothing,
/// what rounding leaves of it takes its place: the square of a residual at its zero is not 0 in double.
/// </summary>
public readonly record struct Tracked(BigFloat Value, double Largest) : IElementary<Tracked>
{
    /// <summary>64 units in the last place: what may be left of a value whose terms cancel.</summary>
    private const double Residue = 64.0 / (1L << 52);

    public static implicit operator Tracked(double value) => new(value, Math.Abs(value));

    public static Tracked FromConstant(BigFloat value) => new(value, Size(value));

    public static Tracked operator +(Tracked left, Tracked right)
        => Of(left.Value + right.Value, Math.Max(left.Largest, right.Largest));

    public static Tracked operator -(Tracked left, Tracked right)
        => Of(left.Value - right.Value, Math.Max(left.Largest, right.Largest));

    public static Tracked operator -(Tracked value) => new(-value.Value, value.Largest);

    public static Tracked operator *(Tracked left, Tracked right)
        => Of(left.Value * right.Value, Math.Max(Factor(left) * right.Largest, left.Largest * Factor(right)));

    public static Tracked operator /(Tracked left, Tracked right)
    {
        var quotient = left.Value / right.Value;
        return Of(quotient, Math.Max(left.Largest, Size(quotient) * right.Largest) / Size(right.Value));
    }

    public static Tracked Exp(Tracked value) => BigFloat.Exp(value.Value) is var exp ? Through(value, exp, exp) : default;

    public static Tracked Log(Tracked value) => Through(value, BigFloat.Log(value.Value), 1 / value.Value);

    public static Tracked Sin(Tracked value) => Through(value, BigFloat.Sin(value.Value), BigFloat.Cos(value.Value));

    public static Tracked Cos(Tracked value) => Through(value, BigFloat.Cos(value.Value), BigFloat.Sin(value.Value));

    public static Tracked Atan(Tracked value)
        => Through(value, BigFloat.Atan(value.Value), 1 / (1 + value.Value * value.Value));

    public static Tracked Sqrt(Tracked value)
    {
        if (value.Value.IsZero) return new(BigFloat.Zero, Math.Sqrt(value.Largest));
        var root = BigFloat.Sqrt(value.Value);
        return Through(value, root, BigFloat.Half / root);
    }

    public static Tracked Abs(Tracked value) => new(BigFloat.Abs(value.Value), value.Largest);

    public static Tracked Power(Tracked value, int n)
        => n == 0
            ? FromConstant(BigFloat.One)
            : Of(BigFloat.Power(value.Value, n), n * Math.Pow(Factor(value), n - 1) * value.Largest);

    public static Tracked Pow(Tracked value, Tracked exponent)
    {
        var power = BigFloat.Pow(value.Value, exponent.Value);
        if (value.Value.IsZero) return FromConstant(power);
        var throughBase = Through(value, power, exponent.Value * power / value.Value);
        return value.Value.Sign < 0 ? throughBase : throughBase with
        {
            Largest = Math.Max(throughBase.Largest, Size(BigFloat.Log(value.Value) * power) * exponent.Largest),
        };
    }

    private static Tracked Through(Tracked argument, BigFloat value, BigFloat derivative)
        => Of(value, Size(derivative) * argument.Largest);

    private static Tracked Of(BigFloat value, double largest) => new(value, Math.Max(Size(value), largest));

    private static double Factor(Tracked value) => Size(value.Value) + Residue * value.Largest;

    private static double Size(BigFloat value) => Math.Abs(value.ToDouble());
}
