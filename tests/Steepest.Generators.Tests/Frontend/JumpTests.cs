using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Loops that are left early, against what C# computes.</summary>
public sealed class JumpTests
{
    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) break; s += x[i]; }")]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) continue; s = s * 0.5 + x[i]; }")]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) return s * i; s = s * 0.5 + x[i]; }")]
    [InlineData("for (var i = 0; i < x.Length; i++) { s += i; if (x[i] > 1) break; s *= 0.5; } s += 3;")]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] > 1) { s += 5; break; } else s -= 1; }")]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] > 1) { s += 5; break; } s -= 1; if (s < 0) { s = 7; continue; } s *= 2; }")]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] > 2) break; if (x[i] < 0) continue; if (x[i] > 1) return s; s += x[i]; }")]
    [InlineData("for (var i = x.Length - 1; i >= 0; i--) { if (x[i] < 0) break; s += x[i] * i; }")]
    [InlineData("for (var i = 0; i < x.Length; i += 2) { if (x[i] < 0) break; s += x[i] * i; }")]
    [InlineData("int i; for (i = 0; i < x.Length; i++) if (x[i] < 0) break; s += 10 * i;")]
    [InlineData("int i; for (i = n; i > -2; i -= 3) if (i * s < 0) break; s += 10 * i;")]
    [InlineData("int i; for (i = n; i < 9; i += 2) { if (i == 5) continue; if (i * s > 4) break; } s += 10 * i;")]
    [InlineData("int i; for (i = 0; i < x.Length; i++) { if (x[i] > 3) return i; if (x[i] < 0) break; } s += 10 * i;")]
    [InlineData("for (; n > 0; n--) { if (n == 2) break; s += n; } s += 100 * n;")]
    [InlineData("int i, j; for (i = 0, j = 10; i < j; i++, j -= 2) { if (j == n) break; s = s * 0.5 + i; } s += 10 * i + 100 * j;")]
    [InlineData("for (int i = 0, j = 10; i < n; i++, j -= 2) { if (j < 5) break; if (i == 1) continue; s = s * 0.5 + i * j; }")]
    [InlineData("for (int i = 1; i < n * 3; i *= 2) { if (i == 8) break; if (i == 2) continue; s = s * 0.5 + i; }")]
    [InlineData("for (int i = 0; i < n; i++) { if (s > 2) { i++; continue; } s = s * 0.5 + i; if (s < -3) break; }")]
    [InlineData("for (;;) { if (n <= 0) break; s += n; n--; } s += n;")]
    [InlineData("for (;;) { if (n <= 0) return s; s += n; n--; }")]
    [InlineData("for (var i = 0; ; i++) { if (i >= n) break; s += i; }")]
    [InlineData("for (var i = 0; ; i++) { if (i >= n) break; if (i == 1) continue; s += i; }")]
    [InlineData("while (true) { if (n <= 0) break; n -= 2; if (n == 3) continue; s += n; } s -= n;")]
    [InlineData("double t; while (true) { t = s * 0.5; if (n-- <= 0) break; s = t + 1; } s += 10 * t;")]
    [InlineData("while (n > 0) { if (n == 3) break; s += n; n--; } s += 10 * n;")]
    [InlineData("while (n > 0) { n--; if (n == 3) continue; s += n; } s += 10 * n;")]
    [InlineData("while (n > 0) { n--; if (n == 3) return s; s += n; } s += 10 * n;")]
    [InlineData("var k = 0; while (k < x.Length && x[k] > 0) { if (x[k] > 2) break; s += x[k]; k++; } s += 10 * k;")]
    [InlineData("var k = 0; while (x[k] < 2) { s += x[k]; k++; if (k >= x.Length) break; } s += 10 * k;")]
    [InlineData("var k = 0; while (n-- > 0) { if (n == 2) break; if (n == 5) continue; k++; } s += 10 * n + 100 * k;")]
    [InlineData("do { if (n == 3) break; s += n; n--; } while (n > 0); s += 10 * n;")]
    [InlineData("do { n--; if (n == 3) continue; s += n; } while (n > 0); s += 10 * n;")]
    [InlineData("do { n--; if (n == 3) return s; s += n; } while (n > 0); s += 10 * n;")]
    [InlineData("do { if (n == 1) break; s += n; } while (n-- > 0); s += 10 * n;")]
    [InlineData("double t; do { t = s + n; if (t > 5) break; s = t * 0.5; n--; } while (n > 0); s += 10 * t;")]
    [InlineData("do { s += n; n--; if (n < 0) break; } while (true); s += 10 * n;")]
    [InlineData("foreach (var v in x) { if (v < 0) break; s += v; }")]
    [InlineData("foreach (var v in x) { if (v < 0) continue; s = s * 0.5 + v; }")]
    [InlineData("foreach (var v in x) { if (v < 0) return s; s = s * 0.5 + v; } s += 1;")]
    [InlineData("foreach (var c in counts) { if (c < 0) break; foreach (var v in x) { if (v > c) break; s += v; } s *= 0.5; }")]
    [InlineData("for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) { if (i * j > 4) break; s = s * 0.5 + i - j; }")]
    [InlineData("for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) { if (i * j > 4) return s; s = s * 0.5 + i - j; }")]
    [InlineData("for (var i = 0; i < n; i++) { var isDone = false; for (var j = 0; j < n; j++) { if (i * j > 4) { isDone = true; break; } s = s * 0.5 + i - j; } if (isDone) break; s += 1; }")]
    [InlineData("for (var i = 0; i < n; i++) { while (true) { s = s * 0.5 + 1; if (s > 1.5) break; if (i > 2) return -s; } if (i == 4) continue; s -= 1; }")]
    [InlineData("for (var i = 0; i < n; i++) { do { s = s * 0.5 + i; if (s > 3) return 7; if (s < -3) break; } while (s < 1 && i > 1); foreach (var v in x) { if (v < s) continue; s += 0.25 * v; } }")]
    [InlineData("for (var i = 0; i < n; i++) { if (i > 1) { if (s > 2) break; s += 1; if (s > 1) continue; s += 2; } s = s * 0.5 + i; }")]
    [InlineData("for (var i = 0; i < n; i++) { if (i > 1) { if (s > 2) break; s += 1; } else if (s < -2) { s = 1; continue; } else { if (s == 0) return 5; s -= 1; } s = s * 0.5 + i; }")]
    [InlineData("for (var i = 0; i < n; i++) { if (s > 2) break; else return s; } s += 4;")]
    [InlineData("for (var i = 0; i < n; i++) { s += i; break; } s += 4;")]
    [InlineData("for (var i = 0; i < n; i++) { s += i; continue; } s += 4;")]
    [InlineData("for (var i = 0; i < n; i++) { s += i; return s; } s += 4;")]
    [InlineData("for (var i = 0; i < n; i++) { { if (i == 2) break; } { { if (i == 1) continue; } s += i; } }")]
    [InlineData("for (var i = 0; i < n; i++) { const bool on = true; if (on) { s += i; } else { break; } if (!on) return 3; if (on) continue; s *= 2; }")]
    [InlineData("if (n > 2) { for (var i = 0; i < n; i++) { if (i == 4) return s; s += i; } s *= 2; } else { while (n < 2) { n++; if (s > 1) return -s; } } s += n;")]
    [InlineData("var last = -1.0; for (var i = 0; i < x.Length; i++) { var v = x[i]; last = v; if (v > 2) break; last = -v; } s += last;")]
    [InlineData("var found = -1; for (var i = 0; i < x.Length; i++) if (x[i] > 1) { found = i; break; } s += found >= 0 ? x[found] : 0;")]
    [InlineData("for (var i = 0; i < n; i++) { if (s > 100) return s; s += F(x, i); } s += F(x, 2);")]
    public void AgreeWithCSharp(string loop)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, int[] counts, int n, double s) { " + loop + (loop.StartsWith("for (;;) { if (n <= 0) return", StringComparison.Ordinal) ? " }" : " return s; }")
            + " static double F(ReadOnlySpan<double> x, double bound) { var t = 0.0; foreach (var v in x) { if (v > bound) return t; if (v < -bound) continue; t += v; if (t > 3) break; } return t + 1; }");

    [Theory]
    [InlineData("=> Find(x, a, out var at) + 10 * at; static double Find(ReadOnlySpan<double> x, double a, out int at) { for (at = 0; at < x.Length; at++) { if (x[at] > a) return x[at]; } at = -1; return 0; }")]
    [InlineData("{ var t = 0.0; void Add(ReadOnlySpan<double> x) { foreach (var v in x) { if (v > a) return; t += v; } t *= 2; } Add(x); Add(x); return t; }")]
    [InlineData("{ var (r, k) = Two(x, a); return r + 10 * k; } static (double, int) Two(ReadOnlySpan<double> x, double a) { for (var i = 0; i < x.Length; i++) { if (x[i] > a) return (x[i], i); if (x[i] == 0) return (a, -1); } return (1, 2); }")]
    public void HelpersThatReturnFromLoops(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double a) " + body);

    [Fact]
    public void FloatsAreReturnedAsFloats()
        => Agreement.Check("public static float Loss(ReadOnlySpan<float> x) { var s = 0f; foreach (var v in x) { if (v < 0) return v; s += v; } return s; }");

    /// <summary>What only skips the rest of an iteration leaves a loop counted, and what needs no flag has none.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) continue; s += x[i]; }", true, 0)]
    [InlineData("foreach (var v in x) { if (v < 0) continue; s += v; if (s > 3) continue; s *= 2; }", true, 0)]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) break; s += x[i]; }", false, 1)]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) { s = 1; break; } s += x[i]; if (s > 4) continue; s += 2; }", false, 1)]
    [InlineData("while (true) { s += 1; if (s > 4) break; s += 2; }", false, 1)]
    [InlineData("while (s < 9) { s += 1; if (s > 4) continue; s += 2; }", false, 0)]
    [InlineData("for (var i = 0; i < x.Length; i++) { if (x[i] < 0) { if (s > 3) throw new InvalidOperationException(); continue; } s += x[i]; }", true, 0)]
    public void FlagsAreFew(string loop, bool isCounted, int flags)
    {
        var function = new Snippet("public static double Loss(ReadOnlySpan<double> x, double s) { " + loop + " return s; }").Function();
        Assert.Equal(isCounted, function.Nodes.Any(node => node.Code == OpCode.For));
        Assert.Equal(!isCounted, function.Nodes.Any(node => node.Code == OpCode.While));
        Assert.Equal(flags, function.Nodes.Where(node => node.Code is OpCode.While or OpCode.For).Sum(node => node.Regions[0].Arguments.Count(argument => function[argument].Type == IrType.Boolean)));
    }
}
