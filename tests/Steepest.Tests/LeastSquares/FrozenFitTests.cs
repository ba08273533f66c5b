using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>A decay above a background.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class RaisedDecay
{
    [Residual]
    public static double Error([Bounds(0, 10)] ReadOnlySpan<double> shape, double background, [Sample] double t, [Sample] double y)
        => shape[0] * Math.Exp(-shape[1] * t) + background - y;
}

/// <summary>The same above a background that is given.</summary>
[LevenbergMarquardt]
public static partial class GivenDecay
{
    [Residual]
    public static double Error(ReadOnlySpan<double> shape, [Fixed] double background, [Sample] double t, [Sample] double y)
        => shape[0] * Math.Exp(-shape[1] * t) + background - y;
}

/// <summary>Variables frozen at run time keep every bit under methods of least squares, and the others fit what is left.</summary>
public sealed class FrozenFitTests
{
    private delegate MinimizeResult Run(
        Span<double> shape, ref double background, RaisedDecay.Samples samples, RaisedDecay.Samples? validation = null, MinimizeOptions? options = null, CancellationToken token = default);

    private static readonly double[] s_times = [0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5];
    private static readonly double[] s_values = [2.9, 2.22, 1.69, 1.39, 1.1, 0.96, 0.81, 0.66, 0.58];

    private static readonly Dictionary<string, Run> s_runs = new()
    {
        ["LevenbergMarquardt"] = RaisedDecay.MinimizeLevenbergMarquardt,
        ["GaussNewton"] = RaisedDecay.MinimizeGaussNewton,
        ["Dogleg"] = RaisedDecay.MinimizeDogleg,
    };

    public static TheoryData<string> Names => [.. s_runs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_others_fit_as_if_it_were_given(string name)
    {
        foreach (var given in new[] { -0.0, 0.3, 0.45 })
        {
            double[] shape = [1, 1], expected = [1, 1];
            var background = given;
            var result = s_runs[name](shape, ref background, new(s_times, s_values), options: new MinimizeOptions { Freeze = ["background"] }, token: TestContext.Current.CancellationToken);
            var other = GivenDecay.Minimize(expected, given, new(s_times, s_values), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(BitConverter.DoubleToInt64Bits(given), BitConverter.DoubleToInt64Bits(background));
            Assert.Equal(other.Loss, result.Loss, 1e-14);
            for (var i = 0; i < shape.Length; i++) Assert.Equal(expected[i], shape[i], 1e-9);
        }
    }

    /// <summary>What is left is a mean; the frozen span lies outside its bounds, which do not move it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Spans_are_frozen_whole(string name)
    {
        double[] shape = [-0.5, 0.75];
        var background = 20.0;
        var result = s_runs[name](shape, ref background, new(s_times, s_values), options: new MinimizeOptions { Freeze = ["shape"] }, token: TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal([-0.5, 0.75], shape);
        Assert.Equal(s_times.Zip(s_values, (t, y) => y + 0.5 * Math.Exp(-0.75 * t)).Average(), background, 1e-14);
    }

    [Fact]
    public void All_may_be_frozen_and_names_must_be_known()
    {
        double[] shape = [1, 1];
        var background = 0.5;
        var result = RaisedDecay.MinimizeLevenbergMarquardt(
            shape, ref background, new(s_times, s_values), options: new MinimizeOptions { Freeze = ["shape", "background"] }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((MinimizeStatus.Converged, 0, 0.5), (result.Status, result.Iterations, background));
        Assert.Contains("'rate'", Assert.Throws<ArgumentException>(() => new RaisedDecay.DoglegSolver(2, new MinimizeOptions { Freeze = ["rate"] })).Message, StringComparison.Ordinal);
    }
}
