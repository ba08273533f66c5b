namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Spans and arrays that stand for one piece of memory and then for another, and arrays of several dimensions.</summary>
    private static Shape[] Memory =>
    [
        new("ShrinkingSpan", XA, "ReadOnlySpan<double> r = x; double s = a; while (r.Length > 0) { s = s * r[0] + r[r.Length - 1]; r = r[1..]; } return s;"),
        new("ShrinkingFromBothEnds", XA, "ReadOnlySpan<double> r = x; double s = a; while (r.Length > 1) { s += Math.Sin(s * r[0]) * r[^1]; r = r[1..^1]; } return s + r.Length;"),
        new("ChosenSpan", XA, "double[] t = x.ToArray(); double s = 0; for (int k = 0; k < 3; k++) { ReadOnlySpan<double> c = k % 2 == 0 ? x : t; for (int i = 0; i < c.Length; i++) { s += c[i] * c[i] * a; t[i] += 0.5 * c[i]; } } return s;"),
        new("PingPong", XA, "int n = x.Length; double[] u = x.ToArray(); double[] v = new double[n]; for (int k = 0; k < 4; k++) { for (int i = 0; i < n; i++) v[i] = u[i] * u[(i + 1) % n] + a * u[i]; (u, v) = (v, u); } double s = 0; for (int i = 0; i < n; i++) s += u[i] * u[i] - v[i]; return s;"),
        new("PingPongThroughAVariable", XA, "int n = x.Length; double[] u = x.ToArray(); double[] v = new double[n]; for (int k = 0; k < 3; k++) { for (int i = 0; i < n; i++) v[i] = Math.Sin(u[i]) + a * u[n - 1 - i]; double[] w = u; u = v; v = w; } double s = 0; for (int i = 0; i < n; i++) s += u[i] * (i + 1); return s;"),
        new("NextState", XA, "double[] t = x.ToArray(); for (int k = 0; k < 3; k++) t = Next(t, a); double s = 0; foreach (double v in t) s += v * v; return s;",
            "static double[] Next(double[] t, double a) { double[] r = new double[t.Length]; for (int i = 0; i < t.Length; i++) r[i] = t[i] * t[(i + 1) % t.Length] + a; return r; }"),
        new("Stencils", XA, "int n = x.Length; double[] u = x.ToArray(); for (int k = 0; k < 3; k++) { double[] v = new double[n]; for (int i = 1; i + 1 < n; i++) v[i] = x[i] * (u[i - 1] - a * u[i] * u[i] + u[i + 1]); for (int i = 0; i < n; i++) u[i] += 0.25 * v[i]; } double s = 0; foreach (double w in u) s += w * w; return s;") { Lengths = [0, 1, 2, 3, 9, 10, 11, 12, 18, 25, 26, 27] },
        new("StencilsInPlace", XA, "int n = x.Length; double[] u = x.ToArray(); for (int k = 0; k < 3; k++) { for (int i = 1; i + 1 < n; i++) u[i] = 0.5 * u[i - 1] * a + u[i] - 0.25 * u[i + 1] * u[i]; for (int i = n - 2; i >= 0; i--) u[i] -= 0.1 * u[i + 1]; } double s = 0; foreach (double w in u) s += w * w; return s;") { Lengths = [0, 1, 2, 3, 9, 10, 11, 18, 25] },
        new("StagesThatKeepTheirEdges", XA, "int n = x.Length; double[] u = x.ToArray(); double[] v = new double[n + 1]; for (int k = 0; k < 3; k++) { for (int j = 0; j < 2; j++) { for (int i = 1; i < n; i++) v[i] = u[i] * u[i - 1] + a * v[0]; for (int i = 0; i < n; i++) u[i] = 0.5 * u[i] + 0.25 * v[i + 1] + v[i]; } } double s = v[0]; foreach (double w in u) s += w * w; return s;") { Lengths = [0, 1, 2, 9, 10, 17] },
        new("ArrayOfABranch", XA, "double[] t; if (a > 0) { t = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = a * x[i]; } else { t = new double[x.Length + 1]; for (int i = 0; i < x.Length; i++) t[i + 1] = x[i] * x[i]; } double s = 0; foreach (double v in t) s = s * 0.5 + v; return s;"),
        new("ReturnedSpans", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { ReadOnlySpan<double> r = From(x, x[i] * 0.5); for (int j = 0; j < r.Length; j++) s += a * r[j] * x[i]; } return s;",
            "static ReadOnlySpan<double> From(ReadOnlySpan<double> x, double least) { for (int i = 0; i < x.Length; i++) if (x[i] >= least) return x[i..]; return x[..0]; }"),
        new("KeptBest", XA, "double[] t = x.ToArray(); double[] best = t; double least = 1e9; for (int k = 0; k < 4; k++) { double[] r = new double[t.Length]; for (int i = 0; i < t.Length; i++) r[i] = 0.7 * t[i] * t[i] - a * t[(i + 1) % t.Length]; t = r; if (t.Length > 0 && t[0] < least) { least = t[0]; best = t; } } double s = 0; foreach (double v in best) s += v * v; foreach (double v in t) s += 3 * v; return s;"),
        new("Table", XA, "int n = x.Length; double[,] m = new double[n, n + 1]; for (int i = 0; i < n; i++) for (int j = 0; j <= n; j++) m[i, j] = x[i] * (j < n ? x[j] : a); for (int i = 1; i < n; i++) for (int j = 0; j < n; j++) m[i, j] += m[i - 1, j] * m[i, j + 1]; double s = 0; foreach (double v in m) s += v * v; return s;"),
        new("Elimination", XA, """
            int n = x.Length; double[,] m = new double[n, n]; double[] b = new double[n];
            for (int i = 0; i < n; i++) { b[i] = x[i]; for (int j = 0; j < n; j++) m[i, j] = i == j ? 4 + a * a : 0.3 * x[i] * x[j]; }
            for (int k = 0; k < n; k++) for (int i = k + 1; i < n; i++) { double f = m[i, k] / m[k, k]; for (int j = k; j < n; j++) m[i, j] -= f * m[k, j]; b[i] -= f * b[k]; }
            for (int i = n - 1; i >= 0; i--) { for (int j = i + 1; j < n; j++) b[i] -= m[i, j] * b[j]; b[i] /= m[i, i]; }
            double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i]; return s;
            """),
        new("IndicesOfBytes", XA, "byte[] k = [2, 0, 1, 0, 2]; double[] t = new double[3]; for (int i = 0; i < x.Length; i++) t[k[i % 5]] += x[i] * x[i] * a; uint u = (uint)x.Length; double s = 0; for (uint i = 0; i < u; i++) s += t[(int)(i % 3)] * (i + 1u) * x[(int)i]; return s;"),
        new("HashedSteps", XA, "ulong h = 88172645463325252; double s = a; for (int i = 0; i < x.Length; i++) { h ^= h << 13; h ^= h >> 7; h = unchecked(h * 6364136223846793005); s += x[(int)(h % (ulong)x.Length)] * (short)(h >> 50) * 0.001 * s; } return s;"),
        new("CheckedCounters", XA, "long k = 3; double s = a; for (int i = 0; i < x.Length; i++) { k = checked(k * 2 - i); int j = unchecked((int)k * 65537 * 65537); s += x[i] * checked((byte)(k & 255)) * (j % 7); } return s * s;"),
        new("ReferencesToElements", XA, "double[] t = x.ToArray(); double s = a; for (int k = 0; k + 1 < t.Length; k++) { ref double u = ref t[k]; ref double v = ref t[k + 1]; u = u * v + a; v += u * s; Scale(ref t[k], a); s += t[k] * u; } foreach (ref double e in t.AsSpan()) { e *= e; s += e; } return s;",
            "static void Scale(ref double value, double by) { value *= by; }") { Lengths = [0, 1, 2, 3, 6, 9] },
        new("ReferenceToTheLargest", XA, "if (x.Length == 0) return a; double[] t = x.ToArray(); ref double most = ref t[0]; for (int i = 1; i < t.Length; i++) if (t[i] > most) most = ref t[i]; most = most * most * a; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * (i + 1); return s;"),
        new("ReferenceToAVariable", XA, "double u = a; double v = 1; for (int i = 0; i < x.Length; i++) { ref double r = ref (i % 2 == 0 ? ref u : ref v); r = r * x[i] + 0.5; } ref double w = ref u; w *= v; return u * u + v;"),
        new("Moves", XA, "double[] t = [.. x, a, .. x]; Array.Reverse(t); t.AsSpan(1).CopyTo(t); Array.Copy(t, 0, t, 1, t.Length - 1); double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[t.Length - 1 - i] * (i + 1); return s;"),
    ];
}
