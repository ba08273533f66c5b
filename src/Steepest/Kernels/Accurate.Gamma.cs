using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

public static partial class Accurate
{
    private const double OneMinusEulerGamma = 0.42278433509846713;
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>(−1)ᵏ(ζ(k) − 1)/k from k = 2: the series of ln Γ(2 + z) (Abramowitz and Stegun, 6.1.33).</summary>
    private static ReadOnlySpan<double> LogGammaSeries =>
    [
        0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
        -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-05, -4.492623673813314e-05,
        2.050721277567069e-05, -9.439488275268397e-06, 4.374866789907488e-06, -2.039215753801366e-06, 9.55141213040742e-07,
        -4.492469198764566e-07, 2.1207184805554665e-07, -1.0043224823968099e-07, 4.7698101693639804e-08, -2.2711094608943164e-08,
        1.0838659214896955e-08, -5.183475041970047e-09, 2.4836745438024785e-09, -1.1921401405860912e-09, 5.731367241678862e-10,
        -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
    ];

    /// <summary>The Bernoulli numbers B₂, B₄, … B₂₀ of the asymptotic series (Abramowitz and Stegun, 6.1.40, 6.3.18, 6.4.12).</summary>
    private static ReadOnlySpan<double> Bernoulli =>
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330];

    /// <summary>ln |Γ(x)|; +∞ at 0 and the negative integers.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm, to about 1e-15 relative but near the zeros at negative x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogGamma(double x)
    {
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x < 0) return Math.Log(Math.PI / Math.Abs(double.SinPi(x))) - LogGamma(1 - x);
        if (x < 0.5) return LogGammaNearTwo(x) - LogP1(x) - Math.Log(x);
        if (x < 1.5) return LogGammaNearTwo(x - 1) - LogP1(x - 1);
        if (x >= 8) return LogGammaAbove8(x);

        var product = 1.0;
        while (x >= 2.5)
        {
            x -= 1;
            product *= x;
        }

        return LogGammaNearTwo(x - 2) + Math.Log(product);
    }

    /// <inheritdoc cref="LogGamma(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogGamma(float x) => (float)LogGamma((double)x);

    /// <summary>The derivative of ln Γ; NaN at 0 and the negative integers.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative, to about 1e-15 relative but near its zeros.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Digamma(double x)
    {
        if (x <= 0) return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI / double.TanPi(x);
        if (x >= 8) return DigammaAbove8(x);
        var sum = 0.0;
        while (x >= 2.5)
        {
            x -= 1;
            sum += 1 / x;
        }

        while (x < 1.5)
        {
            sum -= 1 / x;
            x += 1;
        }

        return DigammaNearTwo(x - 2) + sum;
    }

    /// <inheritdoc cref="Digamma(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Digamma(float x) => (float)Digamma((double)x);

    /// <summary>The second derivative of ln Γ; +∞ at 0 and the negative integers.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative, to about 1e-15 relative.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Trigamma(double x)
    {
        if (double.IsNegativeInfinity(x)) return double.NaN;
        if (x < 0)
        {
            var sine = double.SinPi(x);
            return Math.PI * Math.PI / (sine * sine) - Trigamma(1 - x);
        }

        // Upwards every term is positive, so nothing cancels.
        var sum = 0.0;
        while (x < 10)
        {
            sum += 1 / (x * x);
            x += 1;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = 0.0;
        for (var i = Bernoulli.Length - 1; i >= 0; i--)
        {
            series = (series + Bernoulli[i]) * square;
        }

        return sum + (inverse + 0.5 * square + series * inverse);
    }

    /// <inheritdoc cref="Trigamma(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Trigamma(float x) => (float)Trigamma((double)x);

    /// <summary>ln Γ(2 + z) for |z| ≤ 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogGammaNearTwo(double z)
    {
        var coefficients = LogGammaSeries;
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = sum * z + coefficients[i];
        }

        return z * (OneMinusEulerGamma + z * sum);
    }

    /// <summary>The derivative of <see cref="LogGammaNearTwo"/>, term by term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DigammaNearTwo(double z)
    {
        var coefficients = LogGammaSeries;
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = sum * z + (i + 2) * coefficients[i];
        }

        return OneMinusEulerGamma + z * sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogGammaAbove8(double x)
    {
        // (x − ½)(ln x − 1) instead of (x − ½)·ln x − x, whose terms cancel and overflow.
        var main = (x - 0.5) * (Math.Log(x) - 1);
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = 0.0;
        for (var i = Bernoulli.Length - 1; i >= 0; i--)
        {
            var order = 2 * (i + 1);
            series = series * square + Bernoulli[i] / (order * (order - 1));
        }

        return main + (HalfLogTwoPi - 0.5 + series * inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DigammaAbove8(double x)
    {
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = 0.0;
        for (var i = Bernoulli.Length - 1; i >= 0; i--)
        {
            series = (series + Bernoulli[i] / (2 * (i + 1))) * square;
        }

        return Math.Log(x) - (0.5 * inverse + series);
    }
}
