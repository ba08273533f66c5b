using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Where the gradient would not be what it seems.</summary>
public sealed class DerivativeFindingTests
{
    private const string Signature = "public static double Loss(ReadOnlySpan<double> x, double a, [Fixed] double k, int n) ";

    [Theory]
    [InlineData("=> x[0] + Math.Floor(a);", "Math.Floor(a)", "'a'")]
    [InlineData("=> x[0] + a * Math.Round(x[1]);", "Math.Round(x[1])", "'x'")]
    [InlineData("{ var cell = (int)a; return x[0] * a * cell; }", "(int)a", "'a'")]
    [InlineData("{ var m = 0; for (var i = 0; i < n; i++) { m = m + Math.Sign(a); } return x[0] * a + m; }", "Math.Sign(a)", "'a'")]
    [InlineData("{ var q = new double[2]; q[0] = Math.Truncate(a); return x[0] * a + q[1]; }", "Math.Truncate(a)", "'a'")]
    [InlineData("{ Span<double> q = new double[2]; q[1..][0] = Math.Truncate(a); return x[0] * a + q[1]; }", "Math.Truncate(a)", "'a'")]
    [InlineData("{ var s = 0.0; while (s < 3) { s += 1 + x[0] * a + Math.Ceiling(a); } return s; }", "Math.Ceiling(a)", "'a'")]
    [InlineData("{ double s; if (a > 0) s = Math.Floor(a); else s = x[0]; return s * a; }", "Math.Floor(a)", "'a'")]
    [InlineData("=> a * Math.CopySign(a, x[0]);", "Math.CopySign(a, x[0])", "'x'")]
    [InlineData("=> x[0] * a + Cut(a); static double Cut(double y) { return Math.Floor(y); }", "Math.Floor(y)", "'a'")]
    [InlineData("=> Math.Floor(x[0] * a) + x[0] * a;", "Math.Floor(x[0] * a)", "'x', 'a'")]
    [InlineData("=> x[0] * a + Math.CopySign(x[1], a);", "Math.CopySign(x[1], a)", "'a'")]
    public void LostDerivativesAreErrors(string body, string marked, string variables)
    {
        var lowering = new Snippet(Signature + body).Lower();
        var finding = Assert.Single(lowering.Findings);
        Assert.Equal("STEEP0201", finding.Rule.Id);
        Assert.Null(lowering.Function);
        Assert.Equal(marked, finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        var culprit = marked.StartsWith('(') ? "A conversion to int" : $"'{marked.Split('(')[0]}'";
        Assert.Contains(marked.Contains("CopySign", StringComparison.Ordinal) ? $"The sign of the second argument of {culprit} has" : $"{culprit} has", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
        Assert.Contains($"depends on {variables};", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> x[0] * a;")]
    [InlineData("=> x[0] * a + Math.Floor(k) + (int)k;")]
    [InlineData("=> x[0] * a + Functions.StopGradient(Math.Floor(a));")]
    [InlineData("=> x[0] * a + Math.Floor(Functions.StopGradient(a));")]
    [InlineData("=> x[(int)a] * a;")]
    [InlineData("{ var s = a; for (var i = 0; i < (int)x[0]; i++) s += x[i] * a; return s; }")]
    [InlineData("{ var cell = (int)a; if (cell > 3) return x[0] * a; return x[1] * a; }")]
    [InlineData("{ var lost = Math.Floor(a); return x[0] * a; }")]
    [InlineData("=> x[0] * a * (Math.Sign(a) > 0 ? 1 : 2);")]
    [InlineData("=> x[0] * Math.CopySign(a, k);")]
    [InlineData("{ var n2 = 0; while (a > n2) n2++; return x[0] * a * n2; }")]
    [InlineData("{ var s = 0.0; var q = new double[n]; for (var i = 0; i < n; i++) q[i] = a * x[i]; foreach (var v in q) s += v; return s; }")]
    public void HarmlessOnesAreNot(string body) => Assert.Empty(new Snippet(Signature + body).Lower().Findings.Select(finding => finding.ToDiagnostic().ToString()));

    [Theory]
    [InlineData("STEEP0202", "=> a > 0 ? x[0] : 2 * x[0];")]
    [InlineData("STEEP0202", "{ var s = 0.0; for (var i = 0; i < a; i++) s += x[0]; return s; }")]
    [InlineData("STEEP0202", "=> x[(int)a];")]
    [InlineData("STEEP0202", "{ var s = 0; while (s * s < a) s++; return s * x[0]; }")]
    [InlineData("STEEP0202", "{ var q = new double[2]; if (a > 0) q[0] = 1; return q[0] * x[0]; }")]
    [InlineData("STEEP0203", "=> x[0];")]
    [InlineData("STEEP0203", "{ var t = a * 2; return x[0]; }")]
    [InlineData("STEEP0203", "{ var q = new double[2]; q[0] = a; return x[0]; }")]
    public void VariablesWithoutInfluenceAreWarned(string rule, string body)
    {
        var lowering = new Snippet(Signature + body).Lower();
        var finding = Assert.Single(lowering.Findings);
        Assert.Equal(rule, finding.Rule.Id);
        Assert.Equal("a", finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.NotNull(lowering.Function);
    }

    [Fact]
    public void AMetricMayLoseItsDerivative()
        => Assert.NotNull(new Snippet("public static double Loss(double a, [Sample] double y) => (a > 0) == (y > 0.5) ? 0 : Math.Round(a);").Lower(isDifferentiated: false).Function);

    [Fact]
    public void ALossInAnotherFileIsMarkedAtTheCall()
    {
        var snippet = new Snippet("public static double Loss(double a) { return a * Elsewhere.Cut(a); }", "static class Elsewhere { public static double Cut(double y) => System.Math.Floor(y); }");
        var finding = Assert.Single(snippet.Lower().Findings);
        Assert.Equal("Elsewhere.Cut(a)", finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Equal("Other0.cs", finding.Culprit!.SourceTree!.FilePath);
        Assert.StartsWith("Loss calls Cut: ", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
    }
}
