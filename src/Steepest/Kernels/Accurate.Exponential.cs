using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Scalar functions that the framework lacks or computes with loss of digits. NaN goes through; nothing throws.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Accurate
{
    /// <summary>ln(1 + x) to about 2 units in the last place, also for tiny x.</summary>
    /// <remarks>Kahan's correction: the logarithm of the rounded sum, plus what rounding the sum took away, which is known exactly.</remarks>
    /// <param name="x">The argument; below −1 the result is NaN.</param>
    /// <returns>The logarithm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogP1(double x)
    {
        var sum = 1 + x;
        if (sum == 1) return x;
        if (!double.IsFinite(sum) || sum <= 0) return Math.Log(sum);
        var lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
        return Math.Log(sum) + lost / sum;
    }

    /// <inheritdoc cref="LogP1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogP1(float x) => (float)LogP1((double)x);

    /// <summary>exp(x) − 1 to about 2 units in the last place, also for tiny x.</summary>
    /// <remarks>Below ln 2 the Taylor series to x¹⁸, whose next term is under 2⁻⁶⁰; above, the subtraction loses nothing that matters.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The difference.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpM1(double x)
    {
        // Written so that NaN takes the second way and −0 comes back as −0.
        if (!(Math.Abs(x) < 0.7)) return Math.Exp(x) - 1;
        if (Math.Abs(x) < 1e-300) return x;
        var series = 1.0 / 6402373705728000;
        series = series * x + 1.0 / 355687428096000;
        series = series * x + 1.0 / 20922789888000;
        series = series * x + 1.0 / 1307674368000;
        series = series * x + 1.0 / 87178291200;
        series = series * x + 1.0 / 6227020800;
        series = series * x + 1.0 / 479001600;
        series = series * x + 1.0 / 39916800;
        series = series * x + 1.0 / 3628800;
        series = series * x + 1.0 / 362880;
        series = series * x + 1.0 / 40320;
        series = series * x + 1.0 / 5040;
        series = series * x + 1.0 / 720;
        series = series * x + 1.0 / 120;
        series = series * x + 1.0 / 24;
        series = series * x + 1.0 / 6;
        series = series * x + 0.5;
        return series * x * x + x;
    }

    /// <inheritdoc cref="ExpM1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float ExpM1(float x) => (float)ExpM1((double)x);
}
