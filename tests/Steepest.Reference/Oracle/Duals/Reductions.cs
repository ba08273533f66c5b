namespace Steepest.Reference.Oracle;

/// <summary>Functions of whole vectors, in order of the elements.</summary>
internal static class Reductions<TReal, T>
    where TReal : struct, IReal<TReal, T>
    where T : struct, IScalar<T>
{
    public static TReal Sum(ReadOnlySpan<TReal> x)
    {
        var sum = TReal.Of(0);
        foreach (var item in x) sum += item;
        return sum;
    }

    public static TReal Dot(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y)
    {
        if (x.Length != y.Length) throw new ArgumentException("The vectors differ in length.");
        var sum = TReal.Of(0);
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    public static TReal SumOfSquares(ReadOnlySpan<TReal> x) => Dot(x, x);

    public static TReal Mean(ReadOnlySpan<TReal> x) => Sum(x) / TReal.Of(x.Length);

    public static TReal Norm(ReadOnlySpan<TReal> x) => RealFunctions<TReal, T>.Sqrt(SumOfSquares(x));

    /// <summary>The largest element is taken out as a constant: its part of the derivative cancels.</summary>
    public static TReal LogSumExp(ReadOnlySpan<TReal> x)
    {
        if (x.IsEmpty) return TReal.Of(double.NegativeInfinity);
        var top = x[0].Dual.Value;
        foreach (var item in x)
        {
            if (item.Dual.Value > top) top = item.Dual.Value;
        }

        var sum = HyperDual<T>.Constant(0);
        var shift = HyperDual<T>.Constant(top);
        foreach (var item in x) sum += Elementary<T>.Exp(item.Dual - shift);
        return TReal.Of(shift + Elementary<T>.Log(sum));
    }
}
