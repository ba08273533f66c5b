using Steepest;

namespace Gallery.Race;

/// <summary>A long curved valley of Rosenbrock's; the gradient is generated.</summary>
[Lbfgs]
public static partial class LongValley
{
    [Loss]
    public static double Height(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++) sum += 100 * Functions.Square(x[i + 1] - x[i] * x[i]) + Functions.Square(1 - x[i]);
        return sum;
    }
}

/// <summary>The same, with central differences of the loss in the place of the gradient.</summary>
[Lbfgs]
public static partial class NumericValley
{
    [Loss]
    public static double Height(ReadOnlySpan<double> x) => LongValley.Height(x);

    [DerivativeOf(nameof(Height))]
    public static double ByDifferences(ReadOnlySpan<double> x, Span<double> xGradient)
    {
        Span<double> moved = stackalloc double[x.Length];
        x.CopyTo(moved);
        for (var i = 0; i < x.Length; i++)
        {
            var step = 6e-6 * Math.Max(1, Math.Abs(x[i]));
            moved[i] = x[i] + step;
            var above = Height(moved);
            moved[i] = x[i] - step;
            xGradient[i] = (above - Height(moved)) / (2 * step);
            moved[i] = x[i];
        }

        return Height(x);
    }
}

/// <summary>What differences cost in time and in digits.</summary>
internal static class Differences
{
    private const int Length = 40;

    public static void Run(Page page)
    {
        double[] exact = Start(), numeric = Start();
        var byRule = LongValley.Minimize(exact);
        var byDifferences = NumericValley.Minimize(numeric);
        var losses = byDifferences.Evaluations * (2 * Length + 1);
        page.Print($"{Length} variables, exact: {byRule.Status} after {byRule.Evaluations} evaluations; by differences: {byDifferences.Status} after {losses} losses");
        page.Require(byRule.Status == MinimizeStatus.Converged, "the generated gradient converges");
        page.AtMost(1e-10, Distance(exact), "distance from the minimum with the generated gradient");
        page.Require(Distance(numeric) > 10 * Distance(exact), $"differences lose digits: {Distance(numeric):E1}");
        page.Require(losses > Length * byRule.Evaluations, $"and cost {losses / (double)byRule.Evaluations:F0} losses for each evaluation with a gradient");
    }

    private static double[] Start() => [.. Enumerable.Range(0, Length).Select(i => i % 2 == 0 ? -1.2 : 1.0)];

    private static double Distance(double[] x) => x.Max(value => Math.Abs(value - 1));
}
