using System.Globalization;
using System.Text;
using Steepest.Benchmarks.Peers;
using Steepest.Minimization;
using Steepest.Tests.Constrained.Core;
using Steepest.Tests.Corpora;

namespace Steepest.Benchmarks.Reporting;

/// <summary>
/// How many points methods evaluate on the collection of Hock and Schittkowski, from its starts, until one is within 1e-8 · max(1, f*) of a minimum and violates
/// limits by 1e-8 at most; in brackets, at how many of them gradients were evaluated.
/// </summary>
internal static class ConstrainedEvaluationTable
{
    private const double Tolerance = 1e-10;

    private delegate void Method(CountedLimits problem, HockSchittkowskiProblem collected);

    private static readonly (string Name, Method Run)[] Own = [("Steepest SQP", RunSqp), ("Steepest L-BFGS, augmented Lagrangian", RunSearch)];

    private static IEnumerable<(string Name, Method Run)> Others
        => Ipopt.IsInstalled
            ? [
                ("IPOPT, exact Hessians", (problem, collected) => Ipopt.Minimize(problem, collected, isExact: true, Tolerance)),
                ("IPOPT, limited memory", (problem, collected) => Ipopt.Minimize(problem, collected, isExact: false, Tolerance)),
            ]
            : [];

    /// <summary>A column a method; below them sums over the problems that it and each of ours solve.</summary>
    public static string Describe()
    {
        (string Name, Method Run)[] methods = [.. Own, .. Others];
        var rows = EmbeddedData.FilesIn("hs").Select(file => (Name: Path.GetFileNameWithoutExtension(file), Counts: Count(file, methods))).ToList();
        var text = new StringBuilder($"{Ipopt.Description}\n\n| problem | {string.Join(" | ", methods.Select(method => method.Name))} |\n|---|{string.Concat(Enumerable.Repeat("---:|", methods.Length))}\n");
        foreach (var (name, counts) in rows) text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", counts.Select(count => count is { } it ? $"{it.Points} ({it.Gradients})" : "–"))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| solved | {string.Join(" | ", methods.Select((_, m) => rows.Count(row => row.Counts[m] is not null)))} |\n");
        for (var own = 0; own < Own.Length; own++)
        {
            foreach (var (what, of) in ((string, Func<(int Points, int Gradients), int>)[])[("points", count => count.Points), ("gradients", count => count.Gradients)])
            {
                var at = own;
                text.Append(CultureInfo.InvariantCulture, $"| {Own[own].Name} : it, {what} | {string.Join(" | ", methods.Select((_, m) => Against(rows.Select(row => (row.Counts[at], row.Counts[m])), of)))} |\n");
            }
        }

        return text.ToString();
    }

    private static string Against(IEnumerable<((int, int)? Own, (int, int)? Other)> pairs, Func<(int Points, int Gradients), int> of)
    {
        var both = pairs.Where(pair => pair is { Own: not null, Other: not null }).ToList();
        var (own, other) = (both.Sum(pair => of(pair.Own!.Value)), both.Sum(pair => of(pair.Other!.Value)));
        return string.Create(CultureInfo.InvariantCulture, $"{own} : {other} = {own / (double)other:F2}");
    }

    private static (int Points, int Gradients)?[] Count(string file, (string Name, Method Run)[] methods)
        => [.. methods.Select(method =>
        {
            var collected = new HockSchittkowskiProblem(EmbeddedData.Text(file));
            var problem = new CountedLimits(collected);
            method.Run(problem, collected);
            return problem.Reached;
        })];

    private static void RunSqp(CountedLimits problem, HockSchittkowskiProblem collected)
    {
        var driver = new Sqp<double>(collected.N, problem.Problem.Blocks, 1, null, box: collected.Box);
        collected.Start.CopyTo(driver.Point);
        var kernel = problem.Kernel;
        driver.Minimize(ref kernel, CancellationToken.None);
    }

    private static void RunSearch(CountedLimits problem, HockSchittkowskiProblem collected)
    {
        var inner = new Lbfgs<double>(collected.N, 10, 1, null, box: collected.Box);
        var driver = new ConstrainedSearch<double>(inner, problem.Problem.Blocks, MultiplierMethod.AugmentedLagrangian(), null);
        collected.Start.CopyTo(driver.Point);
        var kernel = problem.Kernel;
        driver.Minimize(ref kernel, CancellationToken.None);
    }
}
