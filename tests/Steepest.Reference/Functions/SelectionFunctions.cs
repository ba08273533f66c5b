using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

/// <summary>Functions that pass one argument on. At a tie the derivative goes to the first argument.</summary>
internal static class SelectionFunctions
{
    private static readonly double[][] s_pairs = [[1, 2], [2, 1], [-3, 2], [3, -2], [-1, -5], [0, 1e-300], [1e300, -1e299], [0.5, 0]];

    private static readonly EdgePoint[] s_ties = [Edge([2, 2], [1, 0]), Edge([-1.5, -1.5], [1, 0]), Edge([0, 0], [1, 0])];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Everywhere, "Abs", Abs, x => x.Sign, [1, -1, 0.25, -1e300, 5e-324], Smoothness.Piecewise, Edge(0, 0)),
        .. Pick(Everywhere, "Max", (x, y) => x >= y),
        .. Pick(Everywhere, "Min", (x, y) => x <= y),
        .. Pick(OnNumbers, "MaxNumber", (x, y) => x >= y),
        .. Pick(OnNumbers, "MinNumber", (x, y) => x <= y),
        .. Pick(OnNumbers, "MaxNative", (x, y) => x >= y),
        .. Pick(OnNumbers, "MinNative", (x, y) => x <= y),
        .. Pick(Everywhere, "MaxMagnitude", (x, y) => Abs(x) >= Abs(y)),
        .. Pick(Everywhere, "MinMagnitude", (x, y) => Abs(x) <= Abs(y)),
        .. Pick(OnNumbers, "MaxMagnitudeNumber", (x, y) => Abs(x) >= Abs(y)),
        .. Pick(OnNumbers, "MinMagnitudeNumber", (x, y) => Abs(x) <= Abs(y)),
        .. Binary(Everywhere, "CopySign", (x, y) => Abs(x) * (y.Sign < 0 ? -1 : 1), (x, y) => (x.Sign * (y.Sign < 0 ? -1 : 1), 0),
            [[1.5, 2], [1.5, -2], [-0.25, 3], [-0.25, -1e-300], [1e300, -1]], Smoothness.Piecewise),
        .. Clamp("Math double float", "Clamp"),
        .. Clamp(OnNumbers, "ClampNative"),
    ];

    private static IEnumerable<FunctionReference> Pick(string types, string method, Func<BigFloat, BigFloat, bool> first)
        => Binary(types, method, (x, y) => first(x, y) ? x : y, (x, y) => first(x, y) ? (1, 0) : (0, 1), s_pairs, Smoothness.Piecewise, s_ties);

    private static IEnumerable<FunctionReference> Clamp(string types, string method)
        => Ternary(types, method, (x, low, high) => x < low ? low : x > high ? high : x,
            (x, low, high) => x < low ? [0, 1, 0] : x > high ? [0, 0, 1] : [1, 0, 0],
            [[0.5, 0, 1], [-2, 0, 1], [3, 0, 1], [-0.5, -1e300, 1e300], [7, -5, 6.5]], Smoothness.Piecewise,
            Edge([0, 0, 1], [1, 0, 0]), Edge([1, 0, 1], [1, 0, 0]), Edge([2, 2, 2], [1, 0, 0]));
}
