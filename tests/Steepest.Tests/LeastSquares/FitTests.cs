using System.Buffers;
using System.Numerics;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Generated solvers of residuals, against methods that know nothing of them and against each other.</summary>
public sealed class FitTests
{
    private static readonly double[] s_times = [.. Enumerable.Range(0, 37).Select(i => 0.1 * i)];
    private static readonly double[] s_values = [.. s_times.Select((t, i) => 2.5 * Math.Exp(-1.3 * t) + 0.05 * Math.Sin(7 * i))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PlainDecay.Samples Decay => new(s_times, s_values);

    [Fact]
    public void Every_method_ends_where_Lbfgs_does()
    {
        var (a, b) = (1.0, 1.0);
        PlainDecay.MinimizeLbfgs(ref a, ref b, Decay, cancellationToken: Token);
        foreach (var minimize in (Run[])[PlainDecay.MinimizeLevenbergMarquardt, PlainDecay.MinimizeGaussNewton, PlainDecay.MinimizeDogleg])
        {
            var (amplitude, rate) = (1.0, 1.0);
            var result = minimize(ref amplitude, ref rate, Decay, null, null, Token);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(a, amplitude, 1e-7);
            Assert.Equal(b, rate, 1e-7);
            Assert.Equal(PlainDecay.Evaluate(amplitude, rate, Decay).Loss, result.Loss, 1e-12);
        }
    }

    /// <summary>Groups of every kind, their weights and robust functions, losses and penalties, in blocks and as one objective.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    public void Groups_losses_and_penalties_make_one_objective(int rows)
    {
        var random = new Random(rows);
        var samples = new MixedFit.Samples(Enumerable.Range(0, 3 * rows).Select(_ => random.NextDouble()).ToArray(), Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray());
        var expected = new double[3];
        var (offset, shift) = (0.0, (X: 0.1, Y: 0.2));
        var tight = new MinimizeOptions { GradientTolerance = 1e-9, LossTolerance = 0, StepTolerance = 0 };
        MixedFit.MinimizeLbfgs(expected, ref offset, ref shift, 3, 7, samples, options: tight, cancellationToken: Token);
        Assert.True(MixedFit.CheckGradients([0.1, 0.2, -0.3], 0.4, (0.5, -0.6), 3, 7, samples).Passed);
        foreach (var optimizer in (string[])["LevenbergMarquardt", "GaussNewton", "Dogleg"])
        {
            var slopes = new double[3];
            var (found, moved) = (0.0, (X: 0.1, Y: 0.2));
            var result = optimizer switch
            {
                "GaussNewton" => MixedFit.MinimizeGaussNewton(slopes, ref found, ref moved, 3, 7, samples, cancellationToken: Token),
                "Dogleg" => MixedFit.MinimizeDogleg(slopes, ref found, ref moved, 3, 7, samples, cancellationToken: Token),
                _ => MixedFit.MinimizeLevenbergMarquardt(slopes, ref found, ref moved, 3, 7, samples, cancellationToken: Token),
            };
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(MixedFit.Evaluate(slopes, found, moved, 3, 7, samples).Loss, result.Loss, 1e-10);
            for (var i = 0; i < 3; i++) Assert.Equal(expected[i], slopes[i], 1e-5);
            Assert.Equal(offset, found, 1e-5);
            Assert.Equal(shift.X, moved.X, 1e-5);
            Assert.Equal(shift.Y, moved.Y, 1e-5);
        }
    }

    [Fact]
    public void Bounds_are_kept_numbers_and_inputs()
    {
        var samples = new BoundedDecay.Samples(s_times, s_values);
        var (a, b) = (20.0, 0.0);
        var result = BoundedDecay.MinimizeLevenbergMarquardt(ref a, ref b, slowest: 2, background: 0, samples, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(2, b);
        Assert.InRange(a, 2.5, 10);

        // The best amplitude at that rate is a linear fit.
        var best = s_times.Zip(s_values, (t, y) => y * Math.Exp(-2 * t)).Sum() / s_times.Sum(t => Math.Exp(-4 * t));
        Assert.Equal(best, a, 1e-9);
        Assert.True(double.IsNaN(BoundedDecay.Statistics(a, b, 2, 0, samples).StandardErrors[1]));
    }

    [Fact]
    public void Validation_judges_by_the_metric_and_keeps_the_best()
    {
        var (a, b) = (1.0, 1.0);
        var result = PlainDecay.MinimizeLevenbergMarquardt(ref a, ref b, Decay.Slice(0, 20), Decay.Slice(20, 17), cancellationToken: Token);
        Assert.Equal(PlainDecay.Evaluate(a, b, Decay.Slice(20, 17)).Metric, result.Metric, 1e-12);
    }

    [Fact]
    public void A_run_goes_on_bit_for_bit_from_what_was_saved()
    {
        var (first, second) = (new PlainDecay.LevenbergMarquardtSolver(), new PlainDecay.LevenbergMarquardtSolver());
        var (a, b) = (1.0, 1.0);
        first.Step(ref a, ref b, Decay);
        var state = new ArrayBufferWriter<byte>();
        first.Save(state);
        second.Load(state.WrittenSpan);
        var (c, d) = (a, b);
        first.Minimize(ref a, ref b, Decay, cancellationToken: Token);
        second.Minimize(ref c, ref d, Decay, cancellationToken: Token);
        Assert.Equal((a, b), (c, d));
    }

    [Fact]
    public void A_strict_fit_in_floats_and_one_with_floats_among_doubles_converge()
    {
        var (a, b) = (1f, 1f);
        var samples = new StrictDecay.Samples(s_times.Select(t => (float)t).ToArray(), s_values.Select(y => (float)y).ToArray());
        Assert.Equal(MinimizeStatus.Converged, StrictDecay.Minimize(ref a, ref b, samples, cancellationToken: Token).Status);
        Assert.Equal(2.5f, a, 0.05f);

        var angles = Enumerable.Range(0, 40).Select(i => 0.1 * i).ToArray();
        var (centre, radius) = (new Vector2(0, 0), 1.0);
        var circle = new VectorFit.Samples(angles.Select(angle => 3 + 2 * Math.Cos(angle)).ToArray(), angles.Select(angle => -1 + 2 * Math.Sin(angle)).ToArray());
        Assert.Equal(MinimizeStatus.Converged, VectorFit.Minimize(ref centre, ref radius, circle, cancellationToken: Token).Status);
        Assert.Equal(2, radius, 1e-5);
        Assert.Equal(3, centre.X, 1e-5f);
        Assert.Equal("centre.X", VectorFit.Statistics(centre, radius, circle).Names[0]);
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var solver = new PlainDecay.LevenbergMarquardtSolver();
        var samples = Decay;
        void Fit()
        {
            var (a, b) = (1.0, 1.0);
            solver.Reset();
            solver.Minimize(ref a, ref b, samples);
        }

        Fit();
        Assert.Equal(0, AllocatedBytes.Of(Fit));
    }

    private delegate MinimizeResult Run(ref double amplitude, ref double rate, PlainDecay.Samples samples, PlainDecay.Samples? validation, MinimizeOptions? options, CancellationToken token);
}
