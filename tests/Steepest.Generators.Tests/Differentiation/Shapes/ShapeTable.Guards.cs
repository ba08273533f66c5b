namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    /// <summary>Checks that hold at every point: they must not disturb the derivatives, nor what the compiler thinks of the text.</summary>
    private static Shape[] Guards =>
    [
        new("GuardInElse", XA, "double p = a; if (x.Length < 90) p *= a; else throw new ArgumentException(nameof(x)); return p * p;"),
        new("GuardInExpression", XA, "double p = x.Length < 90 ? a * a : throw new ArgumentException($\"{x.Length} is too many\", nameof(x)); return p * p;"),
        new("GuardDeepInLoop", XA, "double p = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { p *= x[i]; if (i > 80) { p += 1; throw new InvalidOperationException(\"i\" + i); } } else { p += x[i] * x[i]; } } return p * p;"),
        new("GuardBesideReturn", XA, "double p = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0.9) { if (i > 80) throw new InvalidOperationException(); return p * x[i]; } p = p * x[i] + 1; } if (x.Length < 90) return p * p; throw new ArgumentException();"),
        new("GuardInSwitch", XAN, "double p = a; switch (n) { case > 80: throw new ArgumentOutOfRangeException(nameof(n), n, null); case 0: p *= a; break; default: p = p * p + a; break; } return p * (n switch { < 90 => p, _ => throw new NotSupportedException() });"),
        new("GuardInWhile", XA, "double p = a; int k = 0; while (true) { if (k > 80) throw new InvalidOperationException(); if (k >= x.Length) return p * p; p = p * x[k] + a; k++; }"),
        new("GuardsOfTheFramework", XAN, "ArgumentOutOfRangeException.ThrowIfNegative(n); ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 80); double p = a; for (int i = 0; i < x.Length; i++) { ArgumentOutOfRangeException.ThrowIfEqual(i, 80); p = p * x[i] + n; } return p * p;"),
        new("RecursionByConstants", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += Power(x[i], 4) * a; return s * s;", "[MaxIterations(9)] static double Power(double v, int n) { if (n == 0) return 1; double half = Power(v, n / 2); return n % 2 == 0 ? half * half : half * half * v; }"),
        new("RecursionByData", "double a, int n", "return Power(a, n) * Power(Math.Sin(a), n + 1);", "[MaxIterations(9)] static double Power(double v, int n) => n == 0 ? 1 : v * Power(v, n - 1) + 0.5;"),
        new("RecursionIntoSpan", XA, "return Total(x, a) * a;", "[MaxIterations(9)] static double Total(ReadOnlySpan<double> v, double w) { if (v.Length == 0) return w; double rest = Total(v[1..], w * v[0]); return rest * v[0] + w; }") { Lengths = [0, 1, 2, 3, 6] },
        new("RecursionAtTheEnd", XA, "return Fold(x, 0, a) * a;", "[MaxIterations(99)] static double Fold(ReadOnlySpan<double> v, int i, double w) { if (i >= v.Length) return w * w; if (v[i] < 0) return Fold(v, i + 1, w * 0.5); return Fold(v, i + 1, Math.Sin(w * v[i]) + 1); }"),
        new("RecursionAtTheEndInLoop", XAN, "double s = a; for (int i = 0; i < x.Length; i++) s = Fold(n, s, x[i]) + s * x[i]; return s;", "[MaxIterations(99)] static double Fold(int k, double u, double v) => k <= 0 ? u * v : Fold(k - 1, v, u * 0.7);"),
    ];
}
