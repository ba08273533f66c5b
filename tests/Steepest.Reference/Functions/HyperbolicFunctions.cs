using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class HyperbolicFunctions
{
    private static readonly double[] s_line = [0, 0.5, -0.5, 1, -2.25, 1e-9, -1e-300, 5e-324, 15, -20.5, 80, 300, -710.25, 800];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Everywhere, "Sinh", Sinh, Cosh, s_line),
        .. Unary(Everywhere, "Cosh", Cosh, Sinh, s_line),
        .. Unary(Everywhere, "Tanh", Tanh, x => 1 / (Cosh(x) * Cosh(x)), s_line),
        .. Unary(Everywhere, "Asinh", Asinh, x => 1 / Sqrt(1 + x * x), [0, 0.5, -0.5, 1e-9, 3, -100, 1e10, 1e-300, -1e150, 1e300]),
        .. Unary(Everywhere, "Acosh", Acosh, x => 1 / Sqrt((x - 1) * (x + 1)), [1.5, 2, 1.0000001, 10, 1e10, 1e150, 1e300]),
        .. Unary(Everywhere, "Atanh", Atanh, x => 1 / ((1 - x) * (1 + x)), [0, 0.5, -0.5, 0.99, -0.9999999, 1e-9, 1e-300]),
    ];
}
