using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class Operators
{
    private static readonly double[][] s_pairs =
    [
        [1.5, -2.25], [-0.1, 3], [1e-3, 7e4], [1e200, -1e100], [3e-200, 2e-100], [5e-324, 1], [12345.678, 0.001], [-6.5, -0.3],
    ];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Operator, "Negate", x => -x, _ => -1, [0, 1.5, -2.25, 1e300, 5e-324]),
        .. Binary(Operator, "+", (x, y) => x + y, (_, _) => (1, 1), s_pairs),
        .. Binary(Operator, "-", (x, y) => x - y, (_, _) => (1, -1), s_pairs),
        .. Binary(Operator, "*", (x, y) => x * y, (x, y) => (y, x), [.. s_pairs, [0, 3], [0, 0]]),
        .. Binary(Operator, "/", (x, y) => x / y, (x, y) => (1 / y, -x / (y * y)), [.. s_pairs, [0, 3], [7, 1e-150]]),
        // x − y·trunc(x/y): differentiable where x/y is no whole number.
        .. Binary(Operator, "%", (x, y) => x - y * Truncated(x / y), (x, y) => (1, -Truncated(x / y)),
            [[7.5, 2], [-7.5, 2], [7.5, -2], [-7.5, -2], [0.3, 5], [1e6, 0.7]], Smoothness.Piecewise),
    ];

    private static BigFloat Truncated(BigFloat x) => x.Sign < 0 ? -BigFloat.Floor(-x) : BigFloat.Floor(x);
}
