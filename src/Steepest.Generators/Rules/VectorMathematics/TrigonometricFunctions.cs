namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>Sine, cosine and tangent, which share the quarter turns and both polynomials; 0 keeps its sign.</summary>
internal static class TrigonometricFunctions
{
    public static int Sin(Application at) => OrZero(at, QuarterTurns.OfRadians(at.Operand(0)).Sin());

    public static int Cos(Application at) => QuarterTurns.OfRadians(at.Operand(0)).Cos();

    public static int Tan(Application at) => OrZero(at, QuarterTurns.OfRadians(at.Operand(0)).Tan());

    /// <summary>A zero has the sign of x, as IEEE 754 has it.</summary>
    public static int SinPi(Application at) => SinPi(at.Operand(0));

    public static int CosPi(Application at) => CosPi(at.Operand(0));

    public static int TanPi(Application at) => SinPi(at.Operand(0)) / CosPi(at.Operand(0));

    public static int IsBeyond(Application at) => QuarterTurns.IsBeyond(at.Operand(0));

    private static Term SinPi(Term x) => QuarterTurns.OfHalfTurns(x).Sin() is var sin ? sin.Is(0).Then(sin.Number(0).WithSignOf(x), sin) : default;

    private static Term CosPi(Term x) => QuarterTurns.OfHalfTurns(x).Cos() is var cos ? cos.Is(0).Then(0, cos) : default;

    private static Term OrZero(Application at, Term value) => at.Operand(0).Is(0).Then(at.Operand(0), value);
}
