using System.Text.RegularExpressions;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>What a fit has beside other problems, reviewed by a person: members, kernel methods, and the types that drivers see.</summary>
public sealed partial class ResidualGoldenTests
{
    private const string Source = """
        [LevenbergMarquardt(Damping = 0.01)]
        public static partial class Fit
        {
            /// <summary>A line through weighted points.</summary>
            [Residual(Weight = 2, Robust = Robust.Huber, Scale = 0.5)]
            public static double Error(double slope, [Bounds(0, 10)] double offset, [Sample] double x, [Sample] double y) => slope * x + offset - y;

            [Residual]
            public static void Prior(double slope, [Fixed] double usual, [Length(2)] Span<double> r)
            {
                r[0] = slope - usual;
                r[1] = slope * slope - usual;
            }
        }
        """;

    [Fact]
    public void Fit()
    {
        var text = Assert.Single(GeneratorRun.Of(TestCompilation.Of(Source)).Files()).Text;
        string[] parts = [Member(text, " Statistics("), Member(text, " MinimizeMany("), Constructor(text)];
        Golden.Verify(string.Join("\n\n", [.. parts, .. new[] { "ErrorColumns", "PriorColumns", "ErrorSideBySide" }.Select(method => KernelText.Method(text, method)), text[text.IndexOf("    /// <summary>Fit as drivers see it", StringComparison.Ordinal)..].TrimEnd()[..^1]]).TrimEnd() + "\n");
    }

    private static string Constructor(string text) => DriverMade().Match(text).Value;

    private static string Member(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        var start = text.LastIndexOf("\n\n", at, StringComparison.Ordinal) + 2;
        return text[start..(text.IndexOf("\n    }", at, StringComparison.Ordinal) + 6)];
    }

    [GeneratedRegex(@" *driver = new\(.*?\);", RegexOptions.Singleline)]
    private static partial Regex DriverMade();
}
