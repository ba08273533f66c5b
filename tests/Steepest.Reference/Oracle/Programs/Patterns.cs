namespace Steepest.Reference.Oracle;

/// <summary>What patterns are matched against: constants can only be compared with the machine's own numbers.</summary>
public static class Patterns
{
    /// <param name="x">The number.</param>
    /// <param name="bounds">The constants that the patterns compare it with.</param>
    public static double Of<T>(Real64<T> x, params ReadOnlySpan<double> bounds)
        where T : struct, IScalar<T>
    {
        foreach (var bound in bounds) Ties.Compared(x.Dual, HyperDual<T>.Constant(bound));
        return T.ToDouble(x.Dual.Value);
    }

    /// <inheritdoc cref="Of{T}(Real64{T}, ReadOnlySpan{double})"/>
    public static float Of<T>(Real32<T> x, params ReadOnlySpan<double> bounds)
        where T : struct, IScalar<T>
    {
        foreach (var bound in bounds) Ties.Compared(x.Dual, HyperDual<T>.Constant(bound));
        return (float)T.ToDouble(x.Dual.Value);
    }

    public static TValue Of<TValue>(TValue value, params ReadOnlySpan<double> bounds) => value;
}
