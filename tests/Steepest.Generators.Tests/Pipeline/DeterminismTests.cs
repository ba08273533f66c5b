using System.Globalization;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>The same input gives the same bytes, whatever the order, the culture and the line ends.</summary>
public sealed class DeterminismTests
{
    private static readonly (string Path, string Source)[] Sources =
    [
        ("/src/Icy.cs", """
            namespace Tested.Icy;

            /// <summary>A row of ice.</summary>
            [Adam(LearningRate = 1.5e-3, Beta1 = 0.85)]
            [Lbfgs]
            public static partial class Icicle
            {
                /// <summary>How far it is.
                /// And more.</summary>
                /// <param name="tip">Where it ends.</param>
                [Loss(Weight = 0.1234567890123)]
                public static double Distance(ReadOnlySpan<double> tip, double width, [Fixed] double limit, [Sample] double y)
                {
                    var sum = 1234.5678;
                    for (var i = 0; i < tip.Length; i++)
                    {
                        sum += tip[i] * tip[i] * 1e-7;
                    }

                    return sum * limit + width * y;
                }

                [Metric(Maximize = true)]
                public static double Size(ReadOnlySpan<double> tip) => Folded.Twice(tip[0]);
            }
            """),
        ("/src/Folded.cs", "namespace Tested.Icy;\n\npublic static partial class Folded\n{\n    [Differentiable]\n    public static double Twice(double x) => 2.5 * x;\n}\n"),
        ("/src/Third.cs", "public partial struct Third\n{\n    [Differentiable]\n    internal static float Cube(float @class) => @class * @class * @class;\n}\n"),
    ];

    [Fact]
    public void Two_runs_agree() => Assert.Equal(Generate(Sources), Generate(Sources));

    [Fact]
    public void Order_of_files_does_not_matter() => Assert.Equal(Generate(Sources), Generate([.. Sources.Reverse()]));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Culture_does_not_matter(string name)
    {
        var expected = Generate(Sources);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(name);
            Assert.Equal(expected, Generate(Sources));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Line_ends_do_not_matter()
        => Assert.Equal(Generate(Sources), Generate([.. Sources.Select(file => (file.Path, file.Source.ReplaceLineEndings("\r\n")))]));

    [Fact]
    public void Line_ends_are_those_of_Unix()
    {
        foreach (var (name, text) in Generate([.. Sources.Select(file => (file.Path, file.Source.ReplaceLineEndings("\r\n")))]))
            Assert.False(text.Contains('\r', StringComparison.Ordinal), $"{name} has a carriage return.");
    }

    [Fact]
    public void Files_are_named_after_their_types()
        => Assert.Equal(
            ["Tested.Icy.Folded.", "Tested.Icy.Icicle.", "Third."],
            Generate(Sources).Select(file => System.Text.RegularExpressions.Regex.Replace(file.Name, "[0-9a-f]{8}\\.g\\.cs$", "")));

    private static IReadOnlyList<(string Name, string Text)> Generate((string Path, string Source)[] files)
    {
        var result = GeneratorRun.Of(TestCompilation.OfFiles(files));
        Assert.Equal(3, result.GeneratedSources.Length);
        Assert.Empty(result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return result.Files();
    }
}
