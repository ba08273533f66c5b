namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Loops in loops, and loops whose trips the data decide.</summary>
    private static Shape[] Nests =>
    [
        new("Triangle", XA, "double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j <= i; j++) s += a * x[i] * x[j]; return s;"),
        new("TriangleCarried", XA, "double s = a; for (int i = 0; i < x.Length; i++) for (int j = i + 1; j < x.Length; j++) s = Math.Sin(s * x[i]) + x[j]; return s;"),
        new("TriangleDown", XA, "double s = a; for (int i = x.Length - 1; i >= 0; i--) for (int j = i; j >= 0; j -= 2) s = s * 0.5 + x[i] * x[j] * s; return s;"),
        new("SumOfProducts", X, "double s = 0; for (int i = 0; i < x.Length; i++) { double p = 1; for (int j = 0; j < x.Length; j++) if (j != i) p *= x[j]; s += p; } return s;"),
        new("ProductOfSums", XA, "double p = 1; for (int i = 0; i < x.Length; i++) { double s = a; for (int j = 0; j < i; j++) s += x[j] * x[i]; p *= s; } return p;"),
        new("ScalarInNest", "ReadOnlySpan<double> x, double a, double b", "double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) { double d = a * x[i] - b * x[j]; s += d * d * b; } return s;"),
        new("ScalarInCarriedNest", "ReadOnlySpan<double> x, double a, double b", "double s = 1; for (int i = 0; i < x.Length; i++) { s = s * b; for (int j = i; j < 3; j++) s = Math.Tanh(a * s) + b * x[i]; } return s;"),
        new("BoundsOfBounds", XA, "double s = a; for (int i = 0; i < x.Length; i++) for (int j = i; j < x.Length; j++) for (int k = j; k < i + 2; k++) s = s * 0.5 + x[i] * x[j] * s; return s;"),
        new("ProductOfBounds", XA, "double s = a; for (int i = 0; i < x.Length; i++) for (int j = 0; j < 2 * i - 1; j++) s = Math.Sin(s + x[i]); return s;"),
        new("InnerBoundFromLoop", XA, "double s = a; int m = 0; for (int i = 0; i < x.Length; i++) { m += i % 2; for (int j = 0; j < m; j++) s = Math.Sin(s * x[i]) + x[j]; } return s;"),
        new("InnerBoundFromData", XA, "double s = a; for (int i = 0; i < x.Length; i++) { int m = x[i] > 0 ? 3 : 1; for (int j = 0; j < m; j++) s = Math.Sin(s * x[i]) + j; } return s;"),
        new("TwoNests", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = s * x[i] + 1; for (int i = x.Length - 1; i >= 0; i--) s = s * s * 0.1 + x[i]; return s;"),
        new("Halving", XA, "double s = a; while (s * s > 0.01) s = 0.5 * s; for (int i = 0; i < x.Length; i++) s += x[i] * a; return s * s;"),
        new("DataDecidesTrips", XA, "double s = a + 3; int i = 0; while (s > 0.5 && i < x.Length) { s = s * (0.3 + x[i] * x[i] * 0.2); i++; } return s * a;"),
        new("NestedWhile", XA, "double s = a; for (int i = 0; i < x.Length; i++) { double t = x[i] * x[i] + 2; while (t > 0.7) { t = t * 0.6; s = Math.Sin(s + t); } s += t; } return s;"),
        new("WhileInWhile", XA, "double s = a + 2; int i = 0; while (i < x.Length) { int j = i; while (j > 0 && s < 5) { s = s * 0.7 + x[j]; j--; } s += x[i] * s * 0.1; i++; } return s;"),
        new("DoWhile", XA, "double s = a; int i = 0; do { s = s * 0.5 + (i < x.Length ? x[i] : a); i++; } while (s > 0.2 && i < 6); return s * s;"),
        new("NewtonInside", XA, "double r = a; for (int i = 0; i < 6; i++) r = 0.5 * (r + a / r); for (int i = 0; i < x.Length; i++) r += x[i] * r; return r;") { Low = 0.4, High = 2 },
        new("NewtonToTolerance", XA, "double r = a; while (Math.Abs(r * r - a) > 1e-9) r = r - (r * r - a) / (2 * r); for (int i = 0; i < x.Length; i++) r *= x[i]; return r;") { Low = 0.4, High = 2 },
        new("NewtonForEachElement", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { double r = 1; for (int k = 0; k < 4; k++) r = r - (r * r * r - x[i] * a) / (3 * r * r); s += r * r; } return s;") { Low = 0.6, High = 1.6 },
        new("Simulation", XA, "double p = 1; double v = 0; for (int i = 0; i < x.Length; i++) for (int k = 0; k < 3; k++) { double f = -a * p - 0.1 * v * Math.Abs(v) + x[i]; v += 0.1 * f; p += 0.1 * v; } return p * p + v;"),
        new("WhileSum", XA, "double s = 0; int i = 0; while (i < x.Length && x[i] < 1) { s += a * x[i] * x[i]; i++; } return s;"),
        new("RecordsInBranchOfLoop", XA, "double s = 0; int n = x.Length; while (n > 0) { if (n % 2 == 0) { double p = 1; for (int k = 0; k < n + 80; k += 3) p = Math.Sin(p + x[n - 1] * a); s += p; } n--; } return s + a;"),
        new("CounterFromInputBackwards", XA, "double s = a; int i = x.Length; while (i > 0 && s < 9) { i -= 2; s = s * 0.5 + x[Math.Max(i, 0)] * s + i * a; } return s;"),
        new("ThreeDeep", XA, "double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) for (int k = j; k < x.Length; k++) s += x[i] * x[j] * x[k] * a; return s;"),
        new("NearestOfPoints", XA, "double s = 0; for (int p = 0; p < 45; p++) { double least = 9; for (int k = 0; k < x.Length; k++) { double d = 0; for (int j = 0; j < 3; j++) { double e = a * (p % 7) - x[k] * j; d += e * e; } least = Math.Min(least, d); } s += least; } return s;")
        {
            Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 32, 33], Points = [[new[] { 0.5, -0.5, 0.5, 0.25 }, 0.5], [new[] { 2.0, 2, 2 }, 2.0]],
        },
        new("NearestWithLabel", XA, "double s = 0; for (int p = 0; p < 40; p++) { double least = a; int label = -1; for (int k = x.Length - 1; k >= 0; k--) { double d = Math.Abs(x[k] - p * 0.05); if (d < least) { least = d; label = k; } } double t = least * least; if (label >= 0) for (int j = label; j < x.Length; j++) t += x[j] * x[label]; s += t; } return s;")
        {
            Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 32, 33], Points = [[new[] { 0.5, -0.5, 0.5, 0.25 }, 0.5]],
        },
        new("GreatestOfSlots", XA, "double s = 0; Span<double> own = stackalloc double[5]; for (int p = 0; p < 37; p++) { for (int j = 0; j < 5; j++) own[j] = x.Length > j ? x[j] * (p - 18) * a : 0.5 * j; double greatest = own[0]; for (int j = 1; j < 5; j++) greatest = Math.Max(own[j], greatest); double t = 0; for (int j = 0; j < 5; j++) t += (own[j] - greatest) * own[j]; s += t + greatest * a; } return s;") { Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 32, 33] },
        new("LeastInLeast", XA, "double s = a; for (int i = 0; i < x.Length; i++) { double outer = 5; for (int j = 0; j < x.Length; j++) { double inner = a; for (int k = 0; k < 3; k++) inner = Math.Max(inner, x[j] * (k - 1) - x[i]); if (inner < outer) outer = inner; } s = Math.Sin(s) + outer; } return s;") { Points = [[new[] { 0.5, -0.5, 0.5, 0.25 }, 0.5]] },
        new("LeastOfManyKinds", XA, "double first = 4; double second = a; double third = x.Length > 0 ? x[0] : 1; for (int i = 0; i < x.Length; i++) { double d = x[i] * x[i] - a; if (i % 3 != 1) { if (d <= first) { first = d; second = x[i] * a; } } third = Math.Min(d, third); } return first * second + third;") { Points = [[new[] { 0.5, -0.5, 0.5, -0.5, 0.5 }, 0.5]] },
        new("LeastSingle", "ReadOnlySpan<float> x, float a", "float s = 0; for (int p = 0; p < 45; p++) { float least = 9; for (int k = 0; k < x.Length; k++) { float d = 0; for (int j = 0; j < 3; j++) { float e = a * (p % 7) - x[k] * j; d += e * e; } if (d < least) least = d; } s += least; } return s;") { Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 32, 33] },
    ];
}
