using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>The collection of Hock and Schittkowski, written as problems, from the given starts.</summary>
public sealed class HockSchittkowskiTests
{
    /// <summary>At the solution of HS13 the gradients of the limits that bind depend on each other, and no multipliers exist.</summary>
    private static readonly string[] WithoutMultipliers = ["Hs013"];

    [Fact]
    public void An_augmented_Lagrangian_around_LBFGS_reaches_the_minima()
    {
        var (solved, misses) = Solve("MinimizeLbfgs", 1e-6, new MinimizeOptions { MaxIterations = 20_000 });
        Assert.True(solved >= 42, $"{solved} solved; not: {string.Join("; ", misses)}");
    }

    [Fact]
    public void Sequential_quadratic_programming_reaches_them_more_precisely()
    {
        var (solved, misses) = Solve("MinimizeSqp", 1e-8, new MinimizeOptions());
        Assert.True(solved >= 45, $"{solved} solved; not: {string.Join("; ", misses)}");
    }

    private static (int Solved, List<string> Misses) Solve(string member, double accuracy, MinimizeOptions options)
    {
        var misses = new List<string>();
        var solved = 0;
        foreach (var file in EmbeddedData.FilesIn("hs"))
        {
            var problem = new ConstrainedProblem(file);
            var x = problem.Start;
            var result = problem.Minimize(member, x, new double[problem.Limits], options);
            var gap = problem.Gap(result.Loss);
            if (gap <= accuracy && result.MaxViolation <= accuracy) solved++;
            else if (!WithoutMultipliers.Contains(problem.Type.Name)) misses.Add($"{problem.Type.Name} {result.Status} gap {gap:E1} violation {result.MaxViolation:E1} after {result.Iterations}");
        }

        return (solved, misses);
    }
}
