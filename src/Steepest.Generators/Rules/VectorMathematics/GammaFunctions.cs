namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>
/// ln Γ and its derivatives, of numbers above 0: by Stirling's series, whose tail is a minimax polynomial (Remez's exchange in 80 digits), from a few
/// units on, by another below, to which the recurrence leads. Near their zeros they are as exact as elsewhere.
/// </summary>
internal static class GammaFunctions
{
    /// <summary>½·ln 2π − ½.</summary>
    private const double StirlingConstant = 0.4189385332046727;

    /// <summary>The zero of ψ, in two parts.</summary>
    private const double Zero = 1.4616321449683622;
    private const double ZeroLow = 9.549995429965697e-17;
    private const double SingleZero = 1.46163213253021240234375;
    private const double SingleZeroLow = 1.2438149938918909e-08;

    /// <summary>ln Γ(2 + w)/(w·(1 + w)) on [−¾, ½]: minimax, of relative error 2⁻⁵⁵·⁸ for double, 2⁻²⁵·⁸ for float.</summary>
    private static readonly double[] LogGammaOverRoots =
    [
        0.42278433509846713, -0.10031730167435396, 0.03296500062115773, -0.012384192193363753, 0.004998641164515595, -0.002108130834450079,
        0.0009153769288549603, -0.0004057073817068319, 0.00018255252040399366, -8.309540972653385e-05, 3.8170056732120414e-05,
        -1.765865255541832e-05, 8.21584613238905e-06, -3.866817729920326e-06, 1.8247735367866543e-06, -7.788370423106044e-07,
        3.9937285644306165e-07, -3.434480560023265e-07, 1.7551370365256064e-08, 8.170004695986388e-08, 1.3718386949839892e-07,
    ];

    private static readonly double[] SingleLogGammaOverRoots =
    [
        0.422784328, -0.100317329, 0.0329657644, -0.0123829842, 0.004985156, -0.00212638662, 0.000990857952, -0.000295159261,
        5.8619491e-05, -0.000309937634,
    ];

    /// <summary>x·(ln Γ(x) − (x − ½)·(ln x − 1) − c) in 1/x², from 4¼ on: minimax, of relative error 2⁻⁵⁹·⁰ for double, 2⁻³⁴·¹ for float.</summary>
    private static readonly double[] LogGammaTail =
    [
        0.08333333333332787, -0.0027777777750155053, 0.0007936502878898798, -0.0005951914996850493, 0.0008392871459376275,
        -0.0018380757866269565, 0.004806589603045962, -0.008971241616707136,
    ];

    private static readonly double[] SingleLogGammaTail =
    [
        0.0833333135, -0.00277578039, 0.000733566587,
    ];

    /// <summary>ψ(1¾ + v)/(1¾ + v − x₀) on [−¾, ¾]: minimax, of relative error 2⁻⁵⁵·² for double, 2⁻²⁴·⁷ for float.</summary>
    private static readonly double[] DigammaOverDistance =
    [
        0.8581832171262995, -0.3262546278681058, 0.15712011335203535, -0.0822855863557632, 0.04479965445348926, -0.02489004848993571,
        0.013985786156831374, -0.00791046875004966, 0.004491814243331264, -0.0025566869234486668, 0.001457368378062017,
        -0.0008314931254844365, 0.0004747284873957939, -0.0002711170168207498, 0.0001545889392288189, -8.827268849653615e-05,
        5.140925726582281e-05, -2.9483450479777056e-05, 1.446719996363188e-05, -8.075142958314884e-06, 8.530638354981903e-06,
        -5.088520712774123e-06, -1.2496655066431099e-06, 8.523798516646785e-07, 2.0824506749512726e-06, -1.2292987145567251e-06,
    ];

    private static readonly double[] SingleDigammaOverDistance =
    [
        0.858183205, -0.326254576, 0.157121867, -0.0822876543, 0.0447642058, -0.0248591658, 0.0142456731, -0.00810214691, 0.00365063059,
        -0.0019993477, 0.00264015165, -0.00155674806,
    ];

    /// <summary>x²·(ln x − 1/(2x) − ψ(x)) in 1/x², from 3 on: minimax, of relative error 2⁻⁵⁷·⁵ for double, 2⁻³⁷·⁴ for float.</summary>
    private static readonly double[] DigammaTail =
    [
        0.08333333333331168, -0.00833333332285084, 0.003968252124731829, -0.004166499513410131, 0.007566658146896948, -0.02076864380088927,
        0.07532537061056883, -0.29904750346663106, 1.0417741262289448, -2.52650310667979, 3.0003646494756686,
    ];

    private static readonly double[] SingleDigammaTail =
    [
        0.0833333284, -0.00833276473, 0.00394575391, -0.00375051959, 0.00359687861,
    ];

