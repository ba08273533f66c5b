using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Generated gradients against 60-digit references: error ≤ 1e-12·‖g‖∞ + 64 ulp of the largest terms.</summary>
public sealed class GradientTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(TranscriptionTests.Cases), MemberType = typeof(TranscriptionTests))]
    public void GradientsAreExactUpToRounding(string name)
    {
        var problem = CorpusCase.Named(name);
        var evaluate = problem.Gradient();
        var gradient = new double[problem.Start.Length];
        var worst = 0.0;
        foreach (var point in problem.Points())
        {
            var reference = GradientReference.Of(problem.Expression, point);
            Array.Fill(gradient, double.NaN);
            var value = evaluate(point, gradient);
            Assert.InRange(reference.ValueError(value), 0, 1);
            var error = reference.GradientError(gradient);
            Assert.InRange(error, 0, 1);
            worst = Math.Max(worst, error);
        }

        output.WriteLine($"gradient: {worst:F3} of the allowed error");
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
