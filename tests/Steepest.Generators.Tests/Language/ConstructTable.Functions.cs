using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    private static IReadOnlyList<Construct> Functions =>
    [
        .. Smooth.Select(function => new Construct(OperationKind.Invocation, function.Name, AB, $"return [|{function.Call}|] * a;") { Low = function.Low, High = function.High }),
        .. Single.Select(function => new Construct(OperationKind.Invocation, function.Name, "float a, float b", $"return [|{function.Call}|] * a;") { Low = function.Low, High = function.High, Returns = "float" }),
        .. Reductions.Select(function => new Construct(OperationKind.Invocation, function.Name, XA, $"return [|{function.Call}|] * a;")),
        .. Lost.Select(function => new Construct(OperationKind.Invocation, function.Name + " in the result", AB, $"return [|{function.Call}|] * b;") { RefusedBy = "STEEP0201" }),
        .. Lost.Select(function => new Construct(OperationKind.Invocation, function.Name + " that steers", XA, $"int i = (int)Math.Abs([|{function.Call}|]) % 4; return x[i] * a * a;")),
        new(OperationKind.Invocation, "Math.SinCos", AB, "var (sin, cos) = [|Math.SinCos(a)|]; return sin * cos * b;"),
        new(OperationKind.Invocation, "Math.Max of integers", "double a, double b, int n", "return a * b * [|Math.Max(n, 3)|] * Math.Min(n, 2) * Math.Abs(n);") { Inputs = [["1"], ["5"]] },
        new(OperationKind.Invocation, "Functions.StopGradient", AB, "return [|Functions.StopGradient(a)|] * a * b;"),
        new(OperationKind.Invocation, "Functions.StopGradient of a lost derivative", AB, "return [|Functions.StopGradient(Math.Floor(a * 3))|] * a * b;"),
        new(OperationKind.Invocation, "a helper with its own derivative", AB, "return [|Cubed(a)|] * b;")
        {
            Helpers = "static double Cubed(double u) => u * u * u; [DerivativeOf(nameof(Cubed))] private static double CubedSlope(double u, out double uGradient) { uGradient = 3 * u * u; return u * u * u; }",
            ReferenceHelpers = "static double Cubed(double u) => u * u * u;",
        },
        new(OperationKind.Invocation, "Random", AB, "return a * b * [|Random.Shared.NextDouble()|];") { RefusedBy = "STEEP0103" },
        new(OperationKind.PropertyReference, "the clock", AB, "return a * b * [|Environment.TickCount|];") { RefusedBy = "STEEP0107" },
    ];

    private static IEnumerable<(string Name, string Call, double Low, double High)> Smooth =>
    [
        ("Math.Abs", "Math.Abs(a * b)", -1.4, 1.4),
        ("Math.Acos", "Math.Acos(a * b)", -0.9, 0.9),
        ("Math.Acosh", "Math.Acosh(a * b)", 1.1, 2),
        ("Math.Asin", "Math.Asin(a * b)", -0.9, 0.9),
        ("Math.Asinh", "Math.Asinh(a * b)", -1.4, 1.4),
        ("Math.Atan", "Math.Atan(a * b)", -1.4, 1.4),
        ("Math.Atan2", "Math.Atan2(a, b)", -1.4, 1.4),
        ("Math.Atanh", "Math.Atanh(a * b)", -0.9, 0.9),
        ("Math.Cbrt", "Math.Cbrt(a * b)", 0.2, 1.4),
        ("Math.Clamp", "Math.Clamp(a, -0.5, b * b)", -1.4, 1.4),
        ("Math.CopySign", "Math.CopySign(a, 1) * b", -1.4, 1.4),
        ("Math.Cos", "Math.Cos(a * b)", -1.4, 1.4),
        ("Math.Cosh", "Math.Cosh(a * b)", -1.4, 1.4),
        ("Math.Exp", "Math.Exp(a * b)", -1.4, 1.4),
        ("Math.FusedMultiplyAdd", "Math.FusedMultiplyAdd(a, b, a)", -1.4, 1.4),
        ("Math.IEEERemainder", "Math.IEEERemainder(a, 0.75 + b * b)", 0.2, 1.4),
        ("Math.Log", "Math.Log(a * b)", 0.2, 2),
        ("Math.Log to a base", "Math.Log(a * b, 1 + b)", 0.2, 2),
        ("Math.Log10", "Math.Log10(a * b)", 0.2, 2),
        ("Math.Log2", "Math.Log2(a * b)", 0.2, 2),
        ("Math.Max", "Math.Max(a, b)", -1.4, 1.4),
        ("Math.MaxMagnitude", "Math.MaxMagnitude(a, b)", -1.4, 1.4),
        ("Math.Min", "Math.Min(a, b)", -1.4, 1.4),
        ("Math.MinMagnitude", "Math.MinMagnitude(a, b)", -1.4, 1.4),
        ("Math.Pow with a constant exponent", "Math.Pow(a * b, 3)", -1.4, 1.4),
        ("Math.Pow with a fractional exponent", "Math.Pow(a * b, 2.5)", 0.2, 1.4),
        ("Math.Pow with a variable exponent", "Math.Pow(a, b)", 0.2, 1.4),
        ("Math.ScaleB", "Math.ScaleB(a * b, 3)", -1.4, 1.4),
        ("Math.Sin", "Math.Sin(a * b)", -1.4, 1.4),
        ("Math.Sinh", "Math.Sinh(a * b)", -1.4, 1.4),
        ("Math.Sqrt", "Math.Sqrt(a * b)", 0.2, 1.4),
        ("Math.Tan", "Math.Tan(a * b)", -1.1, 1.1),
        ("Math.Tanh", "Math.Tanh(a * b)", -1.4, 1.4),
        ("double.Exp2", "double.Exp2(a * b)", -1.4, 1.4),
        ("double.Exp10", "double.Exp10(a * b)", -1.4, 1.4),
        ("double.ExpM1", "double.ExpM1(a * b)", -1.4, 1.4),
        ("double.LogP1", "double.LogP1(a * b)", -0.9, 0.9),
        ("double.Hypot", "double.Hypot(a, b)", -1.4, 1.4),
        ("double.RootN", "double.RootN(a * b, 5)", 0.2, 1.4),
        ("double.SinPi", "double.SinPi(a * b)", -0.4, 0.4),
        ("double.CosPi", "double.CosPi(a * b)", -0.4, 0.4),
        ("double.TanPi", "double.TanPi(a * b)", -0.4, 0.4),
        ("double.AtanPi", "double.AtanPi(a * b)", -1.4, 1.4),
        ("double.Atan2Pi", "double.Atan2Pi(a, b)", 0.2, 1.4),
        ("double.DegreesToRadians", "double.DegreesToRadians(a * b)", -1.4, 1.4),
        ("double.Lerp", "double.Lerp(a, b, 0.25)", -1.4, 1.4),
        ("double.MaxNumber", "double.MaxNumber(a, b)", -1.4, 1.4),
        ("Functions.Sigmoid", "Functions.Sigmoid(a * b)", -1.4, 1.4),
        ("Functions.LogSigmoid", "Functions.LogSigmoid(a * b)", -1.4, 1.4),
        ("Functions.Softplus", "Functions.Softplus(a * b)", -1.4, 1.4),
        ("Functions.Relu", "Functions.Relu(a * b)", -1.4, 1.4),
        ("Functions.LeakyRelu", "Functions.LeakyRelu(a * b)", -1.4, 1.4),
        ("Functions.LeakyRelu with a slope", "Functions.LeakyRelu(a, b)", -1.4, 1.4),
        ("Functions.Gelu", "Functions.Gelu(a * b)", -1.4, 1.4),
        ("Functions.Silu", "Functions.Silu(a * b)", -1.4, 1.4),
        ("Functions.Huber", "Functions.Huber(a, 0.5 + b * b)", -1.4, 1.4),
        ("Functions.LogCosh", "Functions.LogCosh(a * b)", -1.4, 1.4),
        ("Functions.Square", "Functions.Square(a * b)", -1.4, 1.4),
        ("Functions.Erf", "Functions.Erf(a * b)", -1.4, 1.4),
        ("Functions.LogGamma", "Functions.LogGamma(a + b)", 0.3, 2),
    ];

    private static IEnumerable<(string Name, string Call, double Low, double High)> Single =>
    [
        ("MathF.Sin", "MathF.Sin(a * b)", -1.4, 1.4),
        ("MathF.Exp", "MathF.Exp(a * b)", -1.4, 1.4),
        ("MathF.Sqrt", "MathF.Sqrt(a * b)", 0.2, 1.4),
        ("MathF.Pow", "MathF.Pow(a, b)", 0.2, 1.4),
        ("float.Hypot", "float.Hypot(a, b)", -1.4, 1.4),
        ("Functions.Softplus of float", "Functions.Softplus(a * b)", -1.4, 1.4),
    ];

    private static IEnumerable<(string Name, string Call)> Reductions =>
    [
        ("Functions.Dot", "Functions.Dot(x, x[..])"),
        ("Functions.Sum", "Functions.Sum(x)"),
        ("Functions.Mean", "Functions.Mean(x)"),
        ("Functions.SumOfSquares", "Functions.SumOfSquares(x)"),
        ("Functions.Norm", "Functions.Norm(x)"),
        ("Functions.LogSumExp", "Functions.LogSumExp(x)"),
    ];

    /// <summary>Functions whose derivative is 0 wherever they have one.</summary>
    private static IEnumerable<(string Name, string Call)> Lost =>
    [
        ("Math.Floor", "Math.Floor(a * 3)"),
        ("Math.Ceiling", "Math.Ceiling(a * 3)"),
        ("Math.Round", "Math.Round(a * 3)"),
        ("Math.Truncate", "Math.Truncate(a * 3)"),
        ("Math.Sign", "Math.Sign(a)"),
    ];
}
