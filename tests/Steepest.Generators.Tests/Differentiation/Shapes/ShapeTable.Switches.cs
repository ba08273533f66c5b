namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    private const string XAN = "ReadOnlySpan<double> x, double a, int n";

    /// <summary>Switches, alone and in loops. What decides is an integer, as dual numbers match no pattern.</summary>
    private static Shape[] Switches =>
    [
        new("SwitchOfSections", XAN, "double p = a; switch (n) { case 0: p *= a; break; case 1: case 2: p = p * x[0] + 1; break; default: p = Math.Sin(p); break; } return p * p;") { Lengths = [1, 2, 4] },
        new("SwitchInLoop", XA, "double p = a; for (int i = 0; i < x.Length; i++) { switch (i % 4) { case 0: p *= x[i]; break; case 1: p += x[i] * x[i]; continue; case 2: if (p > 1) break; p = Math.Exp(-p); break; default: if (p > 2) return p * a; p = p * 0.5 + x[i]; break; } p = p * 1.1 + a; } return p * p;"),
        new("SwitchThatReturns", XAN, "double p = a; foreach (double v in x) { switch (n) { case 0: return p * v; case 1: p *= v; break; case 2: p += v * v; break; } p += a * v; } return p * p;"),
        new("SwitchWithGoto", XAN, "double p = a; switch (n) { case 0: if (p > 0) goto case 2; p *= a; break; case 1: p = p * p; goto default; case 2: p = Math.Cos(p); break; default: p += a; break; } return p * p;"),
        new("GotoOutOfLoopToCase", XAN, "double p = a; switch (n) { case 0: goto case 1; case 1: for (int i = 0; i < x.Length; i++) { p = p * x[i] + a; if (p > 1) goto case 2; if (p < -1) break; } p *= 2; break; case 2: p = p * p; break; default: p *= a; break; } return p * p;"),
        new("SwitchExpressions", XA, "double p = a; for (int i = 0; i < x.Length; i++) p = i switch { 0 => p * x[i], 1 or 2 => p + x[i] * x[i], > 3 when p > 0 => Math.Sin(p) * x[i], _ => p * a }; return p * p;"),
        new("SwitchExpressionThatGuards", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += (x[i] > 0) switch { true => Math.Log(x[i]) * a, false => a * a }; return s;"),
        new("PatternsDecide", XAN, "double p = a; for (int i = 0; i < x.Length; i++) { if (i is 1 or > 2 and not 4) p *= x[i]; else p += a * x[i]; if (i * n is > 5 and var k) p = p * k * 0.1; } return p * p;"),
        new("SwitchOnTuples", XAN, "double p = a; for (int i = 0; i < x.Length; i++) p = (i % 2, n) switch { (0, 0) => p * a, (1, var k) => p + k * x[i], (_, > 1) => p * x[i], _ => p - x[i] * x[i] }; return p * p;"),
        new("SwitchInHelper", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = Pick(i, s, x[i]); return Pick(1, s, a) * Pick(2, a, s);", "static double Pick(int k, double u, double v) { switch (k) { case 0: return u * v; case 1: u += v; break; case 2: goto case 0; } return u * u; }") { Lengths = [0, 1, 2, 3, 6] },
    ];
}
