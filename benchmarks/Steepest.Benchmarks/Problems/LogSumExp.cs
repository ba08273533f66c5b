namespace Steepest.Benchmarks.Problems;

public static partial class LogSumExp
{
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> x) => Functions.LogSumExp(x);
}
