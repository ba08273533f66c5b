using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Ref locals, arguments and loop variables, against what C# computes.</summary>
public sealed class ReferenceTests
{
    private const string Helpers = """
        static void Scale(ref double value, double by) => value *= by;
        static void Mix(ref double u, ref double v, double w) { u = u * w; v = v + u; }
        static void Fill(Span<double> s, double v) { foreach (ref var e in s) e = v++; }
        static void Set(out double value, in double other) { value = 3; value += other; }

        """;

    [Theory]
    [InlineData("var q = p[..]; ref var r = ref q[n]; r += 2; q[n] *= 3; return r + q[0];")]
    [InlineData("var v = x[0]; ref var r = ref v; r += 1; v *= 2; return r + v;")]
    [InlineData("ref readonly var r = ref x[n]; return r * 2 + r;")]
    [InlineData("var q = p[..]; var i = 0; ref var r = ref q[i++]; r += i; i++; r *= i; return q[0] + 10 * q[1] + i;")]
    [InlineData("var q = p[..]; ref var r = ref q[0]; for (var i = 0; i < n; i++) { r += i; r = ref q[(i + 1) % q.Length]; } r = 7; return q[0] + 10 * q[^1];")]
    [InlineData("var q = p[..]; var w = x.ToArray(); ref var r = ref q[0]; if (n > 1) r = ref w[1]; r += 5; return q[0] + 10 * w[1] + r;")]
    [InlineData("var q = p[..]; ref var r = ref n > 1 ? ref q[0] : ref q[n]; r += 5; return q[0] + 10 * q[1] + r;")]
    [InlineData("var u = x[0]; var v = 2.0; ref var r = ref n > 1 ? ref u : ref v; for (var i = 0; i < 3; i++) r += i; return u + 10 * v + r;")]
    [InlineData("var q = p[..]; foreach (ref var e in q.AsSpan()) { e *= 2; if (e > 3) continue; e += n; } return q[0] + 10 * q[^1];")]
    [InlineData("var s = 0.0; foreach (ref readonly var e in x) s = 2 * s + e; return s;")]
    [InlineData("var q = p[..]; Scale(ref q[n], 3); Mix(ref q[0], ref q[0], 2); Mix(ref q[0], ref q[1], 3); return q[0] + 10 * q[1];")]
    [InlineData("var u = x[0]; Mix(ref u, ref u, n); ref var r = ref u; Mix(ref r, ref u, 0.5); return u;")]
    [InlineData("var q = p[..]; Fill(q.AsSpan(1), x[0]); Set(out q[0], q[1]); return q[0] + 10 * q[^1];")]
    [InlineData("var t = (A: x[0], B: 2.0); ref var r = ref t.B; r += n; Scale(ref t.A, r); return t.A + 10 * t.B;")]
    [InlineData("var q = new (double A, double B)[2]; ref var e = ref q[1]; e.A = x[0]; e.B += 3; ref var b = ref q[1].B; b *= n; e = (e.B, e.A); return q[1].A + 10 * q[1].B;")]
    [InlineData("var m = new double[2, 2]; ref var r = ref m[1, n]; r += 5; Scale(ref m[1, 1], 2); return m[1, 1] + r;")]
    [InlineData("var s = 0.0; ref var r = ref s; foreach (var e in x) { if (e > 0) r += e; else Scale(ref r, 2); } return s;")]
    [InlineData("var q = p[..]; ref var most = ref q[0]; for (var i = 1; i < q.Length; i++) if (q[i] > most) most = ref q[i]; most = 0; return q[0] + 10 * q[1] + 100 * q[^1];")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check(Helpers + "public static double Loss(ReadOnlySpan<double> x, double[] p, int n) { " + body + " }");
}
