using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

/// <summary>The scalar functions of Steepest itself.</summary>
internal static class ActivationFunctions
{
    private static readonly double[] s_line = [0, 0.5, -0.5, 1, -2.25, 1e-9, -1e-300, 5e-324, 15, -20.5, 37, -40, 300, -700, 800, -800, 1e6, -1e6];

    private static readonly double[] s_offZero = [.. s_line.Where(x => x != 0)];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Own, "Softplus", Softplus, Sigmoid, s_line),
        .. Unary(Own, "Sigmoid", Sigmoid, x => Sigmoid(x) * Sigmoid(-x), s_line),
        .. Unary(Own, "LogSigmoid", x => -Softplus(-x), x => Sigmoid(-x), s_line),
        .. Unary(Own, "Relu", x => x.Sign > 0 ? x : 0, x => x.Sign > 0 ? 1 : 0, s_offZero, Smoothness.Piecewise, Edge(0, 0)),
        .. Unary(Own, "LeakyRelu", x => x.Sign > 0 ? x : 0.01 * x, x => x.Sign > 0 ? 1 : 0.01, s_offZero, Smoothness.Piecewise, Edge(0, 0.01)),
        .. Binary(Own, "LeakyRelu", (x, slope) => x.Sign > 0 ? x : slope * x, (x, slope) => x.Sign > 0 ? (1, 0) : (slope, x),
            [[1.5, 0.1], [-1.5, 0.1], [-3, 0], [2, -0.5], [-1e100, 0.25]], Smoothness.Piecewise, Edge([0, 0.2], [0.2, 0])),
        .. Unary(Own, "Gelu", x => x * Normal(x), x => Normal(x) + x * Bell(x), [0, 0.5, -0.5, 1, -2.25, 1e-9, 1e-300, 7, -9.5, 30, -30]),
        .. Unary(Own, "Silu", x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * Sigmoid(-x)), s_line),
        .. Binary(Own, "Huber", (r, delta) => Abs(r) <= delta ? r * r / 2 : delta * (Abs(r) - delta / 2),
            (r, delta) => Abs(r) <= delta ? (r, 0) : (r.Sign * delta, Abs(r) - delta),
            [[0.5, 1], [-0.5, 1], [3, 1], [-3, 1], [0, 2], [1e100, 1e-3], [-1e-100, 50]], Smoothness.Piecewise,
            Edge([1, 1], [1, 0]), Edge([-2, 2], [-2, 0])),
        .. Unary(Own, "LogCosh", x => LogP1(2 * Sinh(x / 2) * Sinh(x / 2)), Tanh, s_line),
        .. Unary(Own, "Square", x => x * x, x => 2 * x, [0, 0.5, -3, 1e100, -1e-100, 1e-200]),
        .. Unary(Own, "Erf", Erf, x => 2 / Sqrt(Pi) * Exp(-x * x), [0, 0.5, -0.5, 1, -2.25, 1e-9, -1e-300, 3.5, 6, -5.5, 10, 27, -30]),
        .. Unary(Own, "LogGamma", LogGamma, Digamma,
            [1, 2, 0.5, 1.5, 3, 1.0000001, 1.9999999, 1.4616321449683623, 0.1, 1e-10, 1e-300, 10.5, 100, 12345.678, 1e15, 1e300, -0.5, -2.75, -10.1]),
        .. Unary(Own, "StopGradient", x => x, _ => 0, [0, 1.5, -2.25, 1e300], Smoothness.Stopped),
    ];

    /// <summary>ln(1 + exp(x)), written so that the exponential stays below 1.</summary>
    private static BigFloat Softplus(BigFloat x) => (x.Sign > 0 ? x : 0) + LogP1(Exp(-Abs(x)));

    private static BigFloat Sigmoid(BigFloat x) => 1 / (1 + Exp(-x));

    private static BigFloat Normal(BigFloat x) => Erfc(-x / Sqrt(2)) / 2;

    private static BigFloat Bell(BigFloat x) => Exp(-x * x / 2) / Sqrt(2 * Pi);
}
