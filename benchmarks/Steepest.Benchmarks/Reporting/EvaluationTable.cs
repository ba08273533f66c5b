using System.Globalization;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Benchmarks.Peers;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Tests.Corpora;

namespace Steepest.Benchmarks.Reporting;

/// <summary>
/// How many evaluations of loss and gradient methods take to come within 1e-8 · max(1, f*) of a minimum of the collection of Moré, Garbow and Hillstrom, from
/// its starts.
/// </summary>
internal static class EvaluationTable
{
    private delegate void Method(double[] start, Func<double[], Span<double>, double> evaluate);

    private static readonly (string Name, Method Run)[] Own =
    [
        ("Steepest BFGS", (start, evaluate) => Run(new Bfgs<double>(start.Length, 1, null), start, evaluate)),
        ("Steepest L-BFGS", (start, evaluate) => Run(new Lbfgs<double>(start.Length, 10, 1, null), start, evaluate)),
    ];

    private static IEnumerable<(string Name, Method Run)> Others =>
    [
        ("Math.NET BFGS", (start, evaluate) => RunMathNet(objective => new BfgsMinimizer(1e-14, 1e-300, 1e-300, 10000).FindMinimum(objective, Vector<double>.Build.Dense([.. start])), evaluate)),
        ("Math.NET L-BFGS", (start, evaluate) => RunMathNet(objective => new LimitedMemoryBfgsMinimizer(1e-14, 1e-300, 1e-300, 10).FindMinimum(objective, Vector<double>.Build.Dense([.. start])), evaluate)),
        .. (Nlopt.IsInstalled ? (string[])["LD_LBFGS", "LD_SLSQP", "LD_VAR2", "LD_TNEWTON_PRECOND_RESTART", "LD_MMA"] : [])
            .Select(method => ($"NLopt {method[3..]}", (Method)((start, evaluate) => Nlopt.Minimize(method, [.. start], evaluate)))),
    ];

    /// <summary>A column a method: on every problem its evaluations, or a dash; below them sums over the problems that it and each of ours solve.</summary>
    public static string Describe()
    {
        (string Name, Method Run)[] methods = [.. Own, .. Others];
        var counts = EmbeddedData.FilesIn("mgh").Select(file => (Name: Path.GetFileNameWithoutExtension(file), Counts: Count(file, methods))).ToList();
        var text = new StringBuilder($"{Nlopt.Description}\n\n| problem | {string.Join(" | ", methods.Select(method => method.Name))} |\n|---|{string.Concat(Enumerable.Repeat("---:|", methods.Length))}\n");
        foreach (var (name, row) in counts) text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", row.Select(count => count?.ToString(CultureInfo.InvariantCulture) ?? "–"))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| solved | {string.Join(" | ", methods.Select((_, m) => counts.Count(row => row.Counts[m] is not null)))} |\n");
        for (var own = 0; own < Own.Length; own++)
        {
            var at = own;
            text.Append(CultureInfo.InvariantCulture, $"| {Own[own].Name} : it, where both solve | {string.Join(" | ", methods.Select((_, m) => Against(counts.Select(row => (row.Counts[at], row.Counts[m])))))} |\n");
        }

        for (var own = 0; own < Own.Length; own++)
        {
            var at = own;
            text.Append(CultureInfo.InvariantCulture, $"\n{Own[own].Name} : the best of all others, problem by problem: {Against(counts.Select(row => (row.Counts[at], row.Counts[Own.Length..].Min())))}\n");
        }

        return text.ToString();
    }

    private static string Against(IEnumerable<(int? Own, int? Other)> pairs)
    {
        var both = pairs.Where(pair => pair is { Own: not null, Other: not null }).ToList();
        var (own, other) = (both.Sum(pair => pair.Own!.Value), both.Sum(pair => pair.Other!.Value));
        return string.Create(CultureInfo.InvariantCulture, $"{own} : {other} = {own / (double)other:F2}");
    }

    private static int?[] Count(string file, (string Name, Method Run)[] methods)
    {
        var problem = new CountedProblem(file);
        return [.. methods.Select(method => problem.Count(evaluate => method.Run(problem.Start, evaluate)))];
    }

    private static void Run(LineSearchDriver<double> solver, double[] start, Func<double[], Span<double>, double> evaluate)
    {
        start.CopyTo(solver.Point);
        var kernel = new Counted(evaluate, start.Length);
        solver.Minimize(ref kernel, CancellationToken.None);
    }

    private static void RunMathNet(Action<IObjectiveFunction> minimize, Func<double[], Span<double>, double> evaluate)
    {
        try
        {
            minimize(ObjectiveFunction.Gradient(point =>
            {
                var gradient = new double[point.Count];
                return (evaluate(point.ToArray(), gradient), Vector<double>.Build.Dense(gradient));
            }));
        }
        catch (OptimizationException)
        {
            // It throws where it does not converge; what was evaluated until then counts.
        }
    }

    private readonly ref struct Counted(Func<double[], Span<double>, double> evaluate, int length) : IGradientKernel<double>
    {
        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            gradient.Clear();
            return evaluate(point[..length].ToArray(), gradient[..length]);
        }
    }
}
