namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const int SaturatedTop = 40;

    public static BigFloat Sinh(BigFloat x)
        => Guarded(One, _ => ExpM1(Abs(x)) is var growth ? x.Sign * ScaleB(growth + growth / (growth + One), -1) : default);

    public static BigFloat Cosh(BigFloat x)
        => Guarded(One, _ => Exp(x) is var growth ? ScaleB(growth + One / growth, -1) : default);

    public static BigFloat Tanh(BigFloat x)
        => x.TopExponent > SaturatedTop
            ? x.Sign
            : Guarded(One, _ => ExpM1(ScaleB(Abs(x), 1)) is var growth ? x.Sign * growth / (growth + 2) : default);

    public static BigFloat Asinh(BigFloat x)
        => Guarded(One, _ => Abs(x) is var size ? x.Sign * LogP1(size + size * size / (One + Sqrt(One + size * size))) : default);

    public static BigFloat Acosh(BigFloat x)
        => Guarded(One, _ => x - One is var excess ? LogP1(excess + Sqrt(excess * (excess + 2))) : default);

    public static BigFloat Atanh(BigFloat x) => Guarded(One, _ => ScaleB(LogP1(ScaleB(x, 1) / (One - x)), -1));
}
