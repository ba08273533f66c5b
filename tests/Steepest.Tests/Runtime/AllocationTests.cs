using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class AllocationTests
{
    private static readonly MinimizeOptions Watched = new() { MaxIterations = 50, Callback = _ => true, TimeLimit = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LbfgsAllocatesNothing(bool isWatched)
    {
        var solver = new Lbfgs<double>(100, 10, 1, isWatched ? Watched : null);
        AssertNothing(() =>
        {
            solver.Point.Clear();
            var kernel = new RosenbrockKernel(100);
            solver.Minimize(ref kernel, CancellationToken.None);
        });
        AssertNothing(() =>
        {
            solver.Point[0] += 1;
            var kernel = new RosenbrockKernel(100);
            solver.Step(ref kernel);
        });
    }

    [Fact]
    public void LbfgsOverSamplesAllocatesNothing()
    {
        var solver = new Lbfgs<double>(LogisticKernel.BiasOffset(HeartScale.Width) + 1, 10, 1, null, hasMetric: true);
        AssertNothing(() =>
        {
            solver.Point.Clear();
            var train = HeartScale.Rows(0, 200);
            var check = HeartScale.Rows(200, 70);
            solver.Train(ref train, ref check, true, CancellationToken.None);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FirstOrderAllocatesNothing(bool isWatched)
    {
        var options = (isWatched ? Watched : new MinimizeOptions()) with { MaxIterations = 100, Averaging = Averaging.Polyak(), ClipNorm = 1 };
        var solver = new FirstOrder<double, Adam<double>>(
            LogisticKernel.BiasOffset(HeartScale.Width) + 1, new(0.9, 0.999, 1e-8), 1e-2, 1, options, hasMetric: true);
        AssertNothing(() =>
        {
            var train = HeartScale.Rows(0, 200);
            var check = HeartScale.Rows(200, 70);
            solver.Train(ref train, ref check, true, CancellationToken.None);
        });
        AssertNothing(() =>
        {
            var train = HeartScale.Kernel();
            solver.Step(ref train, new Batch(0, 32));
        });
        AssertNothing(() =>
        {
            var kernel = new RosenbrockKernel(10);
            solver.Minimize(ref kernel, CancellationToken.None);
        });
    }

    [Fact]
    public void SpanFunctionsAllocateNothing()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var sum = 0.0;
        AssertNothing(() => sum += Functions.Dot(x, x) + Functions.Sum(x) + Functions.Mean(x) + Functions.Norm(x) + Functions.LogSumExp(x));
        Assert.True(sum > 0);
    }

    /// <summary>The first call may allocate what stays; of the next ones none may.</summary>
    private static void AssertNothing(Action action) => Assert.Equal(0, AllocatedBytes.Of(action));
}
