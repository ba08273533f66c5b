namespace Steepest.Reference;

/// <summary>
/// Values of the elementary functions together with their derivatives, the one place that <see cref="Dual{T}"/> and
/// <see cref="Recorded{T}"/> take them from. Where a function is not smooth the derivative is the convention's: 0 for
/// Abs and Sqrt at 0, and for a power of 0 with respect to its exponent.
/// </summary>
internal static class LocalDerivatives<T>
    where T : IElementary<T>
{
    private static T One => T.FromConstant(BigFloat.One);

    public static (T Value, T Derivative) Exp(T x) => T.Exp(x) is var exp ? (exp, exp) : default;

    public static (T Value, T Derivative) Log(T x) => (T.Log(x), One / x);

    public static (T Value, T Derivative) Sin(T x) => (T.Sin(x), T.Cos(x));

    public static (T Value, T Derivative) Cos(T x) => (T.Cos(x), -T.Sin(x));

    public static (T Value, T Derivative) Atan(T x) => (T.Atan(x), One / (One + x * x));

    public static (T Value, T Derivative) Sqrt(T x)
    {
        var root = T.Sqrt(x);
        return (root, x.Value.IsZero ? Constant(0) : Constant(BigFloat.Half) / root);
    }

    public static (T Value, T Derivative) Abs(T x) => (T.Abs(x), Constant(x.Value.Sign));

    public static (T Value, T Derivative) Power(T x, int n)
        => (T.Power(x, n), n == 0 ? Constant(0) : Constant(n) * T.Power(x, n - 1));

    public static (T Value, T ByBase, T ByExponent) Pow(T x, T y)
    {
        var power = T.Pow(x, y);
        var one = y.Value.CompareTo(BigFloat.One);
        var byBase = !x.Value.IsZero ? y * T.Pow(x, y - One) : Constant(one == 0 ? 1 : 0);
        return (power, byBase, x.Value.Sign > 0 ? power * T.Log(x) : Constant(0));
    }

    private static T Constant(BigFloat value) => T.FromConstant(value);
}
