namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    private const string AB = "double a, double b";

    /// <summary>Branches: early returns, ternaries, maxima in every spelling.</summary>
    private static Shape[] Branches =>
    [
        new("EarlyReturn", XA, "if (a < 0) return 3 * a; double s = 0; for (int i = 0; i < x.Length; i++) s += a * x[i] * x[i]; return s;"),
        new("EarlyReturnBeforeProduct", XA, "if (x.Length == 0) return a; if (x[0] < 0) return x[0] * a; double p = a; for (int i = 0; i < x.Length; i++) p *= x[i]; return p;"),
        new("EarlyConstant", XA, "if (a > 1) return 4; double p = a; for (int i = 0; i < x.Length; i++) p = p * x[i] + a; return p;"),
        new("MaxCall", X, "double m = -9; for (int i = 0; i < x.Length; i++) m = Math.Max(m, x[i] * x[i]); return m;"),
        new("MaxTernary", X, "double m = -9; for (int i = 0; i < x.Length; i++) m = m >= x[i] * x[i] ? m : x[i] * x[i]; return m;"),
        new("MaxOverwritten", X, "double m = -9; for (int i = 0; i < x.Length; i++) { double v = x[i] * x[i]; if (v > m) m = v; } return m;"),
        new("MaxAtTie", AB, "double m = a; if (m <= b) m = b; return m * m + Math.Max(a, b) + 2 * (a >= b ? a : b);") { Points = [[0.5, 0.5], [-1.0, -1.0], [2.0, 1.0]] },
        new("AtMostOverwrites", AB, "double m = b * b; if (a <= m) m = a; return m * m;") { Points = [[1.0, 1.0], [4.0, 2.0]] },
        new("DifferenceOverwrites", AB, "double m = b * b; if (a - m <= 0) m = a; return m * m;") { Points = [[1.0, 1.0], [4.0, 2.0]] },
        new("ConstantBranch", AB, "double s = a > b ? 2.5 : a * b; return s * s;"),
        new("ConstantBranchInLoop", X, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] > 0.3 ? 1.0 : x[i] * x[i] * x[i]; return s;"),
        new("NestedTernary", AB, "return a > 0.5 ? (b > 0 ? a * b : a - b) : b > 0 ? Math.Exp(a) * b : a * a * b;"),
        new("BranchesOfBranches", XA, "double s = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) { if (s > 0.5) s *= x[i]; else s += x[i]; } else if (s < 0) s -= x[i] * s; else { s = s * 0.5; s += a; } } return s;"),
        new("BranchOnCarried", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = s > 0 ? s - x[i] * x[i] : s + x[i] * a; return s;"),
        new("SumInOneBranch", XA, "double s = 0; for (int i = 0; i < x.Length; i++) if (x[i] > 0) s += x[i] * a; return s;"),
        new("LoopInBranch", XA, "double s = a; if (a > 0) for (int i = 0; i < x.Length; i++) s = s * x[i] + 1; else s = -a * a; return s;"),
        new("LoopInBranchInLoop", XA, "double s = a; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) for (int j = 0; j < 3; j++) s = Math.Sin(s * x[i]); else s += x[i]; } return s;"),
        new("Clipped", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { double v = x[i] * a; if (v > 1) v = 1; if (v < -1) v = -1; s += v * v * v; } return s;"),
        new("ChainOfTernaries", "double a, double b, int n", "double s = n == 0 ? a * b : n == 1 ? a - b : n == 2 ? a * a : b * b; return s * s;"),
        new("Conjunction", AB, "double s = a; if (a > 0 && b > 0 || a * b < -0.5) s = a * b; return s * s + b;"),
        new("Guarded", AB, "if (a > 100) throw new ArgumentException(\"Too large.\", nameof(a)); return a * b * b;"),
        new("AbsoluteByHand", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { double d = x[i] - a; s += d < 0 ? -d : d; } return s;"),
        new("HuberByHand", XA, "double s = 0; for (int i = 0; i < x.Length; i++) { double d = x[i] - a; s += Math.Abs(d) <= 0.5 ? 0.5 * d * d : 0.5 * (Math.Abs(d) - 0.25); } return s;"),
    ];
}
