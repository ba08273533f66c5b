using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>The references reproduce the certified optima, so that they are the objectives the files mean.</summary>
public sealed class LearningReferenceTests
{
    public static TheoryData<string> Names { get; } = [.. LearningProblem.Unconstrained.Concat(LearningProblem.Others).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReferenceHasTheCertifiedLossAtTheOptimum(string name)
    {
        var problem = LearningProblem.Named(name);
        Assert.Equal(problem.CertifiedLoss, problem.Loss(problem.Optimum), 1e-13 * problem.CertifiedLoss);
    }

    [Fact]
    public void GradientsVanishAtTheUnconstrainedOptima()
    {
        foreach (var problem in LearningProblem.Unconstrained)
        {
            Assert.InRange(problem.Points().Single(p => p.Point == problem.Optimum).Reference.LargestEntry, 0, 1e-11);
        }
    }
}
