using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class TrigonometricFunctions
{
    private static readonly double[] s_angles =
        [0, 0.5, -1, 1.5707963267948966, 3.141592653589793, -2.5, 10, 100.25, -1e6, 1e-8, -1e-300, 5e-324, 1e22, 1e300, 6381956970095103.0];

    private static readonly double[] s_halfTurns = [0, 0.1, -0.3, 0.25, 1, 1.75, -2.5, 10.125, 100.75, 1e-10, 1e-300];
    private static readonly double[] s_offPoles = [0, 0.1, -0.3, 0.25, 1, 1.75, -2.4375, 10.125, 1e-10, 1e-300];
    private static readonly double[] s_sines = [0, 0.5, -0.5, 0.1, -0.9, 0.9999999, -0.9999999, 1e-9, 1e-300];
    private static readonly double[] s_tangents = [0, 1, -1, 0.4, -3.5, 100, 1e-9, -1e-300, 1e10, -1e150];

    private static readonly double[][] s_vectors =
        [[1, 1], [1, -1], [-1, 1], [-1, -1], [0.5, 2], [3, -0.1], [-2, 0.01], [0, 1], [1, 0], [-1, 0], [1e-5, 1e5], [1e100, 1e90]];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Everywhere, "Sin", Sin, Cos, s_angles),
        .. Unary(Everywhere, "Cos", Cos, x => -Sin(x), s_angles),
        .. Unary(Everywhere, "Tan", Tan, x => 1 + Tan(x) * Tan(x), s_angles),
        .. Unary(Everywhere, "SinCos", Sin, Cos, s_angles).Select(row => row with { Item = "Sin" }),
        .. Unary(Everywhere, "SinCos", Cos, x => -Sin(x), s_angles).Select(row => row with { Item = "Cos" }),
        .. Unary(OnNumbers, "SinPi", SinPi, x => Pi * CosPi(x), s_halfTurns),
        .. Unary(OnNumbers, "CosPi", CosPi, x => -Pi * SinPi(x), s_halfTurns),
        .. Unary(OnNumbers, "TanPi", TanPi, x => Pi * (1 + TanPi(x) * TanPi(x)), s_offPoles),
        .. Unary(OnNumbers, "SinCosPi", SinPi, x => Pi * CosPi(x), s_halfTurns).Select(row => row with { Item = "SinPi" }),
        .. Unary(OnNumbers, "SinCosPi", CosPi, x => -Pi * SinPi(x), s_halfTurns).Select(row => row with { Item = "CosPi" }),
        .. Unary(Everywhere, "Asin", Asin, x => 1 / Sqrt((1 - x) * (1 + x)), s_sines),
        .. Unary(Everywhere, "Acos", Acos, x => -1 / Sqrt((1 - x) * (1 + x)), s_sines),
        .. Unary(Everywhere, "Atan", Atan, x => 1 / (1 + x * x), s_tangents),
        .. Unary(OnNumbers, "AsinPi", AsinPi, x => 1 / (Pi * Sqrt((1 - x) * (1 + x))), s_sines),
        .. Unary(OnNumbers, "AcosPi", AcosPi, x => -1 / (Pi * Sqrt((1 - x) * (1 + x))), s_sines),
        .. Unary(OnNumbers, "AtanPi", AtanPi, x => 1 / (Pi * (1 + x * x)), s_tangents),
        .. Binary(Everywhere, "Atan2", Atan2, (y, x) => Atan2Partials(y, x, 1), s_vectors),
        .. Binary(OnNumbers, "Atan2Pi", Atan2Pi, (y, x) => Atan2Partials(y, x, Pi), s_vectors),
    ];

    private static (BigFloat ByY, BigFloat ByX) Atan2Partials(BigFloat y, BigFloat x, BigFloat unit)
        => unit * (x * x + y * y) is var square ? (x / square, -y / square) : default;
}
