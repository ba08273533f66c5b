namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Helpers of the same compilation.</summary>
    private static Shape[] Calls =>
    [
        new("ThreeDeepCalls", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += Outer(x[i], a); return s;",
            "static double Outer(double u, double v) => Middle(u * v) + Middle(v); static double Middle(double u) { double w = Inner(u); return w * w + u; } static double Inner(double u) { if (u < 0) return -u * u; return Math.Exp(-u); }"),
        new("HelperWithLoop", XA, "return Power(a, x.Length) + Sum(x, a);",
            "static double Power(double u, int n) { double p = 1; for (int i = 0; i < n; i++) p *= u; return p; } static double Sum(ReadOnlySpan<double> v, double k) { double s = 0; for (int i = 0; i < v.Length; i++) s += Power(v[i], i) * k; return s; }"),
        new("HelperOverwritesItsParameter", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = Bent(s, x[i]) + s; return s;",
            "static double Bent(double u, double v) { u = u * v; v = u + v; u *= v; return Math.Sin(u); }"),
        new("HelperReturnsEarly", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = Find(x, i, s); return s;",
            "static double Find(ReadOnlySpan<double> v, int from, double k) { if (v[from] > 0.5) return v[from] * k; for (int i = from; i < v.Length; i++) k = k * 0.9 + v[i]; return k; }"),
        new("HelperFillsArray", XA, "double[] t = new double[x.Length]; Fill(t, x, a); Fill(t, x, t.Length > 0 ? t[0] : a); double s = a; for (int i = 0; i < t.Length; i++) s += t[i] * t[i]; return s;",
            "static void Fill(double[] t, ReadOnlySpan<double> v, double k) { for (int i = 0; i < t.Length; i++) t[i] = t[i] * k + v[i]; }"),
        new("HelperOnSlices", XA, "return a * Norm(x[..(x.Length / 2)]) - Norm(x[(x.Length / 2)..]) * Norm(x);",
            "static double Norm(ReadOnlySpan<double> v) { double s = 1; foreach (double t in v) s += t * t; return Math.Sqrt(s); }"),
        new("LocalFunction", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = Blend(s, x[i]); return s; static double Blend(double u, double v) => u * v + Math.Tanh(u);"),
    ];

    /// <summary>Points at which a careless rule gives NaN, infinity or nothing.</summary>
    private static Shape[] Edges =>
    [
        new("EntropyGuarded", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] > 0 ? x[i] * Math.Log(y[i]) : 0.0; return s;") { Low = 0.2, High = 2, Points = [[new[] { 0.0, 1, 0.5 }, new[] { 0.0, 2, 0.5 }]] },
        new("StableLogSumExp", X, "double m = x[0]; for (int i = 1; i < x.Length; i++) m = Math.Max(m, x[i]); double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i] - m); return m + Math.Log(s);") { Lengths = [1, 2, 5], Points = [[new[] { 800.0, 801, -900 }], [new[] { 2.0, 2, 2 }]] },
        new("StableLogSumExpByHand", X, "double m = x[0]; for (int i = 1; i < x.Length; i++) if (x[i] > m) m = x[i]; double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i] - m); return m + Math.Log(s);") { Lengths = [1, 2, 5], Points = [[new[] { -1e3, -1001, -1002 }]] },
        new("ResidualOfZero", X, "double s = 0; for (int i = 0; i < x.Length; i++) { double v = x[i]; double r = Math.Exp(v) + v - 1; s += x.Length > 9 ? 0.0 : r * r; } return s;") { Points = [[new[] { 0.0, 0.0, 1.0 }]] },
        new("ResidualsOfZero", XA, "double[] t = new double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = Math.Sin(x[i]) * a; double s = 0; for (int i = 0; i < x.Length; i++) s += t[i] * t[i]; return s;") { Points = [[new[] { 0.0, 0.0, 1.0 }, 2.0], [new[] { 0.0, 1.0 }, 0.0]] },
        new("UntakenLog", AB, "return a > 0 ? Math.Log(a) * b : a * b;") { Points = [[0.0, 2.0], [-1.0, 2.0]] },
        new("UntakenLogNamed", AB, "double l = Math.Log(a); double s = a > 0 ? l * b : a * b; if (a > 1) s += l; return s;") { Points = [[0.0, 2.0], [-1.0, 2.0]] },
        new("UntakenLogSelected", AB, "double l = Math.Log(a); return a > 0 ? l : b;") { Points = [[0.0, 2.0], [-1.0, 2.0]] },
        new("UntakenRoot", X, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] >= 0 ? Math.Sqrt(x[i]) * x[i] : x[i] * x[i]; return s;") { Points = [[new[] { 0.0, -1, 4 }]] },
        new("UntakenQuotient", AB, "return a < 0 || a > 0 ? Math.Sin(a) / a * b : b;") { Points = [[0.0, 2.0]] },
        new("UntakenPower", AB, "return a > 0 ? Math.Pow(a, b) : 0.0;") { Points = [[0.0, -1.0], [-2.0, 0.5], [2.0, 0.5]] },
        new("RootOfZero", AB, "return Math.Sqrt(a) + b * b + Math.Sqrt(a * b);") { Low = 0.1, High = 2, Points = [[0.0, 1.0], [0.0, 0.0]] },
        new("NormOfZero", X, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return Math.Sqrt(s);") { Points = [[new[] { 0.0, 0, 0 }]] },
        new("AcosOfOne", AB, "return Math.Acos(a) * b;") { Low = -0.9, High = 0.9, Points = [[1.0, 2.0], [-1.0, 0.5]] },
        new("AcosOfClamped", AB, "return Math.Acos(Math.Max(-1.0, Math.Min(a, 1.0))) * b;") { Low = -0.9, High = 0.9, Points = [[2.0, 3.0], [-2.0, 3.0]] },
        new("LogOfMaximum", AB, "return Math.Exp(0.5 * Math.Log(Math.Max(a, 0.0))) + b * b;") { Low = 0.2, High = 2, Points = [[-1.0, 3.0]] },
        new("OverwrittenOrNot", "double a, double b, int n", "double u = a; double v = b; for (int i = 0; i < n; i++) u = 2; while (n > 1) { v = u; n--; } return u * b * a + v * v;"),
        new("AcosUnused", AB, "double c = Math.Acos(a); double s = a * b; if (b > 100) s += c; return s;") { Points = [[1.0, 2.0], [5.0, 2.0]] },
        new("AcosUnusedInLoop", X, "double s = 0; for (int i = 0; i < x.Length; i++) { double c = Math.Acos(x[i]); s += x[i] < 1 ? 2 * x[i] : 1.0; if (c > 100) s += c; } return s;") { Points = [[new[] { 1.0, 3, 0.5 }]] },
        new("NegativePowerOfZero", AB, "return Math.Pow(a, -2) + Math.Pow(b, 2.5) + Math.Pow(a, -0.5) * b;") { Low = 0.3, High = 2, Points = [[0.0, 1.0], [2.0, 0.0]] },
        new("PowersInLoop", X, "double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Pow(x[i], 4) - Math.Pow(x[i], 3) / 8 + Math.Pow(1 + x[i] * x[i], -1.5); return s;"),
        new("UnusedElement", AB, "double[] t = new double[2]; t[0] = Math.Log(a); t[1] = b * b; return t[1] + (a > 0 ? t[0] : 0.0);") { Points = [[0.0, 2.0], [-1.0, 2.0]] },
        new("UnusedInLoopThatDoesNotRun", "ReadOnlySpan<double> x, double a", "double l = Math.Log(a); double s = a; for (int i = 0; i < x.Length; i++) s += l * x[i]; return s;") { Low = 0.2, High = 2, Points = [[Array.Empty<double>(), 0.0]] },
        new("PowerOfZero", AB, "return Math.Pow(a, 2) + Math.Pow(a, 3) * b + Math.Pow(b, 1.5) + Math.Pow(a, 1);") { Low = 0.1, High = 2, Points = [[0.0, 0.0], [0.0, 2.0]] },
        new("AbsoluteOfZero", AB, "return Math.Abs(a) + Math.Abs(a * b) + b;") { Points = [[0.0, 2.0], [0.0, 0.0]] },
        new("VeryLarge", AB, "double s = a; for (int i = 0; i < 3; i++) s = s / (1 + b * b); return s;") { Points = [[1e200, 1e10], [1e-300, 1.0]] },
    ];
}
