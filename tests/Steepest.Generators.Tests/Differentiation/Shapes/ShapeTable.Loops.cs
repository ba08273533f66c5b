namespace Steepest.Generators.Tests.Differentiation.Shapes;

internal static partial class ShapeTable
{
    private const string X = "ReadOnlySpan<double> x";
    private const string XA = "ReadOnlySpan<double> x, double a";

    /// <summary>One loop: what it divides by, carries, assigns and where it starts and ends.</summary>
    private static Shape[] Loops =>
    [
        new("SumReadTwice", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return 2 * s + a * s;"),
        new("InlineDivisor", XA, "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] / (2 + a * a); return s;"),
        new("InlineDivisorThatVaries", XA, "double s = a; for (int i = 0; i < x.Length; i++) s += x[i] / (2 + x[i] * a); return s / (3 + s * s);") { Low = -0.9, High = 0.9 },
        new("ParameterAsBound", "ReadOnlySpan<double> x, double a, int n", "double s = 0; for (int i = 0; i < n; i++) s += a * x[i] * x[i]; return s;"),
        new("ParameterAsStart", "ReadOnlySpan<double> x, double a, int n", "double s = 0; for (int i = n; i < x.Length; i++) s += a * x[i] * x[i]; return s;"),
        new("ParameterCountsDown", "ReadOnlySpan<double> x, double a, int n", "double p = a; for (; n > 0; n--) p *= x[n - 1] + n; return p;"),
        new("NoIteration", XA, "double p = a; for (int i = 5; i < 5; i++) p *= x[i]; for (int i = 0; i < x.Length; i++) p += x[i] * a; return p * p;"),
        new("ChainedAssignment", XA, "double u, v, w; u = v = w = a; for (int i = 0; i < x.Length; i++) { u += x[i]; v *= x[i]; u = v = w = u * v + w; } return u + 2 * v + 3 * w;") { Lengths = [0, 1, 2, 3, 6] },
        new("ChainedZero", XA, "double u, v; u = v = 0; for (int i = 0; i < x.Length; i++) { u += x[i] * a; v += u * u; } return u * v;"),
        new("AssignmentInCondition", XA, "double s = a * a; double k; int i = 0; while ((k = s * s + 1) < 40 && i < x.Length) { s = k * 0.5 + x[i]; i++; } return s * k;"),
        new("OverwrittenScalar", XA, "for (int i = 0; i < x.Length; i++) { a = a * x[i] + 1; } a = a * a; return a;"),
        new("OverwrittenFixed", "ReadOnlySpan<double> x, [Fixed] double k", "double s = 0; for (int i = 0; i < x.Length; i++) { s += k * x[i]; k = s * k + 1; } return s;") { Lengths = [0, 1, 2, 3, 6] },
        new("OverwrittenByConstant", XA, "double s = a; for (int i = 0; i < x.Length; i++) { s *= x[i]; if (i == 1) s = 2; } return s + a;"),
        new("Product", X, "double p = 1; for (int i = 0; i < x.Length; i++) p *= x[i]; return p;"),
        new("ProductWithZero", X, "double p = 1; for (int i = 0; i < x.Length; i++) p *= x[i]; return p;") { Lengths = [4], Points = [[new[] { 2.0, 0, 3 }], [new[] { 0.0, 0, 3 }]] },
        new("Horner", XA, "double p = 0; for (int i = x.Length - 1; i >= 0; i--) p = p * a + x[i]; return p;"),
        new("ContinuedFraction", XA, "double f = a; for (int i = x.Length - 1; i >= 0; i--) f = x[i] + 1 / f; return f;") { Low = 0.5, High = 2 },
        new("Recurrence", XA, "double u = 1; double v = a; for (int i = 0; i < x.Length; i++) { double w = Math.Sin(u * x[i]) + v; u = v; v = w; } return u * v;"),
        new("SmallVectorCarried", XA, "(double u, double v) = (1, a); for (int i = 0; i < x.Length; i++) (u, v) = (v * x[i], u + v); return u * u + v;"),
        new("Rotation", XA, "double u = a; double v = 2; for (int i = 0; i < x.Length; i++) { double c = Math.Cos(x[i]); double s = Math.Sin(x[i]); double t = c * u - s * v; v = s * u + c * v; u = t; } return u * v * v;"),
        new("StepOfTwo", X, "double p = 1; for (int i = 0; i < x.Length; i += 2) p = p * x[i] + Math.Exp(x[i]); return p;"),
        new("StepOfThree", XA, "double p = a; for (int i = 1; i < x.Length; i += 3) p = Math.Sin(p * x[i]) + x[i - 1]; return p;") { Lengths = [0, 1, 2, 3, 4, 5, 7, 8] },
        new("StepOfALength", XA, "double s = 0; int d = x.Length % 3 + 1; for (int p = 0; p + d <= x.Length; p += d) { double least = 9; for (int q = 0; q + d <= x.Length; q += d) { double u = 0; for (int i = 0; i < d; i++) { double v = x[p + i] - a * x[q + i] - 0.1; u += v * v; } least = Math.Min(least, u); } s += least * a; } return s;"),
        new("StepDownByALength", XA, "double s = a; int d = x.Length % 3 + 1; for (int p = x.Length - 1; p >= 0; p -= d) s = Math.Sin(s * x[p]) + x[p]; return s;"),
        new("StepOfMinusTwo", XA, "double p = a; for (int i = x.Length - 1; i >= 0; i -= 2) p = Math.Sin(p * x[i]) + 1; return p;"),
        new("StepOfMinusThree", XA, "double p = a; for (int i = x.Length; i > 0; i -= 3) p = Math.Exp(-p * p) * x[i - 1]; return p;") { Lengths = [0, 1, 2, 3, 4, 5, 7, 8] },
        new("Neighbours", X, "double s = 0; for (int i = 1; i + 1 < x.Length; i++) { double d = x[i - 1] - 2 * x[i] + x[i + 1] * x[i]; s += d * d; } return s;"),
        new("NextNeighbour", XA, "double s = 0; for (int i = 0; i + 1 < x.Length; i++) { double d = x[i + 1] - x[i] * x[i]; s += a * d * d; } return s;"),
        new("NeighboursBackwards", X, "double s = 0; for (int i = x.Length - 2; i > 0; i--) { double d = x[i - 1] * x[i + 1] - x[i]; s += d * d * d; } return s;"),
        new("FiveNeighbours", X, "double s = 0; for (int i = 2; i < x.Length - 2; i++) { double d = x[i - 2] - x[i - 1] + x[i] * x[i + 1] - x[i + 2]; s += d * d; } return s;") { Lengths = [0, 3, 4, 5, 6, 9] },
        new("TwoSums", XA, "double s = 0; double t = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * a; t -= x[i] * x[i]; } return s * t;"),
        new("AlternatingSum", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = x[i] * x[i] * a - s; return s;"),
        new("DoubledSum", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = s + s + x[i] * a; return s;"),
        new("ResetSum", XA, "double s = a; for (int i = 0; i < x.Length; i++) s = x[i] > 0 ? s + x[i] * a : x[i] * x[i]; return s;"),
        new("CrossedSums", XA, "double s = a; double t = 1; for (int i = 0; i < x.Length; i++) { double u = s + x[i]; s = t - x[i] * x[i]; t = u; } return s * t * t;"),
        new("SumOfSums", X, "double s = 0; double t = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; t += s; } return t;"),
        new("SkippedByHand", X, "double s = 0; for (int i = 0; i < x.Length; i++) if (x[i] >= 0) { s += s * x[i] + x[i]; } return s;"),
        new("LeftByFlag", XA, "double s = a; bool isDone = false; for (int i = 0; i < x.Length && !isDone; i++) { s = s * x[i] + 1; if (s > 1.5) isDone = true; else s *= 2; } return s;"),
        new("ForEach", XA, "double p = a; foreach (double v in x) p = p * v + v * v; return p;"),
        new("TwoSpans", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "double s = 0; for (int i = 0; i < x.Length; i++) { double d = x[i] - y[i] * y[i]; s += d * d * y[i]; } return s;"),
        new("SpanAgainstReversed", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "double p = 1; for (int i = 0; i < x.Length; i++) p = p * x[i] + y[y.Length - 1 - i] * x[0]; return p;"),
        new("Slices", XA, "double p = a; ReadOnlySpan<double> t = x[1..]; for (int i = 0; i < t.Length; i++) p = p * t[i] + x[i]; return p;") { Lengths = [1, 2, 5] },
        new("SinglePrecision", "ReadOnlySpan<float> x, float a", "float s = a; for (int i = 0; i < x.Length; i++) s = s * x[i] + MathF.Sin(x[i] * a) / 2; return s * s;"),
        new("SinglePrecisionSum", "ReadOnlySpan<float> x, float a", "float s = 0; for (int i = 0; i + 1 < x.Length; i++) { float d = x[i + 1] - x[i] * x[i]; s += a * d * d; } return s;"),
    ];
}
