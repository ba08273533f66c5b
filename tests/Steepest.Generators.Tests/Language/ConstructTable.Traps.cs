using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

/// <summary>Shapes of programs for which other tools are known to have given wrong or missing derivatives.</summary>
internal static partial class ConstructTable
{
    private static IReadOnlyList<Construct> Traps =>
    [
        new(OperationKind.Loop, "an inline divisor in a loop", XA, "double sum = 0; [|for (int i = 0; i < x.Length; i++) sum += a / (1 + x[i] * x[i]);|] return sum;") { Lengths = Any },
        new(OperationKind.Loop, "a divisor of the running value", XA, "double sum = a; [|for (int i = 0; i < x.Length; i++) sum = x[i] / (2 + sum * sum);|] return sum;") { Lengths = Any },
        new(OperationKind.SimpleAssignment, "an assignment in a loop condition", XA, "int i = 0; double t = a; double sum = 0; while (([|t = t * 0.5 + x[i]|]) > -9 && i < 3) { sum += t * t; i++; } return sum;"),
        new(OperationKind.ParameterReference, "a parameter as a loop bound", "ReadOnlySpan<double> x, double a, int n", "double sum = a; for (int i = 0; i < [|n|]; i++) sum = sum * x[i] + a; return sum;") { Inputs = [["0"], ["1"], ["4"]] },
        new(OperationKind.ParameterReference, "a parameter as a loop start", "ReadOnlySpan<double> x, double a, int n", "double sum = a; for (int i = [|n|]; i < x.Length; i++) sum = sum * x[i] + a; return sum;") { Inputs = [["0"], ["1"], ["4"], ["7"]] },
        new(OperationKind.ParameterReference, "a parameter that is counted down", "ReadOnlySpan<double> x, double a, int n", "double sum = a; while (n > 0) { [|n|]--; sum = sum * x[n] + a; } return sum;") { Inputs = [["0"], ["1"], ["4"]] },
        new(OperationKind.SimpleAssignment, "a chain of zeros", AB, "double u = a, v = b; double sum = u * v; [|u = v = u = 0|]; return sum * a + u * b + v;"),
        new(OperationKind.SimpleAssignment, "a chain in a loop", XA, "double u = 0, v = 0; double sum = 0; foreach (double item in x) { [|u = v = u * a + item|]; sum += u * v; } return sum;") { Lengths = Any },
        new(OperationKind.Return, "an early return before a loop, with its Hessian", XA, "if (a > 0.6) [|return a * a * x[0];|] double sum = 0; foreach (double item in x) sum += item * item * item * a; return sum;"),
        new(OperationKind.Loop, "a loop that only overwrites and may not run", "double a, double b, int n", "double u = a; [|for (int i = 0; i < n; i++) u = 2;|] return u * b * a;") { Inputs = [["0"], ["1"], ["3"]] },
        new(OperationKind.Loop, "a conditional loop that only overwrites and may not run", "double a, double b, int n", "double u = a, v = b; [|while (n > 0) { u = v; v = 2; n--; }|] return u * b * a + v;") { Inputs = [["0"], ["1"], ["3"]] },
        new(OperationKind.SimpleAssignment, "an input that is not a variable is overwritten", "ReadOnlySpan<double> x, double a, [Fixed] double k", "double sum = 0; foreach (double item in x) { [|k = k * 0.5 + item|]; sum += k * a; } return sum * k;") { Inputs = [["0.75"]], Lengths = Any },
        new(OperationKind.Invocation, "a callee without a derivative", AB, "return a * b + [|double.Parse(\"2\")|];") { RefusedBy = "STEEP0103" },
        new(OperationKind.Loop, "nested loops with bounds of one another", "ReadOnlySpan<double> x, double a, int n", "double sum = a; [|for (int i = 0; i < n; i++) { double inner = 1; for (int j = n; j > i; j--) inner = inner * 0.5 + x[j % x.Length] * sum; sum += inner * a; }|] return sum;") { Inputs = [["0"], ["1"], ["4"]] },
        new(OperationKind.ArrayCreation, "a loop whose result is a vector", XA, "double[] t = [|new double[3]|]; foreach (double item in x) for (int j = 0; j < 3; j++) t[j] += item * a * (j + 1) + t[(j + 2) % 3] * 0.25; return t[0] * t[1] - t[2];") { Lengths = Any },
        new(OperationKind.Invocation, "the largest by Math.Max", XA, "double best = a; foreach (double item in x) best = [|Math.Max(best, item)|]; return best * best * a;") { Lengths = Any },
        new(OperationKind.Conditional, "the largest by a ternary", XA, "double best = a; foreach (double item in x) best = [|item > best ? item : best|]; return best * best * a;") { Lengths = Any },
        new(OperationKind.Conditional, "the largest by an overwritten variable", XA, "double best = a; foreach (double item in x) { [|if (best <= item) best = item;|] } return best * best * a;") { Lengths = Any },
        new(OperationKind.Conditional, "a comparison of a difference", XA, "double best = a; foreach (double item in x) { [|if (best - item <= 0) best = item;|] } return best * best * a;") { Lengths = Any },
        new(OperationKind.Invocation, "Math.Max at a tie", AB, "return [|Math.Max(a, b)|] * a;") { Points = [[[0.5], [0.5]], [[-1], [-1]]] },
        new(OperationKind.Invocation, "Math.Clamp at a tie", AB, "return [|Math.Clamp(a, b, 2)|] * a;") { Points = [[[0.5], [0.5]], [[2], [1]]], High = 1.9 },
        new(OperationKind.Conditional, "x·log(y), guarded at 0", "ReadOnlySpan<double> x, ReadOnlySpan<double> y", "double sum = 0; for (int i = 0; i < x.Length; i++) sum += [|x[i] > 0 ? x[i] * Math.Log(y[i]) : 0|]; return sum;") { Low = 0.2, Lengths = [3], Points = [[[0, 1, 0.5], [0, 2, 0.5]]] },
        new(OperationKind.Loop, "a stable log-sum-exp", X, "double most = x[0]; foreach (double item in x) most = Math.Max(most, item); double sum = 0; [|foreach (double item in x) sum += Math.Exp(item - most);|] return most + Math.Log(sum);") { Lengths = [1, 2, 5], Points = [[[800, 801, -900]], [[2, 1, 0.5]]] },
        new(OperationKind.Conditional, "a branch with a constant", AB, "double u; [|if (a > 0) u = 2; else u = b;|] return u * a * b;"),
        new(OperationKind.Conditional, "a ternary with a constant", AB, "return ([|a > 0 ? 2 : b|]) * a * b;"),
        new(OperationKind.Loop, "a small vector carried by a loop", XA, "Span<double> t = stackalloc double[2]; t[0] = a; t[1] = 1; [|foreach (double item in x) { double u = t[0] * item - t[1]; t[1] = t[0] + t[1] * item; t[0] = u; }|] return t[0] * t[1];") { Lengths = Any },
        new(OperationKind.Conditional, "a root that is not taken", XA, "double sum = 0; foreach (double item in x) sum += [|item > 0 ? Math.Sqrt(item) * a : item * item|]; return sum;") { Points = [[[0, -1, 4, 0], [2]]] },
        new(OperationKind.Conditional, "a quotient that is not taken", AB, "return [|a != 0 ? Math.Sin(a) / a * b : b|];") { Points = [[[0], [2]]] },
        new(OperationKind.Conditional, "a logarithm that is computed and not taken", AB, "double log = Math.Log(a); return [|a > 0 ? log * b : a * b|];") { Points = [[[0], [2]], [[-1], [2]]] },
        new(OperationKind.Invocation, "an unused arc cosine", AB, "double angle = [|Math.Acos(a)|]; double sum = a * b; if (b > 100) sum += angle; return sum;") { Points = [[[1], [2]], [[5], [2]]] },
        new(OperationKind.Invocation, "an arc cosine that only steers", AB, "double angle = [|Math.Acos(a)|]; return angle > 1 ? a * b : a * a * b;") { Low = -0.9, High = 0.9, Points = [[[1], [0.5]], [[-1], [0.5]]] },
        new(OperationKind.Invocation, "an arc cosine of a clamped number", AB, "return [|Math.Acos(Math.Clamp(a, -1, 1))|] * b;") { Low = -0.9, High = 0.9, Points = [[[2], [3]], [[-2], [3]]] },
        new(OperationKind.Invocation, "a logarithm of a number kept from below 0", AB, "return Math.Exp(0.5 * [|Math.Log(Math.Max(a, 0))|]) + b * b;") { Low = 0.2, Points = [[[-1], [3]]], IsLooped = false },
        new(OperationKind.Invocation, "an angle of (0, 0)", AB, "return [|Math.Atan2(a, b)|] * (a + 2) + b * b;") { Low = 0.2, Points = [[[0], [0]]], IsLooped = false },
        new(OperationKind.Invocation, "a root of 0", AB, "return [|Math.Sqrt(a)|] + b * b * a;") { Low = 0.2, Points = [[[0], [2]]], IsLooped = false },
        new(OperationKind.Invocation, "a norm of 0", X, "return [|Functions.Norm(x)|];") { Points = [[[0, 0, 0, 0]]] },
        new(OperationKind.Invocation, "a norm of 0 by hand", X, "double sum = 0; foreach (double item in x) sum += item * item; return [|Math.Sqrt(sum)|];") { Points = [[[0, 0, 0, 0]]] },
        new(OperationKind.Invocation, "an absolute value of 0", AB, "return [|Math.Abs(a)|] * b + b;") { Points = [[[0], [2]]], IsLooped = false },
        new(OperationKind.Invocation, "a power of 0", AB, "return [|Math.Pow(a, 2)|] * b + Math.Pow(b, a);") { Low = 0.2, Points = [[[0], [2]], [[2], [0]], [[0], [0]]], IsLooped = false },
        new(OperationKind.Invocation, "a cube root of 0", AB, "return [|Math.Cbrt(a)|] + b * b * a;") { Low = 0.2, Points = [[[0], [2]]], IsLooped = false },
        new(OperationKind.Loop, "many rounds that only carry a sum", AB, "double sum = 0; [|for (int i = 0; i < 20000; i++) sum += a * b * 1e-4;|] return sum * a;") { IsLooped = false },
    ];
}
