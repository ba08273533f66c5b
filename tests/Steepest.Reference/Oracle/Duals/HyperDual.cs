namespace Steepest.Reference.Oracle;

/// <summary>
/// A number with its derivatives along two directions and the mixed second one: v + a·ε₁ + b·ε₂ + c·ε₁ε₂ with ε² = 0. With a unit vector
/// as the first direction and v as the second, one evaluation gives the value, one entry of the gradient, and one of the Hessian's product.
/// </summary>
/// <remarks>
/// A derivative that is 0 stays 0 whatever it is multiplied by. J. A. Fike and J. J. Alonso, "The development of hyper-dual numbers", 2011.
/// </remarks>
/// <param name="Value">v.</param>
/// <param name="First">a.</param>
/// <param name="Second">b.</param>
/// <param name="Mixed">c.</param>
/// <param name="Varies">Whether the value may change when a variable does, with or without a derivative.</param>
public readonly record struct HyperDual<T>(T Value, T First, T Second, T Mixed, bool Varies)
    where T : struct, IScalar<T>
{
    private static readonly T s_zero = T.Of(0);

    public static HyperDual<T> Constant(T value) => new(value, s_zero, s_zero, s_zero, false);

    public static HyperDual<T> Constant(double value) => Constant(T.Of(value));

    public bool HasDerivative => !(T.IsZero(First) && T.IsZero(Second) && T.IsZero(Mixed));

    /// <summary>The value alone, which still varies.</summary>
    public HyperDual<T> WithoutDerivative => new(Value, s_zero, s_zero, s_zero, Varies);

    public HyperDual<T> ToSingle() => new(T.ToSingle(Value), T.ToSingle(First), T.ToSingle(Second), T.ToSingle(Mixed), Varies);

    public HyperDual<T> FromSingle() => new(T.FromSingle(Value), T.FromSingle(First), T.FromSingle(Second), T.FromSingle(Mixed), Varies);

    public static HyperDual<T> operator +(HyperDual<T> x, HyperDual<T> y)
        => new(x.Value + y.Value, x.First + y.First, x.Second + y.Second, x.Mixed + y.Mixed, x.Varies | y.Varies);

    public static HyperDual<T> operator -(HyperDual<T> x, HyperDual<T> y)
        => new(x.Value - y.Value, x.First - y.First, x.Second - y.Second, x.Mixed - y.Mixed, x.Varies | y.Varies);

    public static HyperDual<T> operator -(HyperDual<T> x) => new(-x.Value, -x.First, -x.Second, -x.Mixed, x.Varies);

    public static HyperDual<T> operator *(HyperDual<T> x, HyperDual<T> y) => new(
        x.Value * y.Value,
        Times(x.First, y.Value) + Times(y.First, x.Value),
        Times(x.Second, y.Value) + Times(y.Second, x.Value),
        Times(x.Mixed, y.Value) + Times(y.Mixed, x.Value) + Times(x.First, y.Second) + Times(x.Second, y.First),
        x.Varies | y.Varies);

    public static HyperDual<T> operator /(HyperDual<T> x, HyperDual<T> y)
    {
        var quotient = x.Value / y.Value;
        var first = Over(x.First - Times(y.First, quotient), y.Value);
        var second = Over(x.Second - Times(y.Second, quotient), y.Value);
        var mixed = Over(x.Mixed - Times(y.Mixed, quotient) - Times(first, y.Second) - Times(second, y.First), y.Value);
        return new(quotient, first, second, mixed, x.Varies | y.Varies);
    }

    /// <summary>A function of this number, by its value and its first two derivatives.</summary>
    public HyperDual<T> Through(T value, T slope, T curvature)
        => new(value, Times(First, slope), Times(Second, slope), Times(Mixed, slope) + Times(Times(First, Second), curvature), Varies);

    /// <summary>A function of two numbers, by its value and its partial derivatives.</summary>
    public static HyperDual<T> Through(HyperDual<T> x, HyperDual<T> y, T value, T byX, T byY, T byXX, T byXY, T byYY) => new(
        value,
        Times(x.First, byX) + Times(y.First, byY),
        Times(x.Second, byX) + Times(y.Second, byY),
        Times(x.Mixed, byX) + Times(y.Mixed, byY) + Times(Times(x.First, x.Second), byXX) + Times(Times(y.First, y.Second), byYY)
            + Times(Times(x.First, y.Second) + Times(x.Second, y.First), byXY),
        x.Varies | y.Varies);

    private static T Times(T derivative, T factor) => T.IsZero(derivative) ? derivative : derivative * factor;

    private static T Over(T derivative, T divisor) => T.IsZero(derivative) ? derivative : derivative / divisor;
}
