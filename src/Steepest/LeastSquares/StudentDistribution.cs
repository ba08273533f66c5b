using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>Student's distribution, by the continued fraction of the incomplete beta function.</summary>
internal static class StudentDistribution
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;

    /// <summary>The bound that a magnitude exceeds with a probability.</summary>
    /// <param name="probability">Of both tails together, between 0 and 1.</param>
    /// <param name="freedom">The degrees of freedom, at least 1.</param>
    public static double Quantile(double probability, double freedom)
    {
        if (probability <= 0) return double.PositiveInfinity;
        if (probability >= 1) return 0;
        var (low, high) = (0.0, 1.0);
        while (TailsBeyond(high, freedom) > probability && high < 1e300) (low, high) = (high, 2 * high);
        while (true)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) return middle;
            if (TailsBeyond(middle, freedom) > probability) low = middle;
            else high = middle;
        }
    }

    /// <summary>The probability that a magnitude exceeds a bound: I(ν/(ν + t²); ν/2, 1/2).</summary>
    public static double TailsBeyond(double bound, double freedom)
    {
        var square = bound * bound;
        var part = freedom / (freedom + square);
        var rest = square / (freedom + square);
        var (a, b) = (0.5 * freedom, 0.5);
        var front = Math.Exp(LogGammaGain(a) - (a * Accurate.LogP1(square / freedom)) + (b * Math.Log(rest / Math.PI)));
        if (rest == 0) return 1;
        return part < (a + 1) / (a + b + 2) ? front * Fraction(part, a, b) / a : 1 - (front * Fraction(rest, b, a) / b);
    }

    /// <summary>ln(Γ(a + ½)/Γ(a)): of large numbers by its series, since the difference of the logarithms would cancel.</summary>
    private static double LogGammaGain(double a)
    {
        if (a < 50) return Functions.LogGamma(a + 0.5) - Functions.LogGamma(a);
        var square = 1 / (a * a);
        return (0.5 * Math.Log(a)) - ((0.125 - (square * ((1.0 / 192) - (square * ((1.0 / 640) - (square * 17 / 14336)))))) / a);
    }

    /// <summary>Lentz's evaluation of the continued fraction of the incomplete beta function.</summary>
    private static double Fraction(double x, double a, double b)
    {
        var numerator = 1.0;
        var denominator = 1 - ((a + b) * x / (a + 1));
        denominator = 1 / (Math.Abs(denominator) < Tiny ? Tiny : denominator);
        var fraction = denominator;
        for (var m = 1; m < MostTerms; m++)
        {
            Advance(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            var change = Advance(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(change - 1) < 1e-16) break;
        }

        return fraction;

        double Advance(double term)
        {
            denominator = 1 + (term * denominator);
            denominator = 1 / (Math.Abs(denominator) < Tiny ? Tiny : denominator);
            numerator = 1 + (term / numerator);
            if (Math.Abs(numerator) < Tiny) numerator = Tiny;
            fraction *= numerator * denominator;
            return numerator * denominator;
        }
    }
}
