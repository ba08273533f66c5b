using System.Buffers;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>Generated solvers with multipliers: exact trajectories, where they end, what they hand out and keep.</summary>
public sealed class MultiplierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_modified_method_follows_its_exact_trajectory()
    {
        var run = EmbeddedData.Json("ml/trajectories.json").EnumerateArray().Single(run => run.GetProperty("function").GetString() == "mdmm_circle_line");
        var points = run.GetProperty("points").EnumerateArray().ToDictionary(point => point.GetProperty("step").GetInt32());
        var x = run.GetProperty("x0").Numbers();
        var solver = new CircleLine.Solver(2);
        var compared = 0;
        for (var step = 1; step <= points.Keys.Max(); step++)
        {
            solver.Step(x);
            if (!points.TryGetValue(step, out var point)) continue;
            compared++;
            var exact = point.GetProperty("x").Numbers();
            Assert.Equal(exact[0], x[0], 1e-10);
            Assert.Equal(exact[1], x[1], 1e-10);
            Assert.Equal(point.GetProperty("lambda").Number(), solver.Multipliers[0], 1e-10);
        }

        Assert.Equal(points.Count, compared);
    }

    [Fact]
    public void A_limit_that_does_not_bind_does_nothing()
    {
        double[] multipliers = [0];
        var t = 0.3;
        RoomToMove.MinimizeGradientDescent(ref t, multipliers, new MinimizeOptions { MaxIterations = 20_000 }, cancellationToken: Token);
        Assert.Equal(1, t, 1e-9);
        Assert.Equal(0, multipliers[0]);
    }

    [Fact]
    public void Ungated_damping_pushes_it_to_the_limit()
    {
        var t = 1.5;
        double[] multipliers = [0];
        RoomUngated.Minimize(ref t, multipliers, new MinimizeOptions { MaxIterations = 20_000, LearningRate = 0.005 }, cancellationToken: Token);

        // Where 2(t − 1) + 10·(t² − 4)·2t = 0.
        Assert.Equal(1.987539550347043, t, 1e-9);
    }

    [Fact]
    public void All_shapes_of_limits_and_all_searching_optimizers_agree()
    {
        MinimizeOptions options = new() { MaxIterations = 5_000 };
        (string Name, Func<double[], double, double[], (MinimizeResult, double)> Run)[] members =
        [
            ("Lbfgs", (x, y, m) => (Shapes.MinimizeLbfgs(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
            ("Bfgs", (x, y, m) => (Shapes.MinimizeBfgs(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
            ("ConjugateGradient", (x, y, m) => (Shapes.MinimizeConjugateGradient(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
            ("Newton", (x, y, m) => (Shapes.MinimizeNewton(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
            ("TrustRegion", (x, y, m) => (Shapes.MinimizeTrustRegion(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
            ("Sqp", (x, y, m) => (Shapes.MinimizeSqp(x, ref y, 1.2, 2, m, options, cancellationToken: Token), y)),
        ];
        double[]? first = null;
        foreach (var (name, run) in members)
        {
            double[] x = [0, 0.3, 0.4];
            var multipliers = new double[6];
            var (result, y) = run(x, 1.0, multipliers);
            Assert.True(result.Status == MinimizeStatus.Converged, $"{name}: {result.Status}");
            Assert.InRange(result.MaxViolation, 0, 1e-8);
            Assert.InRange(Shapes.Evaluate(x, y, 1.2, 2).MaxViolation, 0, 1e-8);
            AssertStationary(x, y, multipliers);
            double[] all = [.. x, y, .. multipliers];
            first ??= all;
            foreach (var (one, other) in first.Zip(all)) Assert.Equal(one, other, 1e-5);
        }
    }

    /// <summary>The gradient of loss and limits, by the gradients and Jacobians that stand beside the methods.</summary>
    private static void AssertStationary(double[] x, double y, double[] multipliers)
    {
        var sum = new double[3];
        Shapes.DistanceGradient(x, y, sum, out var ySum);
        var between = new double[3];
        Shapes.BetweenGradient(x, between);
        for (var i = 0; i < 3; i++) sum[i] += (multipliers[1] - multipliers[0]) * between[i];
        sum[1] += multipliers[2] * y + multipliers[3];
        ySum += multipliers[2] * x[1];
        sum[2] -= multipliers[3];
        for (var i = 0; i < 2; i++) sum[i] += multipliers[4 + i] * 2 * x[i];
        Assert.All(sum.Append(ySum), entry => Assert.Equal(0, entry, 1e-6));
        Assert.All([multipliers[0], multipliers[1], multipliers[4], multipliers[5]], multiplier => Assert.True(multiplier >= 0));
    }

    [Fact]
    public void Means_over_samples_are_limited()
    {
        double[] t = [.. Enumerable.Range(0, 40).Select(i => i / 20.0 - 1)];
        var samples = new OverSamples.Samples(t, t.Select(t => 1 + 2 * t + 3 * t * t).ToArray());
        double[] x = [0, 0, 0];
        var multipliers = new double[4];
        var result = OverSamples.MinimizeLbfgs(x, samples, multipliers: multipliers, options: new MinimizeOptions { MaxIterations = 5_000 }, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(0.5, x[2] * x[2] * t.Average(t => 1 + t * t), 1e-7);
        Assert.Equal(0.9, x[1], 1e-7);
        Assert.True(multipliers[0] > 0 && multipliers[1] > 0);
        Assert.Equal(result.Loss, OverSamples.Evaluate(x, samples).Loss, 1e-12);
        Assert.InRange(OverSamples.Evaluate(x, samples).MaxViolation, 0, 1e-8);

        double[] z = [0, 0, 0], others = new double[4];
        var second = OverSamples.MinimizeSqp(z, samples, multipliers: others, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, second.Status);
        foreach (var (one, other) in x.Concat(multipliers).Zip(z.Concat(others))) Assert.Equal(one, other, 1e-6);
    }

    [Fact]
    public void Evaluate_reports_the_largest_violation_and_checks_agree()
    {
        double[] x = [5, 0.5, -3];
        var evaluation = Shapes.Evaluate(x, 2, cap: 1, capsLength: 3);
        Assert.Equal(24, evaluation.MaxViolation);
        Assert.Equal(Shapes.Distance(x, 2), evaluation.Loss);
        Assert.True(Shapes.CheckGradients(x, 2, 1, 3).Passed);
        Assert.True(OverSamples.CheckGradients([0.3, -0.2, 0.7], new(new[] { 0.5, -1, 2 }, new[] { 1.0, 2, 3 })).Passed);
    }

    [Fact]
    public void Contradictory_limits_are_infeasible_and_the_least_violating_point_is_returned()
    {
        var x = 5.0;
        var result = Contradiction.Minimize(ref x, options: new MinimizeOptions { MaxIterations = 5_000 }, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Infeasible, result.Status);
        Assert.InRange(x, 0.5, 2);
        Assert.True(result.MaxViolation > 0.5);
    }

    [Fact]
    public void A_limit_that_is_no_number_ends_the_run_at_the_last_good_point()
    {
        var x = 0.5;
        var result = RootLimit.Minimize(ref x, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.NonFinite, result.Status);
        Assert.Equal(0.5, x);

        x = 1.5;
        Assert.Equal(MinimizeStatus.Converged, RootLimit.Minimize(ref x, cancellationToken: Token).Status);
        Assert.Equal(2, x, 1e-7);
    }

    [Fact]
    public void Multipliers_are_warm_starts()
    {
        double[] x = [0, 0.3, 0.4];
        var y = 1.0;
        var multipliers = new double[6];
        var cold = Shapes.MinimizeLbfgs(x, ref y, 1.2, 2, multipliers, cancellationToken: Token);
        var warm = Shapes.MinimizeLbfgs(x, ref y, 1.2, 2, multipliers, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, warm.Status);
        Assert.True(4 * warm.Evaluations < cold.Evaluations, $"{warm.Evaluations} after {cold.Evaluations}");

        Assert.Throws<ArgumentException>("multipliers", () =>
        {
            var again = 1.0;
            Shapes.MinimizeLbfgs(new double[3], ref again, 1.2, 2, new double[5], cancellationToken: Token);
        });
    }

    [Fact]
    public void A_saved_solver_goes_on_bit_for_bit()
    {
        double[] x = [0.5, -1.5];
        var solver = new CircleLine.Solver(2);
        for (var i = 0; i < 10; i++) solver.Step(x);
        var saved = new ArrayBufferWriter<byte>();
        solver.Save(saved);
        double[] y = [.. x];
        for (var i = 0; i < 10; i++) solver.Step(x);
        var other = new CircleLine.Solver(2);
        other.Load(saved.WrittenSpan);
        for (var i = 0; i < 10; i++) other.Step(y);
        Assert.Equal(x, y);
        Assert.Equal(solver.Multipliers[0], other.Multipliers[0]);

        other.Multipliers[0] = 7;
        other.Reset();
        Assert.Equal(0, other.Multipliers[0]);
    }

    [Fact]
    public void Numbers_of_32_bits_have_multipliers_of_32_bits()
    {
        float[] x = [0.5f, -1.5f], multipliers = [0];
        SingleNumbers.MinimizeGradientDescent(x, multipliers, new MinimizeOptions { MaxIterations = 20_000 }, cancellationToken: Token);
        Assert.Equal(-1, x[0], 1e-3f);
        Assert.Equal(-1, x[1], 1e-3f);
        Assert.Equal(0.5f, multipliers[0], 1e-3f);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        double[] x = [0.5, -1.5];
        var solver = new CircleLine.Solver(2);
        Assert.Equal(0, AllocatedBytes.Of(() => solver.Step(x)));
        double[] z = [0, 0.3, 0.4], multipliers = new double[6];
        var y = 1.0;
        var shapes = new Shapes.LbfgsSolver(3, 2);
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            shapes.Step(z, ref y, 1.2, 2);
            shapes.Minimize(z, ref y, 1.2, 2, multipliers, cancellationToken: Token);
        }));
        Assert.Equal(0, AllocatedBytes.Of(() => Shapes.Evaluate(z, 2, 1, 3)));
    }
}
