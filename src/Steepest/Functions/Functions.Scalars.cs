using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest;

public static partial class Functions
{
    /// <summary>ln(1 + exp(x)), without overflow, and without loss for very negative x.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A positive number, close to x for large x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(double x) => Math.Max(x, 0) + Accurate.LogP1(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(int x) => Softplus((double)x);

    /// <summary>The logistic function 1/(1 + exp(−x)).</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A number in [0, 1].</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(int x) => Sigmoid((double)x);

    /// <summary>ln(1/(1 + exp(−x))) = −Softplus(−x).</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A negative number, close to x for very negative x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LogSigmoid(double x) => -Softplus(-x);

    /// <inheritdoc cref="LogSigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogSigmoid(float x) => (float)LogSigmoid((double)x);

    /// <inheritdoc cref="LogSigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LogSigmoid(int x) => LogSigmoid((double)x);

    /// <summary>max(0, x). Its derivative at 0 is that of the left, 0.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>x where positive, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Relu(double x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="Relu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Relu(float x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="Relu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Relu(int x) => Relu((double)x);

    /// <summary>The Gaussian error linear unit x·Φ(x), with Φ the exact distribution function of the standard normal.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The product.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gelu(double x)
    {
        if (double.IsInfinity(x)) return x > 0 ? x : -0.0;

        // x/√2 is rounded, and erfc multiplies that by 2x²: what is lost is known, and put back to first order.
        const double Root = 0.7071067811865476;
        const double RootRest = -4.833646656726457e-17;
        var z = -x * Root;
        var lost = Math.FusedMultiplyAdd(-x, Root, -z) - x * RootRest;
        return 0.5 * x * (Accurate.Erfc(z) - 1.1283791670955126 * Math.Exp(-z * z) * lost);
    }

    /// <inheritdoc cref="Gelu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Gelu(float x) => (float)Gelu((double)x);

    /// <inheritdoc cref="Gelu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Gelu(int x) => Gelu((double)x);

    /// <summary>The sigmoid linear unit x/(1 + exp(−x)), also called swish.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The product.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Silu(double x)
    {
        if (double.IsNegativeInfinity(x)) return -0.0;
        if (!(x < -700)) return x * Sigmoid(x);

        // Here 1 + exp(x) is 1, and the exponential underflows before its product with x does.
        var half = Math.Exp(0.5 * x);
        return x * half * half;
    }

    /// <inheritdoc cref="Silu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Silu(float x) => (float)Silu((double)x);

    /// <inheritdoc cref="Silu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Silu(int x) => Silu((double)x);

    /// <summary>ln cosh(x), without overflow, and without cancellation near 0.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>A number from 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogCosh(double x)
    {
        var size = Math.Abs(x);
        if (!(size < 1)) return size + (Accurate.LogP1(Math.Exp(-2 * size)) - 0.6931471805599453);
        var sinh = Math.Sinh(0.5 * x);
        return Accurate.LogP1(2 * sinh * sinh);
    }

    /// <inheritdoc cref="LogCosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogCosh(float x) => (float)LogCosh((double)x);

    /// <inheritdoc cref="LogCosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LogCosh(int x) => LogCosh((double)x);

    /// <summary>x².</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The square.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Square(double x) => x * x;

    /// <inheritdoc cref="Square(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Square(float x) => x * x;

    /// <inheritdoc cref="Square(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Square(int x) => Square((double)x);

    /// <summary>x where positive, else slope·x. Its derivative at 0 is that of the left, the slope.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="slope">The slope on the left.</param>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LeakyRelu(double x, double slope = 0.01) => x > 0 ? x : slope * x;

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0 ? x : slope * x;

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LeakyRelu(int x, double slope = 0.01) => LeakyRelu((double)x, slope);

    /// <summary>Huber's loss (1964): ½r² where |r| ≤ δ, and δ·(|r| − ½δ) outside.</summary>
    /// <param name="r">The residual.</param>
    /// <param name="delta">Where the square turns into a line; not negative.</param>
    /// <returns>The loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Huber(double r, double delta) => Math.Abs(r) <= delta ? 0.5 * r * r : delta * (Math.Abs(r) - 0.5 * delta);

    /// <inheritdoc cref="Huber(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Huber(float r, float delta) => MathF.Abs(r) <= delta ? 0.5f * r * r : delta * (MathF.Abs(r) - 0.5f * delta);
}
