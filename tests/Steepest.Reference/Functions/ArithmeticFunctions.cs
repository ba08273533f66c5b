using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class ArithmeticFunctions
{
    private static readonly double[][] s_triples =
        [[1.5, -2, 0.25], [-0.1, 3, 1e5], [1e100, 1e-100, 1], [0, 2, 3], [3, 0, -1], [1e-200, 1e-100, 0], [7, 7, -49]];

    private static readonly double[][] s_divisions =
        [[7.5, 2], [-7.25, 2], [7.25, -2], [-7.75, -2], [0.3, 5], [1e6, 0.7], [5.5, 2]];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Ternary(Everywhere, "FusedMultiplyAdd", (x, y, z) => x * y + z, (x, y, _) => [y, x, 1], s_triples),
        .. Ternary(OnNumbers, "MultiplyAddEstimate", (x, y, z) => x * y + z, (x, y, _) => [y, x, 1], s_triples),
        .. Ternary(OnNumbers, "Lerp", (a, b, t) => a * (1 - t) + b * t, (a, b, t) => [1 - t, t, b - a], s_triples),
        .. Binary(OnNumbers, "Hypot", Hypot, (x, y) => (x / Hypot(x, y), y / Hypot(x, y)),
            [[3, 4], [-1, 1e-8], [0, 2], [-2, 0], [1e200, 1e200], [1e-200, 3e-200], [1e-5, -1e5]], Smoothness.Piecewise, Edge([0, 0], [0, 0])),
        .. WithInteger(Everywhere, "ScaleB", (x, n) => ScaleB(x, n), (_, n) => ScaleB(1, n), [[1.5, 3], [-0.7, -10], [0, 5], [3, 0], [1e-3, 100]]),
        .. Unary(OnNumbers, "DegreesToRadians", x => x * Pi / 180, _ => Pi / 180, [0, 90, -45.5, 1e10, 1e-300]),
        .. Unary(OnNumbers, "RadiansToDegrees", x => x * 180 / Pi, _ => 180 / Pi, [0, 1, -0.75, 1e10, 1e-300]),
        // x − y·round(x/y), ties to even: differentiable where x/y is not midway between whole numbers.
        .. Binary("Math MathF", "IEEERemainder", Remainder, (x, y) => (1, -RoundToEven(x / y)), s_divisions, Smoothness.Piecewise),
        .. Binary(OnNumbers, "Ieee754Remainder", Remainder, (x, y) => (1, -RoundToEven(x / y)), s_divisions, Smoothness.Piecewise),
    ];

    private static BigFloat Remainder(BigFloat x, BigFloat y) => x - y * RoundToEven(x / y);
}
