namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>Cube roots and lengths.</summary>
internal static class RootFunctions
{
    /// <summary>1/∛m on [0.353, 2.83] to 2⁻⁹·⁶: minimax in relative error (Remez's exchange in 70 digits), where the iteration starts.</summary>
    private static readonly double[] InverseCubeRoot =
        [2.1251738811295873, -3.053503081696776, 3.7928472170034757, -2.81931189036069, 1.1995404545669055, -0.26906507746958674, 0.02462066617013226];

    /// <summary>
    /// |x| = m·8^q with m in [½√½, 2√2); y = 1/∛m by y ← y·(1 + h/3 + 2h²/9) with h = 1 − m·y³, which triples the digits each time; then m·y².
    /// </summary>
    public static int Cbrt(Application at)
    {
        var x = at.Operand(0);
        var format = NumberFormat.Of(x);
        var rounder = x.Number(format.Rounder);
        var (exponent, fraction) = Logarithms.Split(x.Size());
        var counted = exponent.MultiplyAdd(1.0 / 3, rounder);
        var third = counted - rounder;
        var left = third.MultiplyAdd(-3, exponent) + rounder;
        var m = (1 + fraction) * left.Reread().Left(format.FractionBits).PlusBits(format.One).Reread();
        var y = m.Polynomial(InverseCubeRoot, InverseCubeRoot);
        for (var n = 0; n < (x.IsSingle() ? 1 : 2); n++)
        {
            var h = (-m * y).MultiplyAdd(y * y, 1);
            y = (h * h.MultiplyAdd(2.0 / 9, 1.0 / 3)).MultiplyAdd(y, y);
        }

        var root = m * y * y * counted.Reread().Left(format.FractionBits).PlusBits(format.One).Reread();
        return ((x.Size() > 0) & (x.Size() < double.PositiveInfinity)).Then(root.WithSignOf(x), x);
    }

    /// <summary>√(x² + y²), of operands scaled so that no square overflows, and none vanishes that matters.</summary>
    public static int Hypot(Application at)
    {
        var (x, y) = (at.Operand(0).Size(), at.Operand(1).Size());
        var larger = Operators.Max.Of(x, y);
        var (isLarge, isSmall) = (larger > larger.Number(Math.Pow(2, 500), Math.Pow(2, 60)), larger < larger.Number(Math.Pow(2, -400), Math.Pow(2, -40)));
        var (down, up) = (x.Number(Math.Pow(2, -600), Math.Pow(2, -80)), x.Number(Math.Pow(2, 600), Math.Pow(2, 80)));
        var (scale, inverse) = (isLarge.Then(down, isSmall.Then(up, x.Number(1))), isLarge.Then(up, isSmall.Then(down, x.Number(1))));
        var (scaledX, scaledY) = (scale * x, scale * y);
        var length = scaledX.MultiplyAdd(scaledX, scaledY * scaledY).Root() * inverse;
        return Operators.Or.Of(x.Is(double.PositiveInfinity), y.Is(double.PositiveInfinity)).Then(double.PositiveInfinity, length);
    }
}
