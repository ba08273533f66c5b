using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

/// <summary>Functions that are constant in pieces: the derivative is 0 wherever it exists, and 0 at the steps as well.</summary>
internal static class RoundingFunctions
{
    private static readonly double[] s_points = [0.3, -0.3, 2.7, -2.7, 1e6 + 0.25];

    private static readonly EdgePoint[] s_steps = [Edge(0, 0), Edge(1, 0), Edge(-2, 0), Edge(2.5, 0), Edge(-3.5, 0)];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Steps("Floor", Floor),
        .. Steps("Ceiling", x => -Floor(-x)),
        .. Steps("Truncate", x => x.Sign < 0 ? -Floor(-x) : Floor(x)),
        .. Steps("Round", RoundToEven),
        .. Steps("Sign", x => x.Sign),
    ];

    private static IEnumerable<FunctionReference> Steps(string method, Func<BigFloat, BigFloat> value)
        => Unary(Everywhere, method, value, _ => 0, s_points, Smoothness.DerivativeLost, s_steps);
}
