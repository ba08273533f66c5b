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
    ];
}
