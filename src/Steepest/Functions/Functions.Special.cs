using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest;

public static partial class Functions
{
    /// <summary>The error function 2/√π·∫₀ˣ exp(−t²) dt.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A number in [−1, 1].</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Erf(double x) => Accurate.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Erf(float x) => Accurate.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Erf(int x) => Accurate.Erf((double)x);

    /// <summary>ln |Γ(x)|; +∞ at 0 and the negative integers.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LogGamma(double x) => Accurate.LogGamma(x);

    /// <inheritdoc cref="LogGamma(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogGamma(float x) => Accurate.LogGamma(x);

    /// <inheritdoc cref="LogGamma(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LogGamma(int x) => Accurate.LogGamma((double)x);

    /// <summary>x itself, which the compiler takes for a constant: no derivative goes through it.</summary>
    /// <param name="x">The value.</param>
    /// <returns><paramref name="x"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double StopGradient(double x) => x;

    /// <inheritdoc cref="StopGradient(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float StopGradient(float x) => x;

    /// <inheritdoc cref="StopGradient(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double StopGradient(int x) => x;
}
