namespace Steepest.Benchmarks.Plain;

/// <summary>One number at step t, as one writes it: states are changed, the new value is returned.</summary>
internal delegate double RuleUpdate(double x, double g, Span<double> s, int t);

/// <summary>The update rules with their usual settings.</summary>
internal static class RuleUpdates
{
    public static double GradientDescent(double x, double g, Span<double> s, int t) => x - 1e-2 * g;

    public static double Momentum(double x, double g, Span<double> s, int t) => x - 1e-2 * (s[0] = 0.9 * s[0] + g);

    public static double Nesterov(double x, double g, Span<double> s, int t) => x - 1e-2 * (g + 0.9 * (s[0] = 0.9 * s[0] + g));

    public static double AdaGrad(double x, double g, Span<double> s, int t) => x - 1e-2 * g / (Math.Sqrt(s[0] += g * g) + 1e-10);

    public static double RmsProp(double x, double g, Span<double> s, int t) => x - 1e-2 * g / (Math.Sqrt(Mean(ref s[0], 0.99, g * g)) + 1e-8);

    public static double CenteredRmsProp(double x, double g, Span<double> s, int t)
    {
        var (square, mean) = (Mean(ref s[0], 0.99, g * g), Mean(ref s[1], 0.99, g));
        return x - 1e-2 * (s[2] = 0.9 * s[2] + g / (Math.Sqrt(square - mean * mean) + 1e-8));
    }

    public static double AdaDelta(double x, double g, Span<double> s, int t)
    {
        var change = Math.Sqrt(s[1] + 1e-6) / Math.Sqrt(Mean(ref s[0], 0.9, g * g) + 1e-6) * g;
        Mean(ref s[1], 0.9, change * change);
        return x - change;
    }

    public static double Adam(double x, double g, Span<double> s, int t)
        => x - 1e-3 * Corrected(Mean(ref s[0], 0.9, g), 0.9, t) / (Math.Sqrt(Corrected(Mean(ref s[1], 0.999, g * g), 0.999, t)) + 1e-8);

    public static double AdamW(double x, double g, Span<double> s, int t) => Adam(x * (1 - 1e-3 * 1e-2), g, s, t);

    public static double AmsGrad(double x, double g, Span<double> s, int t)
    {
        var first = Corrected(Mean(ref s[0], 0.9, g), 0.9, t);
        s[2] = Math.Max(s[2], Mean(ref s[1], 0.999, g * g));
        return x - 1e-3 * first / (Math.Sqrt(Corrected(s[2], 0.999, t)) + 1e-8);
    }

    public static double Adamax(double x, double g, Span<double> s, int t)
        => x - 2e-3 * Corrected(Mean(ref s[0], 0.9, g), 0.9, t) / (s[1] = Math.Max(0.999 * s[1], Math.Abs(g) + 1e-8));

    public static double NAdam(double x, double g, Span<double> s, int t)
    {
        var (product, now, next) = Momenta(t);
        var pull = next * Mean(ref s[0], 0.9, g) / (1 - product * next) + (1 - now) * g / (1 - product);
        return x - 2e-3 * pull / (Math.Sqrt(Corrected(Mean(ref s[1], 0.999, g * g), 0.999, t)) + 1e-8);
    }

    public static double RAdam(double x, double g, Span<double> s, int t)
        => x - 1e-3 * Rectification(t) * Mean(ref s[0], 0.9, g) / (Math.Sqrt(Mean(ref s[1], 0.999, g * g)) + 1e-8);

    public static double Lion(double x, double g, Span<double> s, int t)
    {
        var sign = Math.Sign(0.9 * s[0] + (1 - 0.9) * g);
        Mean(ref s[0], 0.99, g);
        return x - 1e-4 * sign;
    }

    /// <summary>The product of NAdam's momenta up to step t, the last of them, and the next.</summary>
    public static (double Product, double Now, double Next) Momenta(int t)
    {
        static double At(int t) => 0.9 * (1 - 0.5 * Math.Pow(0.96, t * 4e-3));
        var product = 1.0;
        for (var i = 1; i <= t; i++) product *= At(i);
        return (product, At(t), At(t + 1));
    }

    /// <summary>What RAdam's rate is multiplied by at step t, bias corrections included, once it rectifies: from step 6.</summary>
    public static double Rectification(int t)
    {
        var last = 2 / (1 - 0.999) - 1;
        var power = Math.Pow(0.999, t);
        var length = last - 2 * t * power / (1 - power);
        return Math.Sqrt((length - 4) * (length - 2) * last / ((last - 4) * (last - 2) * length) * (1 - power)) / (1 - Math.Pow(0.9, t));
    }

    private static double Mean(ref double mean, double kept, double now) => mean = kept * mean + (1 - kept) * now;

    private static double Corrected(double mean, double kept, int t) => mean / (1 - Math.Pow(kept, t));
}
