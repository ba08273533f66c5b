using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>A decay whose columns have very different lengths far from the answer.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class RepeatedDecay
{
    [Residual]
    public static double Error(double amplitude, double rate, double background, [Sample] double t, [Sample] double y) => amplitude * Math.Exp(-rate * t) + background - y;
}

/// <summary>A solver that has run elsewhere before runs as a new one does, bit for bit.</summary>
public sealed class RepeatedRunTests
{
    private static readonly RepeatedDecay.Samples Data = new(
        new double[] { 0, 1, 2, 3, 4, 5, 6, 7 }, new[] { 5.1, 3.3, 2.2, 1.7, 1.2, 1.1, 0.9, 1.0 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ASecondRunIsThatOfANewSolver()
    {
        AssertRepeats(() =>
        {
            var solver = new RepeatedDecay.LevenbergMarquardtSolver();
            return (double[] x) => solver.Minimize(ref x[0], ref x[1], ref x[2], Data, cancellationToken: Token);
        });
        AssertRepeats(() =>
        {
            var solver = new RepeatedDecay.GaussNewtonSolver();
            return (double[] x) => solver.Minimize(ref x[0], ref x[1], ref x[2], Data, cancellationToken: Token);
        });
        AssertRepeats(() =>
        {
            var solver = new RepeatedDecay.DoglegSolver();
            return (double[] x) => solver.Minimize(ref x[0], ref x[1], ref x[2], Data, cancellationToken: Token);
        });
    }

    private static void AssertRepeats(Func<Func<double[], MinimizeResult>> make)
    {
        var used = make();
        used([200, 3, -50]);
        used([0.001, 1e-6, 40]);
        var (first, second) = ((double[])[1, 1, 0], (double[])[1, 1, 0]);
        var (expected, found) = (make()(first), used(second));
        Assert.Equal(first, second);
        Assert.Equal(expected with { Elapsed = default }, found with { Elapsed = default });
    }
}
