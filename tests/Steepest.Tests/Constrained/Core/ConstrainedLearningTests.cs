using Steepest.Minimization;
using Steepest.Tests.Corpora;
using Steepest.Tests.Runtime;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Constrained.Core;

/// <summary>Certified optima of learning under constraints.</summary>
public sealed class ConstrainedLearningTests
{
    private static readonly int s_length = BudgetKernel.Bias + 1;
    private static readonly Range[] s_places = [new Range(0, HeartScale.Width), new Range(BudgetKernel.Bias, s_length)];

    private static readonly double s_certified = EmbeddedData.Json("ml/logreg_norm_budget_heart.json").GetProperty("f_star").Number();
    private static readonly double s_multiplier = EmbeddedData.Json("ml/logreg_norm_budget_heart.json").GetProperty("multiplier").Number();

    [Fact]
    public void ABudgetOfTheWeightsIsKept()
    {
        var search = new ConstrainedSearch<double>(new Lbfgs<double>(s_length, 10, 1, null), BudgetKernel.Blocks, MultiplierMethod.AugmentedLagrangian(), null);
        var kernel = new BudgetKernel(1, 1000);
        Certify(search.Train(ref kernel, ref kernel, false, CancellationToken.None), search.Multipliers);

        var sqp = new Sqp<double>(s_length, BudgetKernel.Blocks, 1, null, places: s_places);
        Certify(sqp.Train(ref kernel, CancellationToken.None), sqp.Multipliers);

        var options = new MinimizeOptions { BatchSize = 270, Epochs = 20_000, GradientTolerance = 1e-10 };
        var inner = new FirstOrder<double, GradientDescent<double>>(s_length, new GradientDescent<double>(), 0.2, 1, options);
        var descent = new ConstrainedFirstOrder<double, GradientDescent<double>>(inner, BudgetKernel.Blocks, MultiplierMethod.Differential(1, 0.5), options);
        Certify(descent.Train(ref kernel, ref kernel, false, CancellationToken.None), descent.Multipliers);
    }

    [Fact]
    public void ALimitOverSamplesIsKept()
    {
        // The cap binds; what the methods find must be the same minimum, with the same multipliers.
        var kernel = new BudgetKernel(1, -0.5);
        var sqp = new Sqp<double>(s_length, BudgetKernel.Blocks, 1, null, places: s_places);
        var expected = sqp.Train(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, expected.Status);
        Assert.True(sqp.Multipliers[1] > 0.01);
        var search = new ConstrainedSearch<double>(new Lbfgs<double>(s_length, 10, 1, null), BudgetKernel.Blocks, MultiplierMethod.AugmentedLagrangian(), null);
        var result = search.Train(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(expected.Loss, result.Loss, 1e-8);
        Assert.Equal(sqp.Multipliers[0], search.Multipliers[0], 1e-6);
        Assert.Equal(sqp.Multipliers[1], search.Multipliers[1], 1e-6);
    }

    [Fact]
    public void MiniBatchesComeCloseAndGoOnBitForBit()
    {
        static MinimizeOptions Options(int stopAt) => new() { BatchSize = 30, Epochs = 60, Seed = 3, Callback = report => report.Iteration != stopAt };
        static ConstrainedFirstOrder<double, Adam<double>> Driver(MinimizeOptions options)
            => new(new FirstOrder<double, Adam<double>>(s_length, new Adam<double>(), 3e-3, 1, options), BudgetKernel.Blocks, MultiplierMethod.Differential(1, 0.05), options);
        var kernel = new BudgetKernel(1, -0.5);
        var whole = Driver(Options(-1));
        var expected = whole.Train(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(MinimizeStatus.IterationLimit, expected.Status);
        Assert.InRange(expected.MaxViolation, 0, 0.05);

        var first = Driver(Options(137));
        Assert.Equal(MinimizeStatus.Stopped, first.Train(ref kernel, ref kernel, false, CancellationToken.None).Status);
        var second = Driver(Options(-1));
        second.Load(Drivers.Saved(first.Save));
        first.Point.CopyTo(second.Point);
        var actual = second.Train(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(expected with { Elapsed = default }, actual with { Elapsed = default });
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal(whole.Multipliers.ToArray(), second.Multipliers.ToArray());
    }

    [Fact]
    public void TheDieOfGreatestEntropyIsFound()
    {
        var data = EmbeddedData.Json("ml/maxent_die_mean4.5.json");
        var loss = string.Join("+", Enumerable.Range(1, 6).Select(i => $"x{i}*log(x{i})"));
        var problem = ExpressionProblem.EqualTo(6, loss, "x1+x2+x3+x4+x5+x6-1", "x1+2*x2+3*x3+4*x4+5*x5+6*x6-4.5");
        var box = new Box<double>(6);
        box.Lower[..6].Fill(1e-12);
        var start = Enumerable.Repeat(1 / 6.0, 6).ToArray();
        var sqp = new Sqp<double>(6, problem.Blocks, 1, null, box: box);
        start.CopyTo(sqp.Point);
        var kernel = problem.Kernel;
        var search = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), start, box: box);
        foreach (var (result, point, multiplier) in new[] { (sqp.Minimize(ref kernel, CancellationToken.None), sqp.Point.ToArray(), sqp.Multipliers[1]), (search.Run(problem), search.Point.ToArray(), search.Multipliers[1]) })
        {
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(data.GetProperty("f_star").Number(), result.Loss, 1e-8);
            Assert.InRange(result.MaxViolation, 0, 1e-8);
            foreach (var (actual, expected) in point.Zip(data.GetProperty("p_star").Numbers())) Assert.Equal(expected, actual, 1e-7);
            Assert.Equal(0.371048938081033338, -multiplier, 1e-6);
        }
    }

    private static void Certify(MinimizeResult result, ReadOnlySpan<double> multipliers)
    {
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(s_certified, result.Loss, 1e-8);
        Assert.InRange(result.MaxViolation, 0, 1e-8);
        Assert.Equal(s_multiplier, multipliers[0], 1e-6);
        Assert.Equal(0, multipliers[1]);
    }
}
