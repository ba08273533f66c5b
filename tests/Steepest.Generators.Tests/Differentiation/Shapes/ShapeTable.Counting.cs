namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    private const string XAD = "ReadOnlySpan<double> x, double a, int d";

    /// <summary>How often the loops of these run, and which elements they meet, follows from integers that move from iteration to iteration.</summary>
    private static Shape[] Counting =>
    [
        new("TriangleByCounter", XA, "double s = a; int e = 0; for (int i = 0; i < x.Length; i++) { for (int j = i + 1; j < x.Length; j++) { s = s * 0.9 + x[e % x.Length] * x[j] * s; e++; } s += e * x[i]; } return s + e * a;"),
        new("TriangleByCounterBelow", XA, "double s = a; int e = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < i; j++) { s = s * 0.9 + x[e % x.Length] * x[j] * s; e++; } s += e * x[i]; } return s + e * a;"),
        new("TriangleByCounterDown", XA, "double s = a; int e = 0; for (int i = x.Length - 1; i >= 0; i--) { for (int j = i; j >= 0; j--) { s = s * 0.9 + x[e % x.Length] * x[j] * s; e += 2; } s += e * x[i]; } return s + e * a;"),
        new("PackedTriangle", "ReadOnlySpan<double> x, double a", "int d = 0; while ((d + 1) * (d + 2) / 2 <= x.Length) d++; double s = 0; double[] y = new double[d]; int e = 0; for (int i = 0; i < d; i++) { y[i] += a * x[e]; e++; for (int j = i + 1; j < d; j++) { y[j] += x[e] * y[i]; e++; } } for (int i = 0; i < d; i++) s += y[i] * y[i]; return s;"),
        new("RowsByStep", XAD, "int w = Math.Max(1, d); double s = 0; for (int row = 0; row + w <= x.Length; row += w) { double t = 1; for (int i = 0; i < w; i++) t *= x[row + i] + a; s += t * t; } return s;"),
        new("NearestByStep", "ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> p, double a", "int d = 3; d += x.Length % 2 * 0; double s = a; for (int q = 0; q + d <= p.Length; q += d) { double nearest = 9; for (int c = 0; c + d <= x.Length; c += d) { double t = 0; for (int i = 0; i < d; i++) { double e = p[q + i] - x[c + i]; t += e * e; } nearest = Math.Min(nearest, t); } s += nearest; } return s;"),
        new("StepDown", XAD, "int w = Math.Max(1, d); double s = a; for (int i = x.Length - 1; i >= 0; i -= w) s = s * 0.7 + x[i] * s * a; return s;"),
        new("StepUpToEnd", XAD, "int w = Math.Max(1, d); double s = a; for (int i = 1; i <= x.Length; i += w) s = s * 0.7 + x[i - 1] * s * a; return s;"),
        new("StepTowardsVariable", XAD, "int w = Math.Max(1, d); double s = a; int n = x.Length; for (int i = 0; n > i; i += w) { s = s * 0.7 + x[i] * s * a; } return s;"),
        new("WhileByOne", XA, "double s = a; int i = 0; while (i < x.Length) { s = s * 0.7 + x[i] * s * a; i++; } return s + i * a;"),
        new("WhileByTwoDown", XA, "double s = a; int i = x.Length; while (i > 0) { i -= 2; s = s * 0.7 + x[Math.Max(i, 0)] * s * a; } return s + i * a;"),
        new("WhileUnequal", XA, "double s = a; int i = 0; while (i != x.Length) { s = s * 0.7 + x[i] * s * a; i++; } return s;"),
        new("WhileByInnerLoop", XAD, "int w = Math.Max(1, d); double s = a; int i = 0; while (i + w <= x.Length) { for (int k = 0; k < w; k++) { s = s * 0.7 + x[i] * s * a; i++; } } return s + i * a;"),
        new("WhileAndCounter", XAD, "int w = Math.Max(1, d); double s = a; int k = 0; int i = 0; while (i < x.Length) { s = s * 0.7 + x[i] * s + k; k += 3; i += w; } return s * (1 + k);"),
        new("WhileByChange", XA, "double s = a; int step = 1; int i = 0; while (i < x.Length) { s = s * 0.7 + x[i] * s * a; i += step; step++; } return s;"),
        new("CounterOfCounter", XA, "double s = a; int k = 1; int m = 0; for (int i = 0; i < x.Length; i++) { s = Math.Sin(s * x[i] + m * 0.1); m += k; k += 2; } return s + m * a;"),
        new("CounterInStepsOfLoop", XA, "double s = a; int k = 0; int m = 5; for (int i = 0; i < x.Length; i += 3) { s = Math.Sin(s * x[i] + x[k]); k += 1; m -= 6; } return s + (k + m) * a;"),
        new("ElementsOfArrayInNest", XA, "double s = 0; double[] y = new double[x.Length]; double[] z = new double[x.Length]; for (int n = 0; n < 3; n++) { for (int i = 0; i < x.Length; i++) { y[i] = x[i] * a + s * 0.01 * n; z[i] = 0; } for (int i = 0; i < x.Length; i++) for (int j = i + 1; j < x.Length; j++) z[j] += y[i] * x[j]; for (int i = 0; i < x.Length; i++) s += z[i] * z[i]; } return s;"),
        new("ElementWrittenInLoop", XA, "double[] y = new double[x.Length + 1]; y[0] = a; for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) { y[j + 1] = y[i] * x[j] * 0.5 + y[j + 1] * 0.5; } double s = 0; for (int i = 0; i <= x.Length; i++) s += y[i]; return s;"),
    ];
}
