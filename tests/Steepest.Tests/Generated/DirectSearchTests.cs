using System.Buffers;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Methods that look at losses alone: what they find, within bounds, and that runs can be repeated and taken up.</summary>
public sealed class DirectSearchTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Bowl.Samples Samples => new(new double[] { 1, 2, 6 });

    [Theory]
    [InlineData("RandomSearch", 1e-11)]
    [InlineData("CoordinateDescent", 1e-14)]
    public void A_bowl_is_found_down_to_its_bottom(string name, double tolerance)
    {
        foreach (var length in (int[])[0, 1, 2, 5])
        {
            var x = new double[length];
            Array.Fill(x, -3);
            var lift = 100.0;
            var result = name == "RandomSearch" ? Bowl.MinimizeRandomSearch(x, ref lift, Samples, cancellationToken: Token) : Bowl.MinimizeCoordinateDescent(x, ref lift, Samples, cancellationToken: Token);
            output.WriteLine($"{length}: {result}");
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.InRange(result.Loss, 14.0 / 3 - 1e-12, 14.0 / 3 + tolerance);
            Assert.Equal(3, lift, 1e-6);
            for (var i = 0; i < length; i++) Assert.Equal(i, x[i], 1e-6);
            Assert.Equal(Bowl.Evaluate(x, lift, Samples).Loss, result.Loss);

            // Of a square the parabola is exact: two searches along each variable find the bottom, the rest only makes sure.
            if (name == "CoordinateDescent") Assert.InRange(result.Iterations, 2, 15);
        }
    }

    /// <summary>Hock and Schittkowski, problems 5, 45 and 110, within bounds outside of which their losses throw.</summary>
    [Theory]
    [InlineData("RandomSearch")]
    [InlineData("CoordinateDescent")]
    public void Published_minima_within_bounds(string name)
    {
        var isRandom = name == "RandomSearch";
        var (a, b) = (0.0, 0.0);
        var wave = isRandom ? TiltedWave.MinimizeRandomSearch(ref a, ref b, cancellationToken: Token) : TiltedWave.MinimizeCoordinateDescent(ref a, ref b, cancellationToken: Token);
        output.WriteLine($"{wave}");
        Assert.Equal(-Math.Sqrt(3) / 2 - Math.PI / 3, wave.Loss, 1e-9);

        double[] x = [2, 2, 2, 2, 2];
        double[] most = [1, 2, 3, 4, 5];
        var ends = isRandom ? Product.MinimizeRandomSearch(x, most, cancellationToken: Token) : Product.MinimizeCoordinateDescent(x, most, cancellationToken: Token);
        output.WriteLine($"{ends}");
        Assert.Equal(most, x);
        Assert.Equal(1, ends.Loss);

        double[] y = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
        var logarithms = isRandom ? Logarithms.MinimizeRandomSearch(y, cancellationToken: Token) : Logarithms.MinimizeCoordinateDescent(y, cancellationToken: Token);
        output.WriteLine($"{logarithms}");
        Assert.Equal(-45.77846971, logarithms.Loss, 1e-7);
    }

    /// <summary>Where a line search ends in the nearest hollow, random steps reach beyond it.</summary>
    [Fact]
    public void Random_steps_leave_hollows()
    {
        float[] near = [3.1f, -2.2f];
        var hollow = Eggs.MinimizeLbfgs(near, cancellationToken: Token).Loss;
        Assert.InRange(hollow, 5, 20);
        var (lower, lowest) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            float[] x = [3.1f, -2.2f];
            var result = Eggs.MinimizeRandomSearch(x, new MinimizeOptions { Seed = seed }, Token);
            if (result.Loss < hollow - 1) lower++;
            if (result.Loss < 0.01) lowest++;
        }

        // The second lowest hollows are at 0.995.
        output.WriteLine($"{hollow}: {lower} lower, {lowest} lowest of 60");
        Assert.InRange(lower, 55, 60);
        Assert.InRange(lowest, 6, 60);
    }

    [Fact]
    public void Seeds_repeat_runs_bit_for_bit_and_others_differ()
    {
        var runs = new[] { 1, 1, 2 }.Select(seed =>
        {
            float[] x = [3.1f, -2.2f, 0.5f];
            var result = Eggs.MinimizeRandomSearch(x, new MinimizeOptions { Seed = seed, MaxIterations = 50 }, Token);
            return (Point: x, Result: result with { Elapsed = default });
        }).ToArray();
        Assert.Equal(runs[0].Point, runs[1].Point);
        Assert.Equal(runs[0].Result, runs[1].Result);
        Assert.NotEqual(runs[0].Point, runs[2].Point);
    }

    [Fact]
    public void Runs_interrupted_anywhere_go_on_bit_for_bit()
    {
        foreach (var isRandom in (bool[])[false, true])
        {
            var most = isRandom ? 60 : 6;
            for (var stop = 1; stop < most; stop++)
            {
                float[] expected = [3.1f, -2.2f, 0.5f];
                float[] x = [3.1f, -2.2f, 0.5f];
                var options = new MinimizeOptions { MaxIterations = most, Seed = 3 };
                var writer = new ArrayBufferWriter<byte>();
                if (isRandom)
                {
                    new Eggs.RandomSearchSolver(3, options).Minimize(expected, Token);
                    var first = new Eggs.RandomSearchSolver(3, options with { Callback = report => report.Iteration < stop });
                    first.Minimize(x, Token);
                    first.Save(writer);
                    var second = new Eggs.RandomSearchSolver(3, options);
                    second.Load(writer.WrittenSpan);
                    second.Minimize(x, Token);
                }
                else
                {
                    new Eggs.CoordinateDescentSolver(3, options).Minimize(expected, Token);
                    var first = new Eggs.CoordinateDescentSolver(3, options with { Callback = report => report.Iteration < stop });
                    first.Minimize(x, Token);
                    first.Save(writer);
                    var second = new Eggs.CoordinateDescentSolver(3, options);
                    second.Load(writer.WrittenSpan);
                    second.Minimize(x, Token);
                }

                Assert.Equal(expected, x);
            }
        }
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        float[] x = [3.1f, -2.2f, 0.5f];
        var random = new Eggs.RandomSearchSolver(3);
        var coordinates = new Eggs.CoordinateDescentSolver(3);
        Assert.Equal(0, AllocatedBytes.Of(() => random.Step(x)));
        Assert.Equal(0, AllocatedBytes.Of(() => coordinates.Step(x)));
    }

    /// <summary>A loss that falls to minus infinity keeps the last place that has one.</summary>
    [Fact]
    public void A_cliff_is_a_typed_outcome()
    {
        var (x, y) = (0.5, 0.3);
        var result = Cliff.MinimizeCoordinateDescent(ref x, ref y, cancellationToken: Token);
        output.WriteLine($"{x} {y} {result}");
        Assert.True(double.IsFinite(x) && x > 0 && double.IsFinite(y));
        Assert.True(double.IsFinite(result.Loss) && result.Loss < -1, $"{result}");
        (x, y) = (-1, 0.3);
        Assert.Equal(MinimizeStatus.NonFinite, Cliff.MinimizeRandomSearch(ref x, ref y, cancellationToken: Token).Status);
        Assert.Equal((-1, 0.3), (x, y));
    }

    [Fact]
    public void Options_that_mean_nothing_are_refused()
    {
        var (x, y) = (0.5, 0.3);
        var settles = Assert.Throws<ArgumentException>(() => Cliff.MinimizeRandomSearch(ref x, ref y, new MinimizeOptions { LossTolerance = 1e-3 }, Token));
        Assert.Contains("'LossTolerance'", settles.Message, StringComparison.Ordinal);
        var learns = Assert.Throws<ArgumentException>(() => Cliff.MinimizeCoordinateDescent(ref x, ref y, new MinimizeOptions { LearningRate = 1e-3 }, Token));
        Assert.Contains("'LearningRate'", learns.Message, StringComparison.Ordinal);
        var once = Cliff.MinimizeCoordinateDescent(ref x, ref y, new MinimizeOptions { MaxIterations = 1 }, Token);
        Assert.Equal((MinimizeStatus.IterationLimit, 1), (once.Status, once.Iterations));
    }
}
