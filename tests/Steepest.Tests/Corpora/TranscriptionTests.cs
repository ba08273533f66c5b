using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>The methods compute what the files say, so that errors of their gradients are errors of the compiler.</summary>
public sealed class TranscriptionTests
{
    public static TheoryData<string> Cases { get; } = [.. CorpusCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValuesAreThoseOfTheExpression(string name)
    {
        var problem = CorpusCase.Named(name);
        foreach (var point in problem.Points())
        {
            var reference = GradientReference.Of(problem.Expression, point);
            Assert.InRange(reference.ValueError(problem.Primal(point)), 0, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValueAtTheStartIsThePublishedOne(string name)
    {
        var problem = CorpusCase.Named(name);
        if (problem.ValueAtStart is { } published) Assert.Equal(published, problem.Primal(problem.Start), 1e-12 * Math.Abs(published));
    }

    /// <summary>Two ways to the reference: the tape backwards, and dual numbers forwards.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ReferencesAgreeForwardsAndBackwards(string name)
    {
        var problem = CorpusCase.Named(name);
        var point = problem.Points().Last();
        var backwards = GradientReference.Of(problem.Expression, point).Gradient;
        var variables = Dual<BigFloat>.Variables(Array.ConvertAll(point, x => (BigFloat)x));
        var forwards = problem.Expression.Evaluate<Dual<BigFloat>>(variables).Gradient;
        for (var i = 0; i < point.Length; i++)
        {
            var forward = forwards.Count == 0 ? BigFloat.Zero : forwards[i];
            Assert.True(BigFloat.Abs(backwards[i].Value - forward) <= 1e-50 * backwards[i].Largest);
        }
    }

    [Fact]
    public void EveryProblemIsTranscribed()
    {
        Assert.Equal(22, EmbeddedData.FilesIn("mgh").Count());
        Assert.Equal(46, EmbeddedData.FilesIn("hs").Count());
        Assert.Equal(68, CorpusCase.All.Select(c => c.Type).Where(t => t != typeof(ClassicalFormulas)).Distinct().Count());
    }
}
