using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

internal static class ExponentialFunctions
{
    private static readonly double[] s_exponents =
        [0, 1, -1, 0.5, -2.75, 1e-10, -1e-300, 5e-324, 20.125, -40.5, 88, 128, 300, 709.5, -708, -745, 1000, -1000];

    private static readonly double[] s_positive =
        [1, 0.5, 2, 10, 0.9999999, 1.0000001, 3.75, 1e-5, 123456.789, 1e-40, 1e38, 1e300, 1e-300, 5e-324];

    private static readonly double[] s_aboveMinusOne =
        [0, 0.5, -0.5, 1e-12, -1e-300, 5e-324, -0.999999, 9, 1e10, 1e300];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        .. Unary(Everywhere, "Exp", Exp, Exp, s_exponents),
        .. Unary(OnNumbers, "Exp2", Exp2, x => Ln2 * Exp2(x), s_exponents),
        .. Unary(OnNumbers, "Exp10", Exp10, x => Ln10 * Exp10(x), s_exponents),
        .. Unary(OnNumbers, "ExpM1", ExpM1, Exp, s_exponents).Select(Cancelling),
        .. Unary(OnNumbers, "Exp2M1", Exp2M1, x => Ln2 * Exp2(x), s_exponents).Select(Cancelling),
        .. Unary(OnNumbers, "Exp10M1", Exp10M1, x => Ln10 * Exp10(x), s_exponents).Select(Cancelling),
        .. Unary(Everywhere, "Log", Log, x => 1 / x, s_positive),
        .. Unary(Everywhere, "Log2", Log2, x => 1 / (x * Ln2), s_positive),
        .. Unary(Everywhere, "Log10", Log10, x => 1 / (x * Ln10), s_positive),
        .. Unary(OnNumbers, "LogP1", LogP1, x => 1 / (1 + x), s_aboveMinusOne).Select(Cancelling),
        .. Unary(OnNumbers, "Log2P1", Log2P1, x => 1 / ((1 + x) * Ln2), s_aboveMinusOne).Select(Cancelling),
        .. Unary(OnNumbers, "Log10P1", Log10P1, x => 1 / ((1 + x) * Ln10), s_aboveMinusOne).Select(Cancelling),
        .. Binary(Everywhere, "Log", (x, b) => Log(x) / Log(b),
            (x, b) => (1 / (x * Log(b)), -Log(x) / (b * Log(b) * Log(b))),
            [[2, 10], [0.3, 2], [8, 0.5], [1, 3], [1e10, 1.5], [1e-30, 7]]),
    ];

    private static FunctionReference Cancelling(FunctionReference row) => row with { CancelsNearZero = true };
}
