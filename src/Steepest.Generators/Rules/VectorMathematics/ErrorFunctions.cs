namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>The error function and its complement.</summary>
internal static class ErrorFunctions
{
    /// <summary>Here the complement has vanished: exp(−x²) is below the smallest number.</summary>
    private const double End = 28;
    private const double SingleEnd = 11;

    /// <summary>Where t = (x − c)/(x + c) is 0.</summary>
    private const double Centre = 3.5;
    private const double SingleCentre = 2;

    /// <summary>erf(x)/x in x², to 1: minimax (Remez's exchange in 70 digits), of relative error 2⁻⁵⁴·⁹ for double, 2⁻²⁴·² for float.</summary>
    private static readonly double[] ErfOverX =
    [
        1.1283791670955126, -0.3761263890318352, 0.11283791670944185, -0.0268661706431115, 0.005223977606118731, -0.0008548325929325606,
        0.00012055293577189535, -1.4924712306737836e-05, 1.6447131620375481e-06, -1.6206314072483515e-07, 1.3710981526256132e-08,
        -7.779470231913594e-10,
    ];

    private static readonly double[] SingleErfOverX = [1.12837911, -0.37612325, 0.112801798, -0.0267113075, 0.00491754897, -0.000563141541];

    /// <summary>
    /// (1 + 2x)·exp(x²)·erfc(x) in t, from x = ½ on (the form of Shepherd and Laframboise, 1981): minimax, of relative error 2⁻⁵⁶·² for
    /// double, 2⁻²⁵·⁷ for float.
    /// </summary>
    private static readonly double[] ScaledErfc =
    [
        1.2423492448711544, -0.14000918013761943, -0.010555596332218342, 0.09751909515325892, -0.11508959816018859, 0.08798315382485226,
        -0.04882332582797979, 0.019099330942694257, -0.004215019906965415, -0.00030226788112586893, 0.0005643844134753137,
        -0.00012151239323749819, -4.278222179528677e-05, 2.426080622353111e-05, 2.328307425847431e-06, -3.814050087028718e-06,
        -4.426601345622611e-08, 5.996400109554999e-07, -7.885834483305592e-09, -9.258794571936015e-08, 5.519174815876185e-10,
        1.0248050675085174e-08,
    ];

    private static readonly double[] SingleScaledErfc =
        [1.27697837, -0.0927635357, -0.166029677, 0.164041698, -0.0542281196, -0.00794537459, 0.00873542856, 0.000947894121, -0.00137117249];

    public static int Erf(Application at)
    {
        var x = at.Operand(0);
        return (x.Size() > 1).Then((1 - Complement(x)).WithSignOf(x), Inner(x));
    }

    public static int Erfc(Application at)
    {
        var x = at.Operand(0);
        var complement = Complement(x);
        return (x > 0.5).Then(complement, (x < -1).Then(2 - complement, 1 - Inner(x)));
    }

    private static Term Inner(Term x) => x * (x * x).Polynomial(ErfOverX, SingleErfOverX);

    /// <summary>erfc |x| from ½ on. Of x² the rounding error is kept, which the exponential would multiply by x².</summary>
    private static Term Complement(Term x)
    {
        var size = x.Size().AtMost(x.Number(End, SingleEnd));
        var square = x * x;
        var lost = (x.Size() < size.Number(End, SingleEnd)).Then(x.Fused(x, -square), 0);
        var centre = x.Number(Centre, SingleCentre);
        var t = (size - centre) / (size + centre);
        return Exponentials.OfSum(-square, -lost).Times(t.Polynomial(ScaledErfc, SingleScaledErfc) / size.MultiplyAdd(2, 1));
    }
}
