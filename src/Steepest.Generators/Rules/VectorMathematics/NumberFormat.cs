using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>Where the parts of a floating number lie among its bits.</summary>
/// <param name="FractionBits">How many bits the fraction has, below the exponent.</param>
/// <param name="Bias">What is added to the exponent.</param>
/// <param name="Rounder">
/// 1½ times the number whose unit in the last place is 1. Added to a number, it leaves the nearest whole number in the low bits of the sum,
/// as a two's complement; subtracted again, it leaves that whole number.
/// </param>
/// <param name="Smallest">The smallest number that has all digits.</param>
internal sealed record NumberFormat(int FractionBits, int Bias, double Rounder, double Smallest)
{
    private static readonly NumberFormat Binary64 = new(52, 1023, 6755399441055744.0, 2.2250738585072014e-308);
    private static readonly NumberFormat Binary32 = new(23, 127, 12582912.0, 1.1754943508222875e-38);

    /// <summary>The bits of 1.</summary>
    public long One => (long)Bias << FractionBits;

    /// <summary>The bits of the fraction.</summary>
    public long Fraction => (1L << FractionBits) - 1;

    /// <summary>The bits of infinity, which are all those of the exponent.</summary>
    public long Infinity => ((2L * Bias) + 1) << FractionBits;

    /// <summary>The number whose fraction counts in units.</summary>
    public double Counter => (double)(1L << FractionBits);

    /// <summary>The bits of <see cref="Counter"/>.</summary>
    public long CounterBits => (long)(Bias + FractionBits) << FractionBits;

    public static NumberFormat Of(Term x) => x.Type.Element == ElementType.Single ? Binary32 : Binary64;
}
