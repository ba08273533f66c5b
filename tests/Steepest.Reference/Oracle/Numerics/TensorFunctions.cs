namespace Steepest.Reference.Oracle;

/// <summary>The static members of <c>TensorPrimitives</c>.</summary>
public static class TensorFunctions<T>
    where T : struct, IScalar<T>
{
    public static TReal Sum<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Reductions<TReal, T>.Sum(x);

    public static TReal SumOfSquares<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Reductions<TReal, T>.SumOfSquares(x);

    public static TReal Norm<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Reductions<TReal, T>.Norm(x);

    public static TReal Dot<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y)
        where TReal : struct, IReal<TReal, T>
        => Reductions<TReal, T>.Dot(x, y);

    public static TReal SumOfMagnitudes<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Folded(x, TReal.Of(0), (sum, item) => sum + RealFunctions<TReal, T>.Abs(item));

    public static TReal Max<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Folded(x[1..], x[0], RealFunctions<TReal, T>.Max);

    public static TReal Min<TReal>(ReadOnlySpan<TReal> x)
        where TReal : struct, IReal<TReal, T>
        => Folded(x[1..], x[0], RealFunctions<TReal, T>.Min);

    public static TReal Distance<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y)
        where TReal : struct, IReal<TReal, T>
    {
        var difference = new TReal[x.Length];
        Subtract(x, y, difference);
        return Norm<TReal>(difference);
    }

    public static void Exp<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, RealFunctions<TReal, T>.Exp);

    public static void Tanh<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, RealFunctions<TReal, T>.Tanh);

    public static void Sin<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, RealFunctions<TReal, T>.Sin);

    public static void Cos<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, RealFunctions<TReal, T>.Cos);

    public static void Abs<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, RealFunctions<TReal, T>.Abs);

    public static void Sigmoid<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => TReal.Of(Elementary<T>.Sigmoid(item.Dual)));

    public static void Negate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => -item);

    public static void Add<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = x[i] + y[i];
    }

    public static void Add<TReal>(ReadOnlySpan<TReal> x, TReal y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => item + y);

    public static void Subtract<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = x[i] - y[i];
    }

    public static void Subtract<TReal>(ReadOnlySpan<TReal> x, TReal y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => item - y);

    public static void Multiply<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = x[i] * y[i];
    }

    public static void Multiply<TReal>(ReadOnlySpan<TReal> x, TReal y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => item * y);

    public static void Divide<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = x[i] / y[i];
    }

    public static void Divide<TReal>(ReadOnlySpan<TReal> x, TReal y, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
        => Each(x, destination, item => item / y);

    public static void MultiplyAdd<TReal>(ReadOnlySpan<TReal> x, ReadOnlySpan<TReal> y, ReadOnlySpan<TReal> z, Span<TReal> destination)
        where TReal : struct, IReal<TReal, T>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = x[i] * y[i] + z[i];
    }

    private static TReal Folded<TReal>(ReadOnlySpan<TReal> x, TReal start, Func<TReal, TReal, TReal> step)
    {
        foreach (var item in x) start = step(start, item);
        return start;
    }

    private static void Each<TReal>(ReadOnlySpan<TReal> x, Span<TReal> destination, Func<TReal, TReal> function)
    {
        for (var i = 0; i < x.Length; i++) destination[i] = function(x[i]);
    }
}
