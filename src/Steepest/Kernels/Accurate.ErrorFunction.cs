using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

public static partial class Accurate
{
    /// <summary>erf(x)/x on |x| ≤ 1 in powers of x²: a Chebyshev fit, computed in 60 digits.</summary>
    private static ReadOnlySpan<double> ErfOverX =>
    [
        1.1283791670955126, -0.3761263890318375, 0.11283791670954882, -0.026866170645077334, 0.005223977624823223,
        -0.0008548326981129666, 0.00012055331122299266, -1.4925595519506043e-05, 1.6461004480962034e-06, -1.6350354461959655e-07,
        1.4660051998394848e-08, -1.1373902296430911e-09, 5.958930743134941e-11,
    ];

    /// <summary>x·exp(x²)·erfc(x) on x ≥ 1/2, Chebyshev coefficients in s = (x − 3)/(x + 2), computed in 60 digits.</summary>
    /// <remarks>The form of Schonfelder, "Chebyshev expansions for the error and related functions" (1978).</remarks>
    private static ReadOnlySpan<double> ScaledErfc =>
    [
        0.487991208144163, 0.11604928546555024, -0.050527963735923026, 0.012156789464491254, -0.001479833798942211,
        -3.288963210888746e-05, 3.489294346006175e-05, -1.0127742698147447e-06, -9.573958239861906e-07, 3.3245902398666334e-08,
        3.2884906828597926e-08, 3.869872578630498e-11, -1.2650423915437747e-09, -9.072654422593253e-11, 4.65413470481473e-11,
        8.65359892392516e-12, -1.2198132157793392e-12, -5.712358890467715e-13, -1.4916620104055844e-14, 2.7671855504565123e-14,
        5.0782453860021106e-15, -7.026593687274246e-16, -4.113007236948898e-16, -3.360776824306505e-17, 1.8300088586647758e-17,
        5.6892777561290016e-18,
    ];

    /// <summary>The error function 2/√π·∫₀ˣ exp(−t²) dt.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A number in [−1, 1].</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erf(double x)
    {
        var size = Math.Abs(x);
        if (size > 1) return Math.CopySign(1 - ErfcAboveHalf(size), x);
        var square = x * x;
        var coefficients = ErfOverX;
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = sum * square + coefficients[i];
        }

        return x * sum;
    }

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>1 − erf(x), without cancellation for large x.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A number in [0, 2].</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfc(double x)
    {
        if (x >= 0.5) return ErfcAboveHalf(x);
        return x < -1 ? 2 - ErfcAboveHalf(-x) : 1 - Erf(x);
    }

    /// <inheritdoc cref="Erfc(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Erfc(float x) => (float)Erfc((double)x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ErfcAboveHalf(double x)
    {
        // exp(−x²) is below the smallest number from here on.
        if (x > 28) return 0;
        var s = (x - 3) / (x + 2);
        var coefficients = ScaledErfc;
        var next = 0.0;
        var afterNext = 0.0;
        for (var i = coefficients.Length - 1; i > 0; i--)
        {
            (next, afterNext) = (2 * s * next - afterNext + coefficients[i], next);
        }

        var scaled = s * next - afterNext + coefficients[0];

        // x² is rounded by up to half a unit, which the exponential would multiply by x²: the rest is put back.
        var square = x * x;
        var rest = Math.FusedMultiplyAdd(x, x, -square);
        return Math.Exp(-square) * (1 - rest) * (scaled / x);
    }
}
