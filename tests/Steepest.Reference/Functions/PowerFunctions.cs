using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class PowerFunctions
{
    private static readonly double[] s_positive = [1, 0.25, 2, 3, 1e-6, 1234.5, 1e30, 1e-30, 1e300, 1e-300];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Everywhere, "Sqrt", Sqrt, x => 1 / (2 * Sqrt(x)), [.. s_positive, 5e-324], Smoothness.Piecewise, Edge(0, 0)),
        .. Unary(Everywhere, "Cbrt", Cbrt, x => 1 / (3 * Cbrt(x) * Cbrt(x)), [.. s_positive, -8, -0.001, -1e200]),
        .. Unary(Everywhere, "ReciprocalEstimate", x => 1 / x, x => -1 / (x * x), [1, 0.25, -3, 1e-6, 1e30]).Select(Estimated),
        .. Unary(Everywhere, "ReciprocalSqrtEstimate", x => 1 / Sqrt(x), x => -1 / (2 * x * Sqrt(x)), [1, 0.25, 3, 1e-6, 1e30])
            .Select(Estimated),
        .. WithInteger(OnNumbers, "RootN", RootN, (x, n) => RootN(x, n) / (n * x),
            [[8, 3], [2, 2], [0.1, 5], [-32, 5], [7, 1], [7, -1], [16, -4], [1e100, 10], [1e-30, 7]]),
        .. Binary(Everywhere, "Pow", BigFloat.Pow, PowPartials,
            [
                [2, 3], [2, 0.5], [0.3, -1.7], [10, 0], [1, 5.5], [1.0001, 1e4], [7, 1], [5, 2], [3, -2], [1e-20, 3.5], [1e100, 2.5],
                [1e-200, 1.5], [1e3, -50],
            ],
            Smoothness.Piecewise,
            Edge([0, 0.5], [0, 0]), Edge([0, 1], [1, 0]), Edge([0, 1.5], [0, 0]), Edge([0, 2], [0, 0]), Edge([0, 3], [0, 0]), Edge([0, 0], [0, 0]),
            // A negative base has only whole powers, hence no derivative with respect to the exponent.
            Edge([-2, 3], [12, double.NaN]), Edge([-2, 2], [-4, double.NaN]), Edge([-1.5, -1], [-1 / 2.25, double.NaN]),
            Edge([-3, 0], [0, double.NaN])),
    ];

    /// <summary>∂xʸ/∂x = y·xʸ⁻¹ and ∂xʸ/∂y = xʸ·ln x, for positive x.</summary>
    private static (BigFloat ByBase, BigFloat ByExponent) PowPartials(BigFloat x, BigFloat y)
        => (y * BigFloat.Pow(x, y - 1), BigFloat.Pow(x, y) * Log(x));

    private static FunctionReference Estimated(FunctionReference row) => row with { IsEstimate = true };
}
