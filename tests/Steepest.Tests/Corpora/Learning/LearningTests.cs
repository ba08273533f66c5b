using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Learning on real data: exact gradients, certified optima, and not a byte allocated on the way.</summary>
public sealed class LearningTests(ITestOutputHelper output)
{
    private const double RelativeGap = 1e-10;

    public static TheoryData<string> Names { get; } = [.. LearningProblem.Unconstrained.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ObjectiveGradientIsExactUpToRounding(string name)
    {
        var (problem, compiled) = Find(name);
        var gradient = new double[problem.Optimum.Length];
        foreach (var (point, reference) in problem.Points())
        {
            Array.Fill(gradient, double.NaN);
            var value = compiled.ObjectiveGradient(point, gradient);
            Assert.InRange(reference.ValueError(value), 0, 1);
            var error = reference.GradientError(gradient);
            Assert.InRange(error, 0, 1);
            output.WriteLine($"gradient: {error:F3} of the allowed error");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CertifiedOptimumIsReachedFromZero(string name)
    {
        var (problem, compiled) = Find(name);
        var x = new double[problem.Optimum.Length];
        var result = compiled.Minimize(x);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        output.WriteLine($"gap: {(result.Loss - problem.CertifiedLoss) / problem.CertifiedLoss:E1} after {result.Iterations} iterations");
        AssertOptimal(problem, result.Loss, RelativeGap);
        AssertOptimal(problem, problem.Loss(x), RelativeGap);
    }

    [Fact]
    public void BreastCancerIsSolvedToTenDigits()
    {
        var (problem, compiled) = Find("logreg_l2_breast_cancer_lam0.01");
        AssertOptimal(problem, compiled.Minimize(new double[problem.Optimum.Length]).Loss, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsAllocated(string name)
    {
        var (problem, compiled) = Find(name);
        var (x, gradient, driver) = (new double[problem.Optimum.Length], new double[problem.Optimum.Length], compiled.Solver());
        AssertNoAllocation(() => compiled.ObjectiveGradient(x, gradient));
        AssertNoAllocation(() => driver.Step(x));
        AssertNoAllocation(() =>
        {
            Array.Clear(x);
            driver.Minimize(x);
        });
    }

    /// <summary>A loss below the certified one by more than rounding would mean another objective.</summary>
    private static void AssertOptimal(LearningProblem problem, double loss, double relativeGap)
        => Assert.InRange((loss - problem.CertifiedLoss) / problem.CertifiedLoss, -1e-12, relativeGap);

    private static void AssertNoAllocation(Action action) => Assert.Equal(0, AllocatedBytes.Of(action));

    private static (LearningProblem Problem, CompiledLearning Compiled) Find(string name)
        => (LearningProblem.Named(name), CompiledLearning.All.Single(c => c.Name == name));
}
