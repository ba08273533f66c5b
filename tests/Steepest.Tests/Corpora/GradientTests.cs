using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Generated gradients against 60-digit references: error ≤ 1e-12·‖g‖∞ + 64 ulp of the largest terms.</summary>
public sealed class GradientTests
{
    [Theory]
    [MemberData(nameof(TranscriptionTests.Cases), MemberType = typeof(TranscriptionTests))]
    public void GradientsAreExactUpToRounding(string name)
    {
        var problem = CorpusCase.Named(name);
        var evaluate = problem.Gradient();
        var gradient = new double[problem.Start.Length];
        foreach (var point in problem.Points())
        {
            var reference = GradientReference.Of(problem.Expression, point);
            Array.Fill(gradient, double.NaN);
            var value = evaluate(point, gradient);
            Assert.InRange(reference.ValueError(value), 0, 1);
            Assert.InRange(reference.GradientError(gradient), 0, 1);
        }
    }

    [Theory]
    [MemberData(nameof(TranscriptionTests.Cases), MemberType = typeof(TranscriptionTests))]
    public void GradientsAllocateNothing(string name)
    {
        var problem = CorpusCase.Named(name);
        var evaluate = problem.Gradient();
        var gradient = new double[problem.Start.Length];
        Assert.Equal(0, AllocatedBytes.Of(() => evaluate(problem.Start, gradient)));
    }
}
