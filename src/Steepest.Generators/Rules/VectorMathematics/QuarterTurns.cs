namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>An angle as a number of quarter turns and what is left, at most an eighth of a turn, with the sine and cosine of that.</summary>
/// <param name="Count">The number of quarter turns, in the low bits.</param>
/// <param name="Sine">The sine of the rest.</param>
/// <param name="Cosine">The cosine of the rest.</param>
internal sealed record QuarterTurns(Term Count, Term Sine, Term Cosine)
{
    /// <summary>
    /// sin r = r + r³·s(r²) and cos r = 1 + r²·c(r²) on |r| ≤ π/4: minimax polynomials (Remez's exchange in 70 digits), for double to
    /// relative errors of 2⁻⁵⁶·⁴ and 2⁻⁵⁹·⁷, for float of 2⁻²⁷·⁹ and 2⁻³³.
    /// </summary>
    private static readonly double[] SineBend =
    [
        -0.1666666666666663, 0.008333333333322116, -0.00019841269829588246, 2.7557313620949373e-06, -2.505074769492223e-08,
        1.5896226196539827e-10,
    ];

    private static readonly double[] CosineBend =
    [
        -0.5, 0.041666666666666595, -0.0013888888888873056, 2.4801587288850894e-05, -2.7557314179020237e-07, 2.0875700800052596e-09,
        -1.1358534173136034e-11,
    ];

    private static readonly double[] SingleSineBend = [-0.166666552, 0.00833218917, -0.000195182904];

    private static readonly double[] SingleCosineBend = [-0.5, 0.0416666456, -0.00138873095, 2.44323273e-05];

    /// <summary>π/2 as the sum of three numbers of full length.</summary>
    private static readonly double[] QuarterTurn = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33];

    private static readonly double[] SingleQuarterTurn = [1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15];

    private const double Pi = Math.PI;
    private const double PiLow = 1.2246467991473532e-16;
    private const double SinglePi = 3.1415927410125732;
    private const double SinglePiLow = -8.742277657347586e-08;

    /// <summary>Beyond this size the three parts of a quarter turn do not tell the rest.</summary>
    public static Term IsBeyond(Term x) => (x.Size() > x.Number(1e13, 1e6)) & (x.Size() < double.PositiveInfinity);

    /// <summary>
    /// Of an angle in radians (after Cody and Waite, with fused products). The first difference is exact: it is at most an eighth of a turn,
    /// and a multiple of the unit of the first part. Of the second the rounding error is kept, since the two can cancel.
    /// </summary>
    public static QuarterTurns OfRadians(Term x)
    {
        var rounder = x.Number(NumberFormat.Of(x).Rounder);
        var parts = x.IsSingle() ? SingleQuarterTurn : QuarterTurn;
        var counted = x.MultiplyAdd(2 / Pi, rounder);
        var count = counted - rounder;
        var first = count.Fused(x.Number(-parts[0]), x);
        var product = count * x.Number(parts[1]);
        var rest = first - product;
        var change = rest - first;
        var lost = first - (rest - change) - (product + change) - count.Fused(x.Number(parts[1]), -product);
        return Of(counted, rest + count.MultiplyAdd(-parts[2], lost));
    }

    /// <summary>Of an angle in half turns, of which whole turns go first: all that is exact.</summary>
    public static QuarterTurns OfHalfTurns(Term x)
    {
        var rounder = x.Number(NumberFormat.Of(x).Rounder);
        var turned = Operators.Round.Of(0.5 * x).MultiplyAdd(-2, x);
        var counted = turned.MultiplyAdd(2, rounder);
        var rest = (counted - rounder).MultiplyAdd(-0.5, turned);
        return Of(counted, rest.MultiplyAdd(x.Number(Pi, SinglePi), rest * x.Number(PiLow, SinglePiLow)));
    }

    public Term Sin() => WithSign(IsOdd().Then(Cosine, Sine), Count.Right(1));

    public Term Cos() => WithSign(IsOdd().Then(Sine, Cosine), Count.PlusBits(1).Right(1));

    public Term Tan()
    {
        var isOdd = IsOdd();
        return WithSign(isOdd.Then(Cosine, Sine), Count) / isOdd.Then(Sine, Cosine);
    }

    private static QuarterTurns Of(Term counted, Term rest)
    {
        var square = rest * rest;
        return new(
            counted.Reread(),
            (rest * square).MultiplyAdd(square.Polynomial(SineBend, SingleSineBend), rest),
            square.MultiplyAdd(square.Polynomial(CosineBend, SingleCosineBend), 1));
    }

    private Term IsOdd() => Count.Left(SignBit).Reread().HasSign();

    /// <summary>The number, negated where the lowest bit of another is set.</summary>
    private Term WithSign(Term x, Term bits) => Operators.ExclusiveOr.Of(x.Reread(), bits.Left(SignBit)).Reread();

    private int SignBit => Count.Type.Bits - 1;
}
