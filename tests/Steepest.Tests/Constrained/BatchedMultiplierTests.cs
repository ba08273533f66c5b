using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>A fit whose weights have a budget and whose predictions a least mean, over samples.</summary>
[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class BudgetOfRows
{
    [Loss]
    public static double Misfit(ReadOnlySpan<double> weights, [Sample] ReadOnlySpan<double> features, [Sample] double target) => Functions.Square(Functions.Dot(weights, features) - target);

    [Constraint(AtMost = 0.5)]
    public static double Size(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);

    [Constraint(AtLeast = 0.4)]
    public static double Level(ReadOnlySpan<double> weights, [Sample] ReadOnlySpan<double> features) => Functions.Dot(weights, features);
}

/// <summary>The same with the sums written out.</summary>
[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class BudgetWrittenOut
{
    [Loss]
    public static double Misfit(ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> targets)
    {
        var sum = 0.0;
        for (var n = 0; n < targets.Length; n++) sum += Functions.Square(Functions.Dot(weights, features.Slice(n * weights.Length, weights.Length)) - targets[n]);
        return sum / targets.Length;
    }

    [Constraint(AtMost = 0.5)]
    public static double Size(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);

    [Constraint(AtLeast = 0.4)]
    public static double Level(ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> targets)
    {
        var sum = 0.0;
        for (var n = 0; n < targets.Length; n++) sum += Functions.Dot(weights, features.Slice(n * weights.Length, weights.Length));
        return sum / targets.Length;
    }
}

/// <summary>Limits that are written, one of them with a derivative that is wrong.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class WrongLimits
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x) => Functions.Dot(x, x);

    [Constraint(AtMost = 0)]
    public static void Limits(ReadOnlySpan<double> x, [Length(2)] Span<double> left)
    {
        left[0] = x[1] * x[1] - x[0];
        left[1] = Area(x[0]);
    }

    private static double Area(double side) => side * side;

    [DerivativeOf(nameof(Area))]
    private static double AreaGradient(double side, out double sideGradient)
    {
        sideGradient = 3 * side;
        return side * side;
    }
}

/// <summary>Limits that are written, over samples, of a variable that is positive.</summary>
[Adam, AugmentedLagrangian]
public static partial class RightLimits
{
    [Loss]
    public static double Cost([Positive] ReadOnlySpan<double> x) => Functions.Dot(x, x);

    [Constraint(AtLeast = 0, AtMost = 2)]
    public static void Limits(ReadOnlySpan<double> x, [Sample] double t, Span<double> left)
    {
        for (var i = 0; i < left.Length; i++) left[i] = x[i] * Math.Exp(-x[i + 1] * t);
    }
}

/// <summary>Damping that follows what is measured on a batch, and limits that are written in the check of derivatives.</summary>
public sealed class BatchedMultiplierTests
{
    private const int Rows = 40;

    private static (double[] Features, double[] Targets) Data
    {
        get
        {
            var random = new Random(3);
            var (features, targets) = (new double[Rows * 3], new double[Rows]);
            for (var i = 0; i < features.Length; i++) features[i] = 0.3 + random.NextDouble();
            for (var n = 0; n < Rows; n++) targets[n] = 2 * features[3 * n] - features[3 * n + 1] + 0.1 * random.NextDouble();
            return (features, targets);
        }
    }

    [Fact]
    public void A_batch_of_all_rows_is_damped_as_the_sums_written_out()
    {
        var (features, targets) = Data;
        var (rows, written) = (new BudgetOfRows.Solver(3), new BudgetWrittenOut.Solver(3));
        double[] one = [0.5, 0.5, 0.5], other = [0.5, 0.5, 0.5];
        for (var step = 0; step < 300; step++)
        {
            rows.Step(one, new BudgetOfRows.Samples(features, targets));
            written.Step(other, features, targets);
            for (var i = 0; i < 3; i++) Assert.Equal(other[i], one[i], 1e-8);
            for (var i = 0; i < 2; i++) Assert.Equal(written.Multipliers[i], rows.Multipliers[i], 1e-8);
        }

        Assert.True(rows.Multipliers[0] > 0.01);
    }

    [Fact]
    public void Mini_batches_lead_near_the_minimum_that_all_rows_have()
    {
        var (features, targets) = Data;
        double[] x = [0.5, 0.5, 0.5], exact = [0.5, 0.5, 0.5];
        BudgetWrittenOut.Minimize(exact, features, targets, options: new MinimizeOptions { MaxIterations = 20_000 }, cancellationToken: TestContext.Current.CancellationToken);
        var result = BudgetOfRows.Minimize(
            x, new BudgetOfRows.Samples(features, targets), options: new MinimizeOptions { Epochs = 200, BatchSize = 10, Seed = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.MaxViolation < 0.1, result.ToString());
        for (var i = 0; i < 3; i++) Assert.Equal(exact[i], x[i], 0.15);
    }

    [Fact]
    public void Limits_that_are_written_are_compared_too()
    {
        var check = WrongLimits.CheckGradients([0.5, 0.25]);
        Assert.False(check.Passed, check.ToString());
        Assert.Equal("x[0]", check.Worst);
        Assert.True(RightLimits.CheckGradients([0.5, 0.25, 1], 2, new RightLimits.Samples(new double[] { 0, 0.5, 2 })) is { Passed: true });
    }
}