    /// <summary>ψ′(2½ + v) on [−½, ½]: minimax, of relative error 2⁻⁵⁴·¹ for double, 2⁻²⁶·⁵ for float.</summary>
    private static readonly double[] TrigammaOnUnit =
    [
        0.49035775610023485, -0.2362040516417274, 0.11195292440862122, -0.052292666584454695, 0.024107049107479232, -0.010983384229715839,
        0.004951717135248264, -0.0022115140273624412, 0.000979433009643333, -0.0004305270396842694, 0.00018797589017615764,
        -8.158528255496991e-05, 3.525383054980726e-05, -1.5144424668212889e-05, 6.3434706629679105e-06, -2.7057207522649304e-06,
        1.4361841605093146e-06, -6.051917008413355e-07,
    ];

    private static readonly double[] SingleTrigammaOnUnit =
    [
        0.490357757, -0.236203969, 0.111952804, -0.0522968359, 0.0241107848, -0.0109272208, 0.00491335895, -0.00248801708, 0.00113060477,
    ];

    /// <summary>x³·(ψ′(x) − 1/x − 1/(2x²)) in 1/x², from 3 on: minimax, of relative error 2⁻⁵⁵·⁶ for double, 2⁻³³·⁷ for float.</summary>
    private static readonly double[] TrigammaTail =
    [
        0.16666666666662772, -0.033333333307455776, 0.023809517799969915, -0.03333262796460302, 0.0757083466545133, -0.25087209638866415,
        1.0958138041719292, -5.456438872788775, 25.843621423567225, -97.3634282858788, 241.78182335556824, -286.14908758292967,
    ];

    private static readonly double[] SingleTrigammaTail =
    [
        0.166666642, -0.0333295241, 0.0236274451, -0.029448526, 0.033744745,
    ];

    /// <summary>0 and negative numbers are for the scalar functions.</summary>
    public static int IsBeyond(Application at) => at.Operand(0) <= 0;

    public static int LogGamma(Application at)
    {
        var x = at.Operand(0);
        var (isSmall, isBelow, isMiddle, isAbove, isLarge) = (x < 0.5, x < 1.25, x < 2.25, x < 3.25, x > 4.25);
        Term Chosen(Term small, Term below, Term middle, Term above, Term rest) => isSmall.Then(small, isBelow.Then(below, isMiddle.Then(middle, isAbove.Then(above, rest))));
        var offset = x - Chosen(x.Number(0), x.Number(1), x.Number(2), x.Number(3), x.Number(4));
        var product = Chosen(x * (1 + x), x, x.Number(1), x - 1, (x - 1) * (x - 2));
        var log = Operators.Log.Of(isLarge.Then(x, product));
        var near = (offset * (1 + offset)).MultiplyAdd(offset.Polynomial(LogGammaOverRoots, SingleLogGammaOverRoots), isBelow.Then(-log, log));
        var inverse = x.Number(1) / x;
        var tail = inverse.MultiplyAdd((inverse * inverse).Polynomial(LogGammaTail, SingleLogGammaTail), StirlingConstant);
        return isLarge.Then((x - 0.5).MultiplyAdd(log - 1, tail), near);
    }

    /// <summary>ψ(x) = ψ(x + 1) − 1/x below 1, ψ(x − 1) + 1/(x − 1) from 2½ to 3.</summary>
    public static int Digamma(Application at)
    {
        var x = at.Operand(0);
        var (isBelow, isAbove, isLarge) = (x < 1, x > 2.5, x > 3);
        var reduced = isBelow.Then(1 + x, isAbove.Then(x - 1, x));
        var inverse = x.Number(1) / isBelow.Then(x, isLarge.Then(x, x - 1));
        var distance = reduced - x.Number(Zero, SingleZero) - x.Number(ZeroLow, SingleZeroLow);
        var near = distance * (reduced - 1.75).Polynomial(DigammaOverDistance, SingleDigammaOverDistance);
        var step = isBelow.Then(-inverse, isAbove.Then(inverse, x.Number(0)));
        var square = inverse * inverse;
        var far = Operators.Log.Of(x) - inverse.MultiplyAdd(0.5, square * square.Polynomial(DigammaTail, SingleDigammaTail));
        return isLarge.Then(far, near + step);
    }

    /// <summary>ψ′(x) = ψ′(x + 1) + 1/x², which leads up to [2, 3]: downwards digits would cancel.</summary>
    public static int Trigamma(Application at)
    {
        var x = at.Operand(0);
        var (isSmall, isBelow, isLarge) = (x < 1, x < 2, x > 3);
        var (inverse, next) = (x.Number(1) / x, x.Number(1) / (1 + x));
        var square = inverse * inverse;
        var step = isSmall.Then(next.MultiplyAdd(next, square), isBelow.Then(square, x.Number(0)));
        var reduced = x + isSmall.Then(x.Number(2), isBelow.Then(x.Number(1), x.Number(0)));
        var near = step + (reduced - 2.5).Polynomial(TrigammaOnUnit, SingleTrigammaOnUnit);
        var far = inverse + square * inverse.MultiplyAdd(square.Polynomial(TrigammaTail, SingleTrigammaTail), 0.5);
        return isLarge.Then(far, near);
    }
}
