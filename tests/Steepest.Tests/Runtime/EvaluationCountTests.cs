using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Minimization;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>
/// How many evaluations it takes to come within 1e-8 · max(1, f*) of a minimum of the collection of Moré, Garbow and Hillstrom, beside another library's
/// methods of the same names. Only problems that both solve are counted.
/// </summary>
public sealed class EvaluationCountTests
{
    [Fact]
    public void BfgsNeedsNoMoreThanHalfAsManyAgain()
        => Compare(length => new Bfgs<double>(length, 1, null), () => new BfgsMinimizer(1e-14, 1e-300, 1e-300, 10000));

    [Fact]
    public void LbfgsNeedsNoMoreThanHalfAsManyAgain()
        => Compare(length => new Lbfgs<double>(length, 10, 1, null), () => new LimitedMemoryBfgsMinimizer(1e-14, 1e-300, 1e-300, 10));

    private static void Compare(Func<int, LineSearchDriver<double>> make, Func<MinimizerBase> makeOther)
    {
        var (ours, theirs, both, solved) = (0, 0, 0, 0);
        foreach (var file in EmbeddedData.FilesIn("mgh"))
        {
            var problem = new CountedProblem(file);
            if (problem.Count(count => Run(make, problem, count)) is not { } own) continue;
            solved++;
            if (problem.Count(count => RunOther(makeOther, problem, count)) is not { } other) continue;
            both++;
            ours += own;
            theirs += other;
            TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {own}, and {other}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ours} against {theirs} on {both} problems; {solved} solved");
        Assert.True(both >= 10, $"Only {both} problems are solved by both.");
        Assert.True(ours <= 1.5 * theirs, $"{ours} evaluations against {theirs}");
    }

    private static void Run(Func<int, LineSearchDriver<double>> make, CountedProblem problem, Func<double[], Span<double>, double> evaluate)
    {
        var solver = make(problem.Start.Length);
        problem.Start.CopyTo(solver.Point);
        var kernel = new DelegateKernel((point, gradient) => evaluate(point[..problem.Start.Length].ToArray(), gradient));
        solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
    }

    private static void RunOther(Func<MinimizerBase> make, CountedProblem problem, Func<double[], Span<double>, double> evaluate)
    {
        var objective = ObjectiveFunction.Gradient(point =>
        {
            var gradient = new double[point.Count];
            var value = evaluate(point.ToArray(), gradient);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        var start = Vector<double>.Build.Dense(problem.Start.ToArray());
        try
        {
            if (make() is BfgsMinimizer bfgs) bfgs.FindMinimum(objective, start);
            else ((LimitedMemoryBfgsMinimizer)make()).FindMinimum(objective, start);
        }
        catch (OptimizationException)
        {
            // It throws where it does not converge; what was evaluated until then counts.
        }
    }
}
