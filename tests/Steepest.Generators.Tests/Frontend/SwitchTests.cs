using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Switches and patterns, against what C# computes.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData("switch (n) { case 0: a = 1; break; case 1: case 2: b *= 2; break; default: a -= b; break; }")]
    [InlineData("switch (n) { default: a -= b; break; case 0: a = 1; break; case 1: case 2: b *= 2; break; }")]
    [InlineData("switch (n) { case 0: return a; case 1: return b; default: return a * b; }")]
    [InlineData("switch (n) { case 0: return a; case 1: a = 2; break; case 2: return b; }")]
    [InlineData("switch (n) { case 0: return a; case 1: return b; } a += 1;")]
    [InlineData("switch (n) { case 0: if (a > 0) return a; b = 3; break; case 1: { var t = a; a = b; b = t; break; } default: if (b > 0) break; a = 7; break; }")]
    [InlineData("switch (n) { case 0: case 1: default: a = 3; break; case 2: b = 4; break; }")]
    [InlineData("switch (n) { }")]
    [InlineData("switch (n) { default: a = 5; break; }")]
    [InlineData("double t; switch (n) { case 0: t = a; break; case 1: t = b; break; default: t = 1; break; } a = t * 2;")]
    [InlineData("double t; switch (n) { case 0: t = a; break; case 1: return b; default: return 1; } a = t * 2;")]
    [InlineData("switch (n > 1) { case true: a = 3; break; case false: a = b; break; }")]
    [InlineData("switch (a > b) { case true: a = 3; break; } a++;")]
    [InlineData("const int three = 3; switch (n) { case three: a = 3; break; case three - 4: a = b; break; }")]
    [InlineData("long m = n; switch (m) { case 3: a = 3; break; case -1L: a = b; break; }")]
    [InlineData("switch (n) { case 0: a = 1; goto case 1; case 1: b *= 2; break; case 2: goto default; default: a -= b; break; }")]
    [InlineData("switch (n) { case 0: if (a > 0) goto case 1; a = 4; break; case 1: b *= 2; goto case 3; case 2: if (b > 0) goto case 1; else goto case 3; case 3: a += b; return a; }")]
    [InlineData("switch (n) { case 0: for (var i = 0; i < 5; i++) { a += i; if (a > 3) goto case 1; if (a < -3) break; if (a > 2) return b; } b -= 1; break; case 1: b *= 2; break; }")]
    [InlineData("switch (n) { case 3: goto case 2; case 2: a += 2; goto case 1; case 1: a += 1; break; }")]
    [InlineData("switch (n) { case > 2: a = 1; break; case < 0: a = 2; break; case 0 or 1: a = 3; break; case var k when k * b > 1: a = k; break; default: a = 5; break; }")]
    [InlineData("switch (n) { case > 0 and < 3: a = 1; break; case not 0: a = 2; break; case 0 when a > b: a = 3; break; }")]
    [InlineData("switch (n) { case 1 when x[n] > 0: a = 1; break; case 2 when a++ > 0: a += 3; break; case 2: b = 2; break; case 7 when x[0] / n > 0: return 4; }")]
    [InlineData("switch (a) { case 0: b = 1; break; case 2: b = 2; break; case double.NaN: b = 3; break; case > 3.5: b = 4; break; case -1.25: b = 5; break; }")]
    [InlineData("switch (a / b) { case double.NaN: b = 3; break; case double.PositiveInfinity: b = 4; break; case 1: b = 7; break; }")]
    [InlineData("switch ((n, a > 0)) { case (0, true): b = 1; break; case (1, _): b = 2; break; case (var k, false) when k > 0: b = k; break; case ( > 2, _): b = 9; break; }")]
    [InlineData("switch (x) { case { Length: > 2 }: a = x[2]; break; case { Length: 0 }: a = 7; break; }")]
    [InlineData("switch (n++) { case 0: a = n; break; case 1: a = -n; break; }")]
    [InlineData("foreach (var v in x) { switch (n) { case 0: a += v; break; case 1: continue; case 2: if (v > 0) continue; a -= v; break; case 3: return a; default: if (v > 1) return b; break; } b = b * 0.5 + v; }")]
    [InlineData("for (var i = 0; i < n; i++) { switch (i % 4) { case 0: a += i; continue; case 1: if (a > b) goto case 3; break; case 2: for (var j = 0; j < i; j++) { if (j == 2) break; b += j; } break; case 3: b -= 1; break; } a = a * 0.5 - i; }")]
    [InlineData("for (var i = 0; i < n; i++) { switch (i) { case 5: return a; case 3: b = 2; break; } if (a > 4) break; a += b; }")]
    [InlineData("while (true) { switch (n) { case <= 0: return a; case 5: n -= 3; continue; } a = a * 0.5 + n; n--; }")]
    [InlineData("switch (n) { case 0: switch (a) { case > 1: b = 2; break; default: if (b > 1) break; return 3; } b += 1; break; case 1: switch (b > 0) { case true: return a; default: break; } break; }")]
    public void StatementsAgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) { " + body + (body.StartsWith("while (true)", StringComparison.Ordinal) || body.Contains("default: return a * b", StringComparison.Ordinal) ? " }" : " return a - 3 * b + n; }"));

    [Theory]
    [InlineData("n switch { 0 => a, 1 => b, _ => a * b }")]
    [InlineData("n switch { 0 => 1.0, 1 => 2.0, _ => 3.0 }")]
    [InlineData("n switch { 0 => 1, 1 => 2, _ => a }")]
    [InlineData("n switch { < 0 => a, >= 0 => b / n }")]
    [InlineData("n switch { > 0 and < 3 => a, 7 or -1 => b, not 0 => 4, _ => a - b }")]
    [InlineData("n switch { 0 => a, 1 => b, 2 => 3, -1 => 5, 7 => 6, -2 => 1 }")]
    [InlineData("n switch { var k when k > 2 => k * a, var k when x[k] > 0 => x[k], _ => b }")]
    [InlineData("a switch { < 0 => -a, > 1 => a * a, 0.5 => 3, _ => a }")]
    [InlineData("a switch { < 0 => -a, >= 0 => b }")]
    [InlineData("(a > 0) switch { true => a, false => b }")]
    [InlineData("(a > 0, n) switch { (true, 0) => a, (false, > 2) => b, (_, 1) => 7, (true, _) => 8, _ => a - b }")]
    [InlineData("n switch { 0 => (a = 3) + b, 1 => (b = 4) - a, _ => a++ } + a * b")]
    [InlineData("n switch { 0 => x[n], 1 => x[n] / a, _ => n > 2 ? a : n switch { 2 => b, _ => 0 } }")]
    [InlineData("n is 0 or 2 ? a : b")]
    [InlineData("n is > 0 and not 2 && a is >= 0.5 ? a : b")]
    [InlineData("a * b is var p && p > 1 ? p : -p")]
    [InlineData("n > 0 && x[n] is var v && v > 0 ? v : a")]
    [InlineData("x is { Length: > 1 } ? x[1] : a")]
    [InlineData("(a, n) is ( > 0, not 3) ? a : b")]
    [InlineData("(a, n) is var (u, k) && k > 1 ? u : b")]
    [InlineData("n is int k && k > 1 ? a * k : b")]
    [InlineData("a is double.NaN ? 1 : a is not 0 ? b / a : 2")]
    [InlineData("n is not (> 0 and < 3) ? a : b")]
    public void ExpressionsAgreeWithCSharp(string expression)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double a, double b, int n) => " + expression + ";");

    [Theory]
    [InlineData("{ if (n is > 0 and var k) a += k; while (n is > 1) { a *= 0.5; n -= 2; } return a; }")]
    [InlineData("{ var (u, k) = n switch { 0 => (a, 1), 1 => (b, 2), _ => (a * b, 3) }; return u * k; }")]
    [InlineData("{ for (var i = 0; i < n; i++) a = i switch { 0 => a * 2, 1 => a + b, _ when a > 3 => 1, _ => a + i }; return a; }")]
    [InlineData("=> Pick(0, a, b) + Pick(1, a, b) * Pick(2, b, a); static double Pick(int k, double u, double v) => k switch { 0 => u, 1 => v, _ => u * v };")]
    [InlineData("=> Pick(0, a, b) + Pick(1, a, b) * Pick(2, b, a); static double Pick(int k, double u, double v) { switch (k) { case 0: return u; case 1: u += v; break; default: goto case 0; } return u * 2; }")]
    public void OthersAgreeWithCSharp(string body) => Agreement.Check("public static double Loss(double a, double b, int n) " + body);

    /// <summary>What is known at compile time is decided there.</summary>
    [Theory]
    [InlineData("=> Pick(1, a, b); static double Pick(int k, double u, double v) => k switch { 0 => u, 1 => v, _ => u * v };", 0)]
    [InlineData("=> Pick(1, a, b); static double Pick(int k, double u, double v) { switch (k) { case 0: return u; case 1: return v; default: return u * v; } }", 0)]
    [InlineData("{ switch (n) { case 0: return a; case 1: return b; default: return a * b; } }", 2)]
    [InlineData("{ switch (n) { case 0: return a; case 1: a = 3; break; } return a * b; }", 2)]
    public void BranchesAreFew(string body, int branches)
    {
        var function = new Snippet("public static double Loss(double a, double b, int n) " + body).Function();
        Assert.Equal(branches, function.Nodes.Count(node => node.Code == OpCode.If));
    }
}
