using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Loops, against what C# computes.</summary>
public sealed class LoopTests
{
    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) s += x[i] * (i + 1);")]
    [InlineData("for (var i = 0; i + 1 < x.Length; i++) s += x[i + 1] - s * x[i];")]
    [InlineData("for (var i = 1; i <= x.Length - 1; ++i) s += x[i] * x[i - 1];")]
    [InlineData("for (int i = x.Length - 1; i >= 0; i--) s = s * 0.5 + x[i];")]
    [InlineData("for (int i = x.Length; i > 0; i -= 2) s = s * 0.5 + x[i - 1];")]
    [InlineData("for (int i = 0; x.Length > i; i += 3) s = s * 0.5 + x[i];")]
    [InlineData("for (int i = 0; x.Length - 1 >= i; i = i + 2) s = s * 0.5 + x[i];")]
    [InlineData("for (int i = 0; i != x.Length; i++) s = s * 0.5 + x[i];")]
    [InlineData("for (int i = n; i < 5; i++) s = s * 0.5 + i;")]
    [InlineData("for (int i = n; i - 2 <= 5; i += 4) s = s * 0.5 + i;")]
    [InlineData("for (int i = 0; 2 + i < n; i += 4) s = s * 0.5 + i;")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = i; j <= n; j += 2) s = s * 0.5 + i * j;")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = n; j > i; j--) { s = s * 0.5 + i - j; if (s > 1) s -= 1; }")]
    [InlineData("for (; n > 0; n--) s = s * 0.5 + n; s += n;")]
    [InlineData("for (; n < 7; n++) s = s * 0.5 + n; s += n;")]
    [InlineData("for (; n < 7; n += 3) s = s * 0.5 + n; s += n;")]
    [InlineData("int k; for (k = 0; k < n; k++) s = s * 0.5 + k; s += 100 * k;")]
    [InlineData("int k; for (k = n; k > -2; k--) s = s * 0.5 + k; s += 100 * k;")]
    [InlineData("int k; for (k = n; k > -2; k -= 5) s = s * 0.5 + k; s += 100 * k;")]
    [InlineData("for (int i = 0, j = 10; i < n; i++, j -= 2) s = s * 0.5 + i * j;")]
    [InlineData("for (int i = 0, j = 10; i < j; i++, j -= 2) s = s * 0.5 + i * j;")]
    [InlineData("for (int i = 0, j = 1; i < n; i++, j += i) s = s * 0.5 + i * j;")]
    [InlineData("for (int i = 1; i < n * 3; i *= 2) s = s * 0.5 + i;")]
    [InlineData("for (int i = 0; i < n; i++) { s = s * 0.5 + i; if (s > 2) i++; }")]
    [InlineData("var m = n; for (int i = 0; i < m; i++) { s = s * 0.5 + i; if (s > 1) m--; }")]
    [InlineData("for (var t = 0.0; t < 1; t += 0.25) s += t * t;")]
    [InlineData("for (long i = 0; i < n; i++) s = s * 0.5 + i;")]
    [InlineData("for (int i = 0; i < n && s < 4; i++) s += i;")]
    [InlineData("for (int i = 0; i < counts.Length; i++) for (int j = 0; j < counts[i]; j++) s = s * 0.5 + j;")]
    [InlineData("for (int i = 0; i < Math.Min(n, x.Length); i++) s = s * 0.5 + x[i];")]
    [InlineData("while (n > 0) { s = s * 0.5 + n; n /= 2; } s += n;")]
    [InlineData("while (n-- > 0) s = s * 0.5 + n; s += n;")]
    [InlineData("while ((s = s * 0.5 + 1) < 1.9) n++; s += n;")]
    [InlineData("do { s = s * 0.5 + n; n -= 2; } while (n > 0); s += n;")]
    [InlineData("do { var t = s * 0.5; s = t + n; } while (--n > 0); s += n;")]
    [InlineData("double k; while ((k = s * s + 1) < 5 && n > 0) { s = k * 0.5; n--; } s += 10 * k;")]
    [InlineData("double k; do { k = s * 0.5 + n; s = k + 1; } while (--n > 0); s += 10 * k;")]
    [InlineData("double k; do { s = s * 0.5 + n; n--; } while ((k = s + n) > 1); s += 10 * k;")]
    [InlineData("foreach (var v in x) s = s * 0.5 + v;")]
    [InlineData("foreach (var v in counts) s = s * 0.5 + v;")]
    [InlineData("foreach (double v in counts) s = s / 2 + v / 4;")]
    [InlineData("foreach (var v in x[..n]) { var w = v; w *= w; s = s * 0.5 + w; }")]
    [InlineData("double t; for (var i = 0; i < n; i++) { t = i * 0.5; s += t; }")]
    [InlineData("for (var i = 0; i < n; i++) { double t; if (i > 2) t = 1; else t = 2; s += t; }")]
    public void AgreeWithCSharp(string loop)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, int[] counts, int n, double s) { " + loop + " return s; }");

    /// <summary>Loops whose count is known on entry are counted; all others test a condition.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) s += x[i];", true)]
    [InlineData("for (var i = 0; i + 1 < x.Length; i++) s += x[i];", true)]
    [InlineData("for (var i = n; i >= 0; i -= 2) s += x[i];", true)]
    [InlineData("for (var i = 0; i != x.Length; i++) s += x[i];", true)]
    [InlineData("for (var i = n; i != x.Length; i++) s += x[i];", false)]
    [InlineData("for (var i = 0; i < n; i++) { s += x[i]; n--; }", false)]
    [InlineData("for (var i = 0; i < n; i++) { s += x[i]; i += n; }", false)]
    [InlineData("for (var i = 0; i < n; i--) { s += x[i]; }", false)]
    [InlineData("for (var i = 1; i < n; i *= 2) { s += x[i]; }", false)]
    [InlineData("for (var i = 0; i < s; i++) { s += x[i]; }", false)]
    [InlineData("while (n > 0) n--;", false)]
    public void CountedWhereKnown(string loop, bool isCounted)
    {
        var function = new Snippet("public static double Loss(ReadOnlySpan<double> x, int n, double s) { " + loop + " return s; }").Function();
        Assert.Equal(isCounted, function.Nodes.Any(node => node.Code == OpCode.For));
        Assert.Equal(!isCounted, function.Nodes.Any(node => node.Code == OpCode.While));
    }

    [Fact]
    public void CarriesOnlyWhatOutlivesAnIteration()
    {
        var function = new Snippet("public static double Loss(ReadOnlySpan<double> x) { double t, sum = 0; for (var i = 0; i < x.Length; i++) { t = x[i] * 2; sum += t; } return sum; }").Function();
        Assert.Equal(["i", "sum"], function.Nodes.Single(node => node.Code == OpCode.For).Regions[0].Arguments.Select(argument => function[argument].Name));
    }
}
