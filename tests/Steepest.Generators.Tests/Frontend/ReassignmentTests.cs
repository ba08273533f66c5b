using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Variables of spans and arrays that stand for one piece of memory and then for another, against what C# computes.</summary>
public sealed class ReassignmentTests
{
    private const string Helpers = """
        static double[] Next(double[] state, double step)
        {
            var next = new double[state.Length];
            for (var i = 0; i < state.Length; i++) next[i] = 0.5 * state[i] + step * state[(i + 1) % state.Length];
            return next;
        }

        static double[] Either(double[] a, double[] b, int n)
        {
            if (n > 2) return a;
            if (n < 0) return new double[] { n, a[0], b[0] };
            return b;
        }

        static ReadOnlySpan<double> Rest(ReadOnlySpan<double> s, double limit)
        {
            for (var i = 0; i < s.Length; i++) if (s[i] > limit) return s[i..];
            return default;
        }

        static (double[] Low, int Count) Pair(double[] a, int n) => n > 1 ? (a, n) : (new double[3], 7);

        static double Total(ReadOnlySpan<double> s) { var t = 0.0; for (var i = 0; i < s.Length; i++) t = 2 * t + s[i]; return t; }

        """;

    [Theory]
    [InlineData("ReadOnlySpan<double> s = x; s = s[1..]; return s[0] + 10 * s.Length;")]
    [InlineData("var sum = 0.0; var rest = x; while (rest.Length > 0) { sum = 2 * sum + rest[0]; rest = rest[1..]; } return sum + rest.Length;")]
    [InlineData("var sum = 0.0; var rest = x; while (rest.Length > 0) { sum = 2 * sum + rest[0]; rest = rest.Slice(2); } return sum + rest.Length;")]
    [InlineData("var sum = 0.0; var rest = x; while (!rest.IsEmpty) { sum = 2 * sum + rest[^1]; rest = rest[..^1]; } return sum;")]
    [InlineData("var sum = 0.0; var rest = x; for (var i = 0; i < n; i++) { if (x[0] > 0) rest = rest[1..]; else rest = rest[..^1]; sum += Total(rest); } return sum;")]
    [InlineData("ReadOnlySpan<double> s = p; for (var i = 0; i < n; i++) { s = i % 2 == 0 ? x : p; if (i == 2) s = s[1..]; } return Total(s) + s.Length;")]
    [InlineData("var s = n > 1 ? x : p; return Total(s);")]
    [InlineData("var s = n > 1 ? x[1..] : p.AsSpan(0, 2); return s[0] + 10 * s.Length;")]
    [InlineData("var a = x.ToArray(); var b = p[..]; var c = n > 1 ? a : b; c[0] = 7; return a[0] + 10 * b[0] + 100 * c[0] + c.Length;")]
    [InlineData("double[] y; if (n > 1) { y = new double[n]; y[1] = 5; } else { y = new double[2]; y[0] = x[0]; } return y[0] + 10 * y[1] + 100 * y.Length;")]
    [InlineData("var y = p; if (n > 1) y = new double[n]; return y.Length + y[0];")]
    [InlineData("var y = new double[2]; var z = y; if (n > 1) { y = new double[3]; y[0] = 4; } z[0] += 1; return y[0] + 10 * z[0] + y.Length;")]
    [InlineData("var a = x.ToArray(); var b = new double[a.Length]; for (var t = 0; t < n; t++) { for (var i = 0; i < a.Length; i++) b[i] = 0.5 * a[i] + a[(i + 1) % a.Length]; (a, b) = (b, a); } return Total(a) + 1000 * Total(b);")]
    [InlineData("var a = x.ToArray(); var b = p[..]; for (var t = 0; t < n; t++) { a[0] += b[^1]; (a, b) = (b, a); } return Total(a) + 1000 * Total(b) + a.Length;")]
    [InlineData("var a = x.ToArray(); var b = p[..]; for (var t = 0; t < n; t++) { var c = a; a = b; b = c; b[0] = t; } return Total(a) + 1000 * Total(b);")]
    [InlineData("var s = x.ToArray(); for (var t = 0; t < n; t++) s = Next(s, 0.25); return Total(s);")]
    [InlineData("var s = p; for (var t = 0; t < n; t++) s = Next(s, 0.25); return Total(s) + Total(p);")]
    [InlineData("var s = x.ToArray(); var keep = s; for (var t = 0; t < n; t++) { s = Next(s, 0.5); s[0] += t; } keep[0] = 9; return Total(s) + 100 * Total(keep);")]
    [InlineData("var s = x.ToArray(); var before = new double[s.Length]; for (var t = 0; t < n; t++) { var next = Next(s, 0.5); before = s; s = next; } return Total(s) + 100 * Total(before);")]
    [InlineData("var s = x.ToArray(); var best = s; var least = 1e9; for (var t = 0; t < n; t++) { s = Next(s, 0.5); s[0] -= 0.3; if (s[0] < least) { least = s[0]; best = s; } } return Total(s) + 100 * Total(best);")]
    [InlineData("var s = x.ToArray(); for (var t = 0; t < n; t++) { if (t % 2 == 0) s = Next(s, 0.5); else s[0] += 1; } return Total(s);")]
    [InlineData("return Total(Either(p, x.ToArray(), n));")]
    [InlineData("var r = Rest(x, 0.5); return Total(r) + r.Length;")]
    [InlineData("var (low, count) = Pair(p, n); return low[1] + count + low.Length;")]
    [InlineData("var pair = (A: x.ToArray(), B: p[..]); for (var t = 0; t < n; t++) { pair.A[0] += 2; pair = (pair.B, pair.A); } return Total(pair.A) + 1000 * Total(pair.B);")]
    [InlineData("var m = new double[2, 3]; var k = new double[2, 3]; for (var t = 0; t < n; t++) { m[1, t % 3] = t + k[0, 1]; (m, k) = (k, m); } return m[1, 0] + 10 * m[1, 1] + 100 * k[1, 0] + 1000 * k[1, 1];")]
    [InlineData("double[] a = [1, 2]; for (var t = 0; t < n; t++) { double[] b = [a[1], t]; if (b[0] > 1) a = b; } return a[0] + 10 * a[1];")]
    [InlineData("Span<double> s = stackalloc double[4]; var i = 0; while (i < n) { s[0] = i; if (s.Length > 1) s = s[1..]; i++; } return s.Length + s[0];")]
    [InlineData("int[] a = [1, 2, 3]; int[] b = [4, 5, 6]; if (x[0] > 0) (a, b) = (b, a); return a[n] + 10 * b[n];")]
    [InlineData("var s = x.ToArray(); for (var t = 0; t < n; t++) s = new double[t + 1]; return s.Length;", true)]
    [InlineData("var s = x.ToArray(); var r = s; for (var t = 0; t < n; t++) { var next = Next(s, 1); s = next; r = next; r[0]++; } return s[0] + r[0];")]
    [InlineData("var s = x.ToArray(); var r = s; for (var t = 0; t < n; t++) { r[0]++; var next = Next(s, 1); s = next; r = next; } return s[0] + r[0];", true)]
    [InlineData("ReadOnlySpan<double> a = x, b = p; if (n > 2) { a = b[1..]; b = x[..1]; } return Functions.Sum(a) + 10 * b.Length;")]
    public void AgreeWithCSharp(string body, bool isRefused = false)
    {
        var members = Helpers + "public static double Loss(ReadOnlySpan<double> x, double[] p, int n) { " + body + " }";
        if (!isRefused) Agreement.Check(members);
        else Assert.Contains(new Snippet(members).Lower().Findings, finding => finding.Rule.Id == "STEEP0109");
    }
}
