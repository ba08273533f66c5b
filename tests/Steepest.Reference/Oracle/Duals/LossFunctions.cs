namespace Steepest.Reference.Oracle;

/// <summary>The static members of <c>Steepest.Functions</c>.</summary>
public static class LossFunctions<T>
    where T : struct, IScalar<T>
{
    public static Real64<T> Sigmoid(Real64<T> x) => Real64<T>.Of(Elementary<T>.Sigmoid(x.Dual));

    public static Real32<T> Sigmoid(Real32<T> x) => Real32<T>.Of(Elementary<T>.Sigmoid(x.Dual));

    public static Real64<T> Sigmoid(int x) => Sigmoid((Real64<T>)x);

    public static Real64<T> Softplus(Real64<T> x) => Real64<T>.Of(Elementary<T>.Softplus(x.Dual));

    public static Real32<T> Softplus(Real32<T> x) => Real32<T>.Of(Elementary<T>.Softplus(x.Dual));

    public static Real64<T> Softplus(int x) => Softplus((Real64<T>)x);

    public static Real64<T> LogSigmoid(Real64<T> x) => Real64<T>.Of(-Elementary<T>.Softplus(-x.Dual));

    public static Real32<T> LogSigmoid(Real32<T> x) => Real32<T>.Of(-Elementary<T>.Softplus(-x.Dual));

    public static Real64<T> LogSigmoid(int x) => LogSigmoid((Real64<T>)x);

    public static Real64<T> Relu(Real64<T> x) => Real64<T>.Of(Selection<T>.Relu(x.Dual));

    public static Real32<T> Relu(Real32<T> x) => Real32<T>.Of(Selection<T>.Relu(x.Dual));

    public static Real64<T> Relu(int x) => Relu((Real64<T>)x);

    public static Real64<T> Gelu(Real64<T> x) => Real64<T>.Of(Gelu(x.Dual));

    public static Real32<T> Gelu(Real32<T> x) => Real32<T>.Of(Gelu(x.Dual));

    public static Real64<T> Gelu(int x) => Gelu((Real64<T>)x);

    public static Real64<T> Silu(Real64<T> x) => Real64<T>.Of(x.Dual * Elementary<T>.Sigmoid(x.Dual));

    public static Real32<T> Silu(Real32<T> x) => Real32<T>.Of(x.Dual * Elementary<T>.Sigmoid(x.Dual));

    public static Real64<T> Silu(int x) => Silu((Real64<T>)x);

    public static Real64<T> LogCosh(Real64<T> x) => Real64<T>.Of(Elementary<T>.LogCosh(x.Dual));

    public static Real32<T> LogCosh(Real32<T> x) => Real32<T>.Of(Elementary<T>.LogCosh(x.Dual));

    public static Real64<T> LogCosh(int x) => LogCosh((Real64<T>)x);

    public static Real64<T> Square(Real64<T> x) => Real64<T>.Of(x.Dual * x.Dual);

    public static Real32<T> Square(Real32<T> x) => Real32<T>.Of(x.Dual * x.Dual);

    public static Real64<T> Square(int x) => Square((Real64<T>)x);

    public static Real64<T> Erf(Real64<T> x) => Real64<T>.Of(Elementary<T>.Erf(x.Dual));

    public static Real32<T> Erf(Real32<T> x) => Real32<T>.Of(Elementary<T>.Erf(x.Dual));

    public static Real64<T> Erf(int x) => Erf((Real64<T>)x);

    public static Real64<T> LogGamma(Real64<T> x) => Real64<T>.Of(Elementary<T>.LogGamma(x.Dual));

    public static Real32<T> LogGamma(Real32<T> x) => Real32<T>.Of(Elementary<T>.LogGamma(x.Dual));

    public static Real64<T> LogGamma(int x) => LogGamma((Real64<T>)x);

    public static Real64<T> StopGradient(Real64<T> x) => Real64<T>.Of(x.Dual.WithoutDerivative);

    public static Real32<T> StopGradient(Real32<T> x) => Real32<T>.Of(x.Dual.WithoutDerivative);

    public static Real64<T> StopGradient(int x) => StopGradient((Real64<T>)x);

    public static Real64<T> LeakyRelu(Real64<T> x) => LeakyRelu(x, Real64<T>.Of(0.01));

    public static Real64<T> LeakyRelu(Real64<T> x, Real64<T> slope) => Real64<T>.Of(Selection<T>.LeakyRelu(x.Dual, slope.Dual));

    public static Real64<T> Huber(Real64<T> r, Real64<T> delta) => Real64<T>.Of(Selection<T>.Huber(r.Dual, delta.Dual));

    public static Real64<T> Dot(ReadOnlySpan<Real64<T>> a, ReadOnlySpan<Real64<T>> b) => Reductions<Real64<T>, T>.Dot(a, b);

    public static Real64<T> Sum(ReadOnlySpan<Real64<T>> x) => Reductions<Real64<T>, T>.Sum(x);

    public static Real64<T> Mean(ReadOnlySpan<Real64<T>> x) => Reductions<Real64<T>, T>.Mean(x);

    public static Real64<T> SumOfSquares(ReadOnlySpan<Real64<T>> x) => Reductions<Real64<T>, T>.SumOfSquares(x);

    public static Real64<T> Norm(ReadOnlySpan<Real64<T>> x) => Reductions<Real64<T>, T>.Norm(x);

    public static Real64<T> LogSumExp(ReadOnlySpan<Real64<T>> x) => Reductions<Real64<T>, T>.LogSumExp(x);

    public static Real32<T> LeakyRelu(Real32<T> x) => LeakyRelu(x, Real32<T>.Of(0.01));

    public static Real32<T> LeakyRelu(Real32<T> x, Real32<T> slope) => Real32<T>.Of(Selection<T>.LeakyRelu(x.Dual, slope.Dual));

    public static Real32<T> Huber(Real32<T> r, Real32<T> delta) => Real32<T>.Of(Selection<T>.Huber(r.Dual, delta.Dual));

    public static Real32<T> Dot(ReadOnlySpan<Real32<T>> a, ReadOnlySpan<Real32<T>> b) => Reductions<Real32<T>, T>.Dot(a, b);

    public static Real32<T> Sum(ReadOnlySpan<Real32<T>> x) => Reductions<Real32<T>, T>.Sum(x);

    public static Real32<T> Mean(ReadOnlySpan<Real32<T>> x) => Reductions<Real32<T>, T>.Mean(x);

    public static Real32<T> SumOfSquares(ReadOnlySpan<Real32<T>> x) => Reductions<Real32<T>, T>.SumOfSquares(x);

    public static Real32<T> Norm(ReadOnlySpan<Real32<T>> x) => Reductions<Real32<T>, T>.Norm(x);

    public static Real32<T> LogSumExp(ReadOnlySpan<Real32<T>> x) => Reductions<Real32<T>, T>.LogSumExp(x);

    /// <summary>x·Φ(x).</summary>
    private static HyperDual<T> Gelu(HyperDual<T> x)
    {
        var half = HyperDual<T>.Constant(0.5);
        return x * (half + half * Elementary<T>.Erf(x * HyperDual<T>.Constant(SpecialFunctions<T>.RootHalf)));
    }
}
