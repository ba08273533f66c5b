namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Local arrays, written in place.</summary>
    private static Shape[] Arrays =>
    [
        new("ReadThenOverwritten", XA, "double[] t = new double[x.Length]; for (int i = 0; i < t.Length; i++) t[i] = x[i] * a; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[i]; for (int i = 0; i < t.Length; i++) t[i] = x[i] * x[i] + a; for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * a; return s;"),
        new("MirroredProducts", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[x.Length - 1 - i] * x[i] * a * i; return s;"),
        new("ClearedAndReused", XA, "double[] t = new double[x.Length]; for (int i = 0; i < t.Length; i++) t[i] = x[i] * a; double s = 0; for (int k = 0; k < 2; k++) { for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * a; Array.Clear(t); for (int i = 0; i < t.Length; i++) t[i] = t[i] * x[i] + a * x[i]; } return s;"),
        new("ClearedOrNot", XA, "double[] t = new double[x.Length]; for (int i = 0; i < t.Length; i++) t[i] = x[i] * a; if (a < 0.3) t.AsSpan().Clear(); double s = a; for (int i = 0; i < t.Length; i++) s += t[i] * a; return s;"),
        new("PrefixSums", XA, "double[] t = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = x[i] * a; for (int i = 1; i < x.Length; i++) t[i] += t[i - 1]; double s = 0; for (int i = 0; i < x.Length; i++) s += t[i] * t[i]; return s;"),
        new("PrefixProducts", XA, "double[] t = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = x[i] + a; for (int i = 1; i < x.Length; i++) t[i] *= t[i - 1]; double s = 0; for (int i = 0; i < x.Length; i++) s += t[i]; return s;"),
        new("Stencil", X, "double[] t = x.ToArray(); for (int k = 0; k < 3; k++) for (int i = 1; i + 1 < x.Length; i++) t[i] = 0.3 * t[i - 1] * t[i] + t[i + 1]; double s = 0; for (int i = 0; i < x.Length; i++) s += t[i] * t[i]; return s;"),
        new("StencilOfTwoArrays", X, "double[] t = new double[x.Length]; double[] u = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = x[i]; for (int k = 0; k < 2; k++) { for (int i = 1; i + 1 < x.Length; i++) u[i] = t[i - 1] * t[i + 1] - t[i]; for (int i = 0; i < x.Length; i++) t[i] = u[i] + 0.5 * t[i]; } double s = 0; foreach (double v in t) s += v * v; return s;"),
        new("Cholesky", XA, """
            int n = 3; double[] m = new double[9];
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { m[i * n + j] = i == j ? 4 + a * a : 0; for (int k = 0; k < x.Length; k++) m[i * n + j] += 0.1 * x[k] * x[k] * (i + 1) * (j + 1); }
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < j; k++) for (int i = j; i < n; i++) m[i * n + j] -= m[i * n + k] * m[j * n + k];
                double d = Math.Sqrt(m[j * n + j]);
                for (int i = j; i < n; i++) m[i * n + j] /= d;
            }
            double s = 0; for (int j = 0; j < n; j++) s += 2 * Math.Log(m[j * n + j]);
            for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) s += m[i * n + j] * m[i * n + j] * m[i * n + j];
            return s;
            """),
        new("TriangularSolve", XA, "int n = x.Length; double[] y = new double[n]; for (int i = 0; i < n; i++) { double r = a; for (int j = 0; j < i; j++) r -= x[j] * y[j]; y[i] = r / (2 + x[i] * x[i]); } double s = 0; for (int i = 0; i < n; i++) s += y[i] * y[i]; return s;"),
        new("OnTheStack", XA, "Span<double> t = stackalloc double[4]; t[0] = a; t[1] = a * a; for (int i = 0; i < x.Length; i++) { t[i % 4] += t[(i + 1) % 4] * x[i]; t[3] = t[0] * t[1] + t[3]; } return t[0] + t[1] * t[2] - t[3];"),
        new("ArrayInLoop", XA, "double s = a; for (int i = 0; i < x.Length; i++) { double[] t = new double[3]; t[0] = s; t[1] = x[i]; t[2] += t[0] * t[1]; t[0] *= t[2]; s = Math.Sin(t[0] + t[2]); } return s;"),
        new("ArrayOfLoopLength", XA, "double s = a; for (int i = 0; i < x.Length; i++) { double[] t = new double[i + 1]; for (int j = 0; j <= i; j++) t[j] = x[j] * s; for (int j = 1; j <= i; j++) t[j] *= t[j - 1]; s = Math.Sin(t[i]); } return s;"),
        new("Overwriting", XA, "double[] t = new double[2]; t[0] = a; for (int i = 0; i < x.Length; i++) { t[1] = t[0]; t[0] = x[i] * t[1]; t[1] = Math.Exp(-t[0] * t[0]); t[0] = t[0] + t[1] * t[1]; } return t[0] * t[1];"),
        new("OverwritingWithConstant", XA, "double[] t = new double[3]; for (int i = 0; i < x.Length; i++) { t[i % 3] += x[i] * a; if (i == 2) t[0] = 1; } return t[0] * t[1] + t[2] * t[2];"),
        new("Swapping", XA, "double[] t = [a, 2 * a, 3]; for (int i = 0; i < x.Length; i++) { (t[0], t[1]) = (t[1] * x[i], t[0]); (t[1], t[2]) = (t[2], t[1]); } return t[0] - t[1] * t[2];"),
        new("BubbleSort", X, "double[] t = x.ToArray(); for (int i = 0; i < t.Length; i++) for (int j = 0; j + 1 < t.Length - i; j++) if (t[j] > t[j + 1]) { double v = t[j]; t[j] = t[j + 1]; t[j + 1] = v; } double s = 0; for (int i = 0; i < t.Length; i++) s += (i + 1) * t[i] * t[i]; return s;"),
        new("BinaryPowers", XA, "double[] p = new double[8]; p[0] = 1; for (int i = 1; i < 8; i++) p[i] = p[i / 2] * (i % 2 == 0 ? a : x[0]); double s = 0; for (int i = 0; i < 8; i++) s += p[i] * i; return s;") { Lengths = [1, 3] },
        new("Windowed", XA, "double[] t = new double[6]; Span<double> u = t.AsSpan(2, 3); for (int i = 0; i < x.Length; i++) { u[i % 3] += x[i] * a; t[3] *= u[0] + 1; u[2] = t[2] + t[4]; } return t[2] + t[3] * t[4];"),
        new("Convolution", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "int n = x.Length; double[] t = new double[2 * n + 1]; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) t[i + j] += x[i] * y[j]; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[i]; return s;"),
        new("Layer", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "double[] h = new double[2]; int n = x.Length / 2; for (int i = 0; i < 2; i++) { double z = 0; for (int j = 0; j < n; j++) z += x[i * n + j] * y[j]; h[i] = Math.Tanh(z); } double s = 0; for (int i = 0; i < 2; i++) s += h[i] * h[i] * (i + 1); return s;"),
        new("Dynamic", XA, "int n = x.Length; double[] t = new double[(n + 1) * (n + 1)]; for (int i = 0; i <= n; i++) t[i] = a * i; for (int i = 1; i <= n; i++) for (int j = 1; j <= n; j++) { double d = x[i - 1] - x[j - 1] * a; t[i * (n + 1) + j] = d * d + Math.Min(t[(i - 1) * (n + 1) + j], Math.Min(t[i * (n + 1) + j - 1], t[(i - 1) * (n + 1) + j - 1])); } return t[(n + 1) * (n + 1) - 1];"),
        new("LargeArray", XA, "double[] t = new double[300]; t[0] = a; for (int i = 1; i < 300; i++) t[i] = Math.Sin(t[i - 1]) + (x.Length > 0 ? x[i % x.Length] : 0); return t[299];"),
    ];
}
