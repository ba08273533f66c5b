namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Loops that are left early, or whose iterations are.</summary>
    private static Shape[] Jumps =>
    [
        new("BreakOfSum", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < -0.5) break; s += x[i] * x[i] * a; } return s;"),
        new("BreakOfProduct", XA, "double p = a; for (int i = 0; i < x.Length; i++) { p *= x[i]; if (p < 0.2) break; p += x[i] * p; } return p * p;"),
        new("BreakKeepsWhatItAssigns", XA, "double p = a; double last = 1; for (int i = 0; i < x.Length; i++) { last = p * x[i]; if (last > 0.4) { p = last * last; break; } p += last; } return p * last;"),
        new("BreakAtOnce", XA, "double p = a; for (int i = 0; i < x.Length; i++) { p *= x[i]; if (i >= 0) break; } return p * a;"),
        new("BreakBackwards", XA, "double p = a; for (int i = x.Length - 1; i >= 0; i--) { if (x[i] > 0.9) break; p = p * x[i] + i; } return p;"),
        new("BreakInStepsOfTwo", XA, "double p = a; for (int i = 0; i < x.Length; i += 2) { if (x[i] > 0.7) break; p = Math.Sin(p) * x[i] + i; } return p;"),
        new("BreakCountsOn", XA, "int k; double p = a; for (k = 0; k < x.Length; k++) { if (x[k] > 0.5) break; p = p * x[k] + 1; } return p * (k + 1) + (k < x.Length ? x[k] * p : 0);"),
        new("BreakOfForEach", XA, "double p = a; foreach (double v in x) { if (v > 0.6) break; p = p * v + a; } return p;"),
        new("BreakBeforeAnything", "double a, int n", "double p = a; for (int i = 0; i < n; i++) { if (p * p < 100) break; p *= p; } return p * a;"),
        new("ContinueOfSum", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) continue; s += Math.Log(x[i]) * a; } return s;"),
        new("ContinueOfProduct", XA, "double p = a; foreach (double v in x) { if (v < 0) continue; p = p * Math.Sqrt(v) + 1; if (p > 2) continue; p *= a; } return p;"),
        new("ContinueDeep", XA, "double p = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { if (p > 1) { p *= 0.5; continue; } p += x[i]; } else { p *= x[i]; if (p < -1) continue; } p = p * 1.5 + a; } return p;"),
        new("ReturnFromLoop", XA, "double s = a; for (int i = 0; i < x.Length; i++) { s = s * x[i] + 1; if (s > 1.5) return s * s * x[i]; } return s + a;"),
        new("ReturnOfElement", XA, "for (int i = 0; i < x.Length; i++) { if (x[i] > 0.3) return x[i] * x[i] * a; } return a * a;"),
        new("ReturnFromTwoLoops", XA, "double s = a; for (int i = 0; i < x.Length; i++) { for (int j = 0; j <= i; j++) { s = s * x[j] + x[i]; if (s > 1.2) return s * a; if (s < -1.2) break; } s *= 1.1; } return s * s;"),
        new("ReturnBreakContinue", XA, "double s = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 1.2) return s * x[i]; if (x[i] < -1.2) break; if (x[i] < 0) continue; s = s * x[i] + a; } return s * s;"),
        new("ReturnFromHelpersLoop", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += First(x, s + a * x[i]) * x[i]; return s;", "static double First(ReadOnlySpan<double> x, double bound) { foreach (double v in x) { if (v > bound) return v * bound; } return bound * bound; }"),
        new("Endless", "double a, int n", "double p = a; while (true) { p = p * 0.7 + a * a; if (n <= 0) break; n--; } return p * p;"),
        new("EndlessReturn", "double a, int n", "double p = a; for (;;) { if (n <= 0) return p * p; p = Math.Sin(p) + a; n--; }"),
        new("EndlessUnassigned", "double a, int n", "double t; double p = a; while (true) { t = p * a; if (n-- <= 0) break; p = t + 1; } return t * p;"),
        new("NewtonWithBreak", "double a", "double y = a; for (int k = 0; k < 30; k++) { double step = (y * y - a) / (2 * y); y -= step; if (Math.Abs((double)step) < 1e-13) break; } return y * y * y;") { Low = 0.5, High = 3 },
        new("WhileWithBreak", XA, "double p = a; int k = 0; while (k < x.Length && p < 4) { p = p * x[k] + 1; if (p > 1.8) break; k++; p *= 0.9; } return p * p;"),
        new("WhileWithContinue", XA, "double p = a; int k = 0; while (k < x.Length) { double v = x[k]; k++; if (v < 0) continue; p = p * v + 1; } return p * p;"),
        new("DoWithBreak", XA, "double p = a; int k = 0; do { p = p * 0.8 + a; if (k >= x.Length) break; if (x[k] > 0.8) continue; p *= x[k]; } while (k++ < 4); return p * p;"),
        new("BreakWithOverwrites", XA, "double[] q = new double[x.Length + 1]; q[0] = a; for (int i = 0; i < x.Length; i++) { q[i + 1] = q[i] * x[i]; if (q[i + 1] > 0.3) break; q[i] = q[i + 1] * a; } double s = 0; foreach (double v in q) s += v * v; return s;"),
        new("BreakOfInnerLoops", XA, "double s = a; for (int i = 0; i < x.Length; i++) { double t = 1; for (int j = i; j < x.Length; j++) { if (x[j] < -0.8) break; t *= x[j]; } if (t > 1.1) break; s = s * t + x[i]; } return s;"),
        new("BreakBySafeguard", XA, "double s = a; for (int i = 0; i < x.Length; i++) { if (x[i] <= 0) break; s += Math.Log(x[i]); } return s;"),
        new("SearchThenUse", XA, "int best = 0; for (int i = 1; i < x.Length; i++) { if (x[i] > 1) { best = i; break; } } return x[best] * x[best] * a;") { Lengths = [1, 2, 3, 6] },
    ];
}
