using Steepest.Generators.Frontend;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>What is refused, where it is marked, and what is not.</summary>
public sealed class RefusalTests
{
    private const string Signature = "public static double Loss(ReadOnlySpan<double> x, double[] p, double a, int n) ";

    [Theory]
    [InlineData("STEEP0101", "=> [|(object)n is string|] ? a : 1;")]
    [InlineData("STEEP0101", "=> x is [|[_, > 0]|] ? a : 1;")]
    [InlineData("STEEP0101", "{ [|try|] { return a; } finally { } }")]
    [InlineData("STEEP0101", "{ Func<double, double> [|f|]; return a; }")]
    [InlineData("STEEP0101", "=> a * F([|y => n = 3|], n); static double F(Func<double, double> f, int n) => n;")]
    [InlineData("STEEP0101", "{ [|lock|] (p) { a += 1; } return a; }")]
    [InlineData("STEEP0112", "{ [|for|] (;;) { a += 1; } }")]
    [InlineData("STEEP0112", "{ [|while|] (true) { a += 1; if (a > 3) continue; a *= 2; } }")]
    [InlineData("STEEP0102", "{ var [|r|] = 1..n; return x[r][0] * a; }")]
    [InlineData("STEEP0102", "{ decimal [|d|] = 1; return a * (double)d; }")]
    [InlineData("STEEP0102", "{ string [|s|] = \"\"; return a; }")]
    [InlineData("STEEP0102", "{ var [|m|] = new decimal[2, 2]; return a; }")]
    [InlineData("STEEP0102", "{ var [|v|] = new Vector<double>(a); return a; }")]
    [InlineData("STEEP0102", "{ DateTime [|d|] = default; return a; }")]
    [InlineData("STEEP0102", "{ double? [|d|] = a; return a; }")]
    [InlineData("STEEP0102", "{ Half [|h|] = default; return a; }")]
    [InlineData("STEEP0102", "{ foreach (var v in [|new System.Collections.Generic.List<double>()|]) a += v; return a; }")]
    [InlineData("STEEP0103", "=> a + [|BitConverter.Int64BitsToDouble(n)|];")]
    [InlineData("STEEP0103", "=> a + [|Random.Shared.NextDouble()|];")]
    [InlineData("STEEP0103", "=> a + [|System.Numerics.BigInteger.Log10(1)|];")]
    [InlineData("STEEP0103", "=> a + [|Math.BigMul(n, n)|];")]
    [InlineData("STEEP0104", "=> [|Loss(x, p, a, n - 1)|];")]
    [InlineData("STEEP0104", "=> Even(a, n); static double Even(double a, int n) => n == 0 ? a : Odd(a, n - 1); static double Odd(double a, int n) => n == 0 ? 0 : [|Even(a, n - 1)|];")]
    [InlineData("STEEP0105", "{ again: a *= 0.5; if (a > n) [|goto again;|] return a; }")]
    [InlineData("STEEP0105", "{ switch (n) { case 0: a += 1; if (a < 3) [|goto case 0;|] break; } return a; }")]
    [InlineData("STEEP0105", "{ switch (n) { case 0: a += 1; goto case 1; case 1: if (a < 9) [|goto case 0;|] break; default: goto case 0; } return a; }", 2)]
    [InlineData("STEEP0106", "{ if (n < 0) [|throw new ArgumentException(n.ToString());|] return a; }")]
    [InlineData("STEEP0106", "{ if (n < 0) [|throw new ArgumentException($\"{Environment.MachineName}\");|] return a; }")]
    [InlineData("STEEP0106", "{ if (n < 0) [|throw new Own();|] return a; } private sealed class Own : Exception;")]
    [InlineData("STEEP0106", "{ if (n < 0) [|throw new ArgumentException { Source = \"me\" };|] return a; }")]
    [InlineData("STEEP0106", "{ if (n < 0) [|throw Fail();|] return a; } static Exception Fail() => new ArgumentException();")]
    [InlineData("STEEP0106", "{ [|ArgumentException.ThrowIfNullOrEmpty(\"n\")|]; return a; }")]
    [InlineData("STEEP0106", "{ [|System.Diagnostics.Trace.Assert(n > 0)|]; return a; }")]
    [InlineData("STEEP0106", "=> n > 0 ? a : [|throw new ArgumentException(a < 0 ? \"a\" : \"b\")|];")]
    [InlineData("STEEP0107", "=> a * [|scale|]; static double scale = 2;")]
    [InlineData("STEEP0107", "=> a * [|Scale|]; static double Scale { get; set; }")]
    [InlineData("STEEP0107", "{ [|count|]++; return a; } static int count;")]
    [InlineData("STEEP0107", "=> a * [|Environment.TickCount|];")]
    [InlineData("STEEP0108", "{ [|p[0]|] = a; return p[0]; }")]
    [InlineData("STEEP0108", "{ [|p[0]|] += a; return p[0]; }")]
    [InlineData("STEEP0108", "{ var q = p; [|q[^1]|]++; return a; }")]
    [InlineData("STEEP0108", "{ ref var r = ref p[0]; [|r += 1|]; return a; }")]
    [InlineData("STEEP0108", "{ [|p.AsSpan()|].Clear(); return a; }")]
    [InlineData("STEEP0108", "{ Set(p); return a; } static void Set(Span<double> s) { [|s[0]|] = 1; }")]
    [InlineData("STEEP0108", "{ double[] r = [a]; var s = n > 1 ? p : r; [|s[0]|] = 1; p = new double[3]; p[0] = 1; double[] q; if (n > 0) q = p; else q = new double[2]; q[1] = 2; return q[0]; }")]
    [InlineData("STEEP0109", "{ double[] q = [a]; [|while|] (q.Length < n) q = [..q, a]; return q[0]; }")]
    [InlineData("STEEP0109", "{ double[] q = []; if (n > 0) { var k = 0; while (k < a) k++; [|q = new double[k];|] } return q[0]; }")]
    public void IsMarked(string rule, string body, int expected = 1)
    {
        var (snippet, start, length) = Parse(body);
        var findings = snippet.Lower(false);
        Assert.Null(findings.Function);
        Assert.Equal(expected, findings.Findings.Count);
        var finding = findings.Findings[0];
        Assert.Equal(rule, finding.Rule.Id);
        Assert.Equal(snippet.Text.Substring(start, length), snippet.Text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Equal(start, finding.Location.SourceSpan.Start);
        Assert.DoesNotContain("{", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>The nearest code that is right, for each rule.</summary>
    [Theory]
    [InlineData("{ if (n == 0) return a; else return 1; }")]
    [InlineData("{ (double, int) d = (1, 2); return a * d.Item1; }")]
    [InlineData("=> a * (long)n;")]
    [InlineData("=> a + Math.Log10(x[0]);")]
    [InlineData("=> F(a, n) + F(F(a, 1), 2); static double F(double y, int k) => y * k;")]
    [InlineData("{ for (var i = 0; i < n && a < i; i++) { if (a > i) a += 1; } return a; }")]
    [InlineData("=> a * Scale * Other; const double Scale = 2; static readonly double Other = 3;")]
    [InlineData("{ var q = p.ToArray(); q[0] = a; return q[0]; }")]
    [InlineData("{ var s = x; var t = x[1..]; return s[0] * t[0]; }")]
    [InlineData("=> a * unchecked(n * n);")]
    public void IsNotMarked(string body)
    {
        var lowering = new Snippet(Signature + body.Replace("p.ToArray()", "((ReadOnlySpan<double>)p).ToArray()", StringComparison.Ordinal)).Lower(false);
        Assert.Empty(lowering.Findings);
        Assert.NotNull(lowering.Function);
    }

    [Fact]
    public void TooLarge()
    {
        // Two calls each, 20 deep: a million operations.
        var helpers = string.Concat(Enumerable.Range(0, 20).Select(i => $"static double F{i}(double y) => F{i + 1}(y) + F{i + 1}(y * y); "));
        var lowering = new Snippet(Signature + "=> F0(a); " + helpers + "static double F20(double y) => y;").Lower(false);
        Assert.Null(lowering.Function);
        Assert.Equal("STEEP0110", Assert.Single(lowering.Findings).Rule.Id);
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(500)]
    public void TooDeep(int depth)
    {
        // The compiler itself gives up on the deeper one; neither may bring the process down.
        var lowering = new Snippet(Signature + "=> " + string.Concat(Enumerable.Repeat("(1 + ", Math.Min(depth, 900))) + "a" + new string(')', Math.Min(depth, 900)) + ";").Lower(false);
        Assert.Null(lowering.Function);
        Assert.Equal("STEEP0110", Assert.Single(lowering.Findings).Rule.Id);
    }

    [Fact]
    public void EveryMistakeIsFoundAtOnce()
    {
        var lowering = new Snippet(Signature + "{ p[0] = 1; if (n > 0) throw new Exception(n.ToString()); return a * Environment.TickCount; }").Lower(false);
        Assert.Equal(["STEEP0108", "STEEP0106", "STEEP0107"], lowering.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void TheCallPathIsTold()
    {
        var lowering = new Snippet(Signature + "=> Foo(a); static double Foo(double y) => Bar(y) * 2; static double Bar(double y) => y * state; static double state = 1;").Lower(false);
        var finding = Assert.Single(lowering.Findings);
        Assert.StartsWith("Loss calls Foo calls Bar: the field 'state' is state, which", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
        Assert.Null(finding.Culprit);
    }

    [Fact]
    public void ACulpritInAnotherFileIsMarkedAtTheCall()
    {
        var snippet = new Snippet(Signature + "{ return 1 + Elsewhere.F(a); }", "static class Elsewhere { static double state; public static double F(double y) => G(y); static double G(double y) => y * state; }");
        var finding = Assert.Single(snippet.Lower(false).Findings);
        Assert.Equal("Elsewhere.F(a)", Marked(finding));
        Assert.Equal("state", finding.Culprit!.SourceTree!.ToString().Substring(finding.Culprit.SourceSpan.Start, finding.Culprit.SourceSpan.Length));
        Assert.Equal("Other0.cs", finding.Culprit.SourceTree.FilePath);
        Assert.StartsWith("Loss calls F calls G: ", finding.ToDiagnostic().GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>What the C# compiler reports is left to it.</summary>
    [Theory]
    [InlineData("=> missing * a;")]
    [InlineData("{ Missing m = default; return a; }")]
    [InlineData("=> Missing(a);")]
    [InlineData("=> Math.Sin(a, n);")]
    [InlineData("=> a +;")]
    [InlineData("{ double t; return t; }")]
    [InlineData("{ for (var i = 0; i < ; i++) a++; return a; }")]
    [InlineData("{ for (var i = 0; i < n; i++ a++; return a }")]
    [InlineData("{ return; }")]
    [InlineData("{ }")]
    [InlineData("{ if (n > 0) return a; }")]
    [InlineData("=> x[0, 1];")]
    [InlineData("{ var q = ; return q; }")]
    [InlineData("{ foreach (var v in missing) a += v; return a; }")]
    [InlineData("{ var (u, v) = a; return u; }")]
    [InlineData("{ a.Missing(); a.Missing = 3; return a; }")]
    [InlineData("=> F(a); static Missing F(double y) => y;")]
    [InlineData("{ x = 3; return a; }")]
    public void IncompleteCodeHasNoFindings(string body)
    {
        var lowering = new Snippet(Signature + body).Lower(false);
        Assert.Empty(lowering.Findings.Select(finding => finding.ToDiagnostic().ToString()));
        Assert.Null(lowering.Function);
    }

    private static string Marked(Finding finding)
        => finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);

    private static (Snippet Snippet, int Start, int Length) Parse(string body)
    {
        var marked = new Snippet(Signature + body).Text;
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        return (new Snippet(Signature + body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)), start, end - start - 2);
    }
}
