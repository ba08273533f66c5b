namespace Steepest.Reference.Oracle;

/// <summary>The static members of <c>double</c> (or of <c>float</c>, and then of <c>MathF</c>) over the reals of an evaluated program.</summary>
public abstract class RealFunctions<TReal, T>
    where TReal : struct, IReal<TReal, T>
    where T : struct, IScalar<T>
{
    protected RealFunctions()
    {
    }

    public static TReal PI => TReal.Of(Math.PI);

    public static TReal E => TReal.Of(Math.E);

    public static TReal Tau => TReal.Of(Math.Tau);

    public static TReal Pi => TReal.Of(Math.PI);

    public static TReal NaN => TReal.Of(double.NaN);

    public static TReal PositiveInfinity => TReal.Of(double.PositiveInfinity);

    public static TReal NegativeInfinity => TReal.Of(double.NegativeInfinity);

    public static TReal NegativeZero => TReal.Of(-0.0);

    public static TReal MaxValue => TReal.Of(IsSingle ? float.MaxValue : double.MaxValue);

    public static TReal MinValue => TReal.Of(IsSingle ? float.MinValue : double.MinValue);

    public static TReal Epsilon => TReal.Of(IsSingle ? float.Epsilon : double.Epsilon);

    private static bool IsSingle => typeof(TReal) == typeof(Real32<T>);

    public static TReal Exp(TReal x) => TReal.Of(Elementary<T>.Exp(x.Dual));

    public static TReal ExpM1(TReal x) => TReal.Of(Elementary<T>.ExpM1(x.Dual));

    public static TReal Log(TReal x) => TReal.Of(Elementary<T>.Log(x.Dual));

    public static TReal LogP1(TReal x) => TReal.Of(Elementary<T>.LogP1(x.Dual));

    public static TReal Sin(TReal x) => TReal.Of(Elementary<T>.Sin(x.Dual));

    public static TReal Cos(TReal x) => TReal.Of(Elementary<T>.Cos(x.Dual));

    public static TReal Tan(TReal x) => TReal.Of(Elementary<T>.Tan(x.Dual));

    public static TReal Asin(TReal x) => TReal.Of(Elementary<T>.Asin(x.Dual));

    public static TReal Acos(TReal x) => TReal.Of(Elementary<T>.Acos(x.Dual));

    public static TReal Atan(TReal x) => TReal.Of(Elementary<T>.Atan(x.Dual));

    public static TReal Sinh(TReal x) => TReal.Of(Elementary<T>.Sinh(x.Dual));

    public static TReal Cosh(TReal x) => TReal.Of(Elementary<T>.Cosh(x.Dual));

    public static TReal Tanh(TReal x) => TReal.Of(Elementary<T>.Tanh(x.Dual));

    public static TReal Asinh(TReal x) => TReal.Of(Elementary<T>.Asinh(x.Dual));

    public static TReal Acosh(TReal x) => TReal.Of(Elementary<T>.Acosh(x.Dual));

    public static TReal Atanh(TReal x) => TReal.Of(Elementary<T>.Atanh(x.Dual));

    public static TReal Sqrt(TReal x) => TReal.Of(Elementary<T>.Sqrt(x.Dual));

    public static TReal Cbrt(TReal x) => TReal.Of(Elementary<T>.Cbrt(x.Dual));

    public static TReal Exp2(TReal x) => TReal.Of(Elementary<T>.Exp(x.Dual * Constant(SpecialFunctions<T>.Ln2)));

    public static TReal Exp2M1(TReal x) => TReal.Of(Elementary<T>.ExpM1(x.Dual * Constant(SpecialFunctions<T>.Ln2)));

    public static TReal Exp10(TReal x) => TReal.Of(Elementary<T>.Exp(x.Dual * Constant(SpecialFunctions<T>.Ln10)));

    public static TReal Exp10M1(TReal x) => TReal.Of(Elementary<T>.ExpM1(x.Dual * Constant(SpecialFunctions<T>.Ln10)));

    public static TReal Log2(TReal x) => TReal.Of(Elementary<T>.Log(x.Dual) / Constant(SpecialFunctions<T>.Ln2));

    public static TReal Log2P1(TReal x) => TReal.Of(Elementary<T>.LogP1(x.Dual) / Constant(SpecialFunctions<T>.Ln2));

    public static TReal Log10(TReal x) => TReal.Of(Elementary<T>.Log(x.Dual) / Constant(SpecialFunctions<T>.Ln10));

    public static TReal Log10P1(TReal x) => TReal.Of(Elementary<T>.LogP1(x.Dual) / Constant(SpecialFunctions<T>.Ln10));

    public static TReal SinPi(TReal x) => TReal.Of(Elementary<T>.Sin(x.Dual * Constant(SpecialFunctions<T>.Pi)));

    public static TReal CosPi(TReal x) => TReal.Of(Elementary<T>.Cos(x.Dual * Constant(SpecialFunctions<T>.Pi)));

    public static TReal TanPi(TReal x) => TReal.Of(Elementary<T>.Tan(x.Dual * Constant(SpecialFunctions<T>.Pi)));

    public static TReal AsinPi(TReal x) => TReal.Of(Elementary<T>.Asin(x.Dual) / Constant(SpecialFunctions<T>.Pi));

    public static TReal AcosPi(TReal x) => TReal.Of(Elementary<T>.Acos(x.Dual) / Constant(SpecialFunctions<T>.Pi));

    public static TReal AtanPi(TReal x) => TReal.Of(Elementary<T>.Atan(x.Dual) / Constant(SpecialFunctions<T>.Pi));

    public static TReal DegreesToRadians(TReal x) => TReal.Of(x.Dual * Constant(SpecialFunctions<T>.Pi / T.Of(180.0)));

    public static TReal RadiansToDegrees(TReal x) => TReal.Of(x.Dual * Constant(T.Of(180.0) / SpecialFunctions<T>.Pi));

    public static TReal Abs(TReal x) => TReal.Of(Selection<T>.Abs(x.Dual));

    public static TReal Floor(TReal x) => TReal.Of(Selection<T>.Floor(x.Dual));

    public static TReal Ceiling(TReal x) => TReal.Of(Selection<T>.Ceiling(x.Dual));

    public static TReal Truncate(TReal x) => TReal.Of(Selection<T>.Truncate(x.Dual));

    public static TReal BitIncrement(TReal x) => Stepped(x.Dual.WithoutDerivative, IsSingle ? MathF.BitIncrement((float)Value(x)) : Math.BitIncrement(Value(x)));

    public static TReal BitDecrement(TReal x) => Stepped(x.Dual.WithoutDerivative, IsSingle ? MathF.BitDecrement((float)Value(x)) : Math.BitDecrement(Value(x)));

    public static TReal ReciprocalEstimate(TReal x) => TReal.Of((Constant(1) / x.Dual) with { Value = T.ReciprocalEstimate(x.Dual.Value) });

    public static TReal ReciprocalSqrtEstimate(TReal x) => TReal.Of((Constant(1) / Elementary<T>.Sqrt(x.Dual)) with { Value = T.ReciprocalSqrtEstimate(x.Dual.Value) });

    public static TReal Round(TReal x) => TReal.Of(Selection<T>.Round(x.Dual));

    public static TReal Round(TReal x, int digits) => TReal.Of(Selection<T>.Round(x.Dual, digits));

    public static TReal Round(TReal x, MidpointRounding mode) => TReal.Of(Selection<T>.Round(x.Dual, 0, mode));

    public static TReal Round(TReal x, int digits, MidpointRounding mode) => TReal.Of(Selection<T>.Round(x.Dual, digits, mode));

    public static (TReal Sin, TReal Cos) SinCos(TReal x) => (Sin(x), Cos(x));

    public static (TReal SinPi, TReal CosPi) SinCosPi(TReal x) => (SinPi(x), CosPi(x));

    public static TReal Log(TReal x, TReal newBase) => TReal.Of(Elementary<T>.Log(x.Dual) / Elementary<T>.Log(newBase.Dual));

    public static TReal Pow(TReal x, TReal y) => TReal.Of(Elementary<T>.Pow(x.Dual, y.Dual));

    public static TReal RootN(TReal x, int n) => TReal.Of(Elementary<T>.RootN(x.Dual, n));

    public static TReal Hypot(TReal x, TReal y) => TReal.Of(Elementary<T>.Sqrt(x.Dual * x.Dual + y.Dual * y.Dual));

    public static TReal Atan2(TReal y, TReal x) => TReal.Of(Elementary<T>.Atan2(y.Dual, x.Dual));

    public static TReal Atan2Pi(TReal y, TReal x) => TReal.Of(Elementary<T>.Atan2(y.Dual, x.Dual) / Constant(SpecialFunctions<T>.Pi));

    public static TReal ScaleB(TReal x, int n) => TReal.Of(x.Dual * Constant(T.Of(Math.ScaleB(1, n))));

    public static TReal FusedMultiplyAdd(TReal x, TReal y, TReal z) => TReal.Of(x.Dual * y.Dual + z.Dual);

    public static TReal MultiplyAddEstimate(TReal x, TReal y, TReal z) => TReal.Of(x.Dual * y.Dual + z.Dual);

    public static TReal Lerp(TReal x, TReal y, TReal amount) => TReal.Of(x.Dual * (Constant(1) - amount.Dual) + y.Dual * amount.Dual);

    public static TReal IEEERemainder(TReal x, TReal y) => TReal.Of(Selection<T>.Remainder(x.Dual, y.Dual, isNearest: true));

    public static TReal Ieee754Remainder(TReal x, TReal y) => IEEERemainder(x, y);

    public static TReal CopySign(TReal x, TReal y) => TReal.Of(Selection<T>.CopySign(x.Dual, y.Dual));

    public static TReal Clamp(TReal x, TReal low, TReal high) => TReal.Of(Selection<T>.Clamp(x.Dual, low.Dual, high.Dual));

    public static TReal ClampNative(TReal x, TReal low, TReal high) => Clamp(x, low, high);

    public static int Sign(TReal x) => Selection<T>.Sign(x.Dual);

    public static int ILogB(TReal x)
    {
        var size = Math.Abs(Value(x));
        Ties.Compared(x.Dual, x.Dual with { Value = T.Of(Math.CopySign(Math.ScaleB(1, (int)Math.Round(Math.Log2(size))), Value(x))) });
        return Math.ILogB(size);
    }

    public static TReal Max(TReal x, TReal y) => TReal.Of(Selection<T>.Max(x.Dual, y.Dual));

    public static TReal Min(TReal x, TReal y) => TReal.Of(Selection<T>.Min(x.Dual, y.Dual));

    public static TReal MaxNative(TReal x, TReal y) => TReal.Of(Selection<T>.Max(x.Dual, y.Dual));

    public static TReal MinNative(TReal x, TReal y) => TReal.Of(Selection<T>.Min(x.Dual, y.Dual));

    public static TReal MaxNumber(TReal x, TReal y) => TReal.Of(Selection<T>.MaxNumber(x.Dual, y.Dual));

    public static TReal MinNumber(TReal x, TReal y) => TReal.Of(Selection<T>.MinNumber(x.Dual, y.Dual));

    public static TReal MaxMagnitude(TReal x, TReal y) => TReal.Of(Selection<T>.MaxMagnitude(x.Dual, y.Dual));

    public static TReal MinMagnitude(TReal x, TReal y) => TReal.Of(Selection<T>.MinMagnitude(x.Dual, y.Dual));

    public static TReal MaxMagnitudeNumber(TReal x, TReal y) => TReal.Of(Selection<T>.MaxMagnitude(x.Dual, y.Dual));

    public static TReal MinMagnitudeNumber(TReal x, TReal y) => TReal.Of(Selection<T>.MinMagnitude(x.Dual, y.Dual));

    public static bool IsNaN(TReal x) => double.IsNaN(Value(x));

    public static bool IsFinite(TReal x) => double.IsFinite(Value(x));

    public static bool IsInfinity(TReal x) => double.IsInfinity(Value(x));

    public static bool IsPositiveInfinity(TReal x) => double.IsPositiveInfinity(Value(x));

    public static bool IsNegativeInfinity(TReal x) => double.IsNegativeInfinity(Value(x));

    public static bool IsNormal(TReal x) => double.IsNormal(Value(x));

    public static bool IsSubnormal(TReal x) => double.IsSubnormal(Value(x));

    public static bool IsRealNumber(TReal x) => double.IsRealNumber(Value(x));

    public static bool IsPositive(TReal x)
    {
        Ties.AtZero(x.Dual);
        return double.IsPositive(Value(x));
    }

    public static bool IsNegative(TReal x)
    {
        Ties.AtZero(x.Dual);
        return double.IsNegative(Value(x));
    }

    public static bool IsInteger(TReal x)
    {
        Ties.AtWhole(x.Dual);
        return double.IsInteger(Value(x));
    }

    public static bool IsEvenInteger(TReal x)
    {
        Ties.AtWhole(x.Dual);
        return double.IsEvenInteger(Value(x));
    }

    public static bool IsOddInteger(TReal x)
    {
        Ties.AtWhole(x.Dual);
        return double.IsOddInteger(Value(x));
    }

    public static bool IsPow2(TReal x)
    {
        Ties.AtWhole(x.Dual);
        return double.IsPow2(Value(x));
    }

    /// <summary>A value of the machine's own. All readings take the step that leads there: what they differ by stays as it is, no more and no less.</summary>
    private static TReal Stepped(HyperDual<T> x, double value) => TReal.Of(x with { Value = x.Value + T.Of(value - T.ToDouble(x.Value)) });

    private static double Value(TReal x) => T.ToDouble(x.Dual.Value);

    private static HyperDual<T> Constant(T value) => HyperDual<T>.Constant(value);

    private static HyperDual<T> Constant(double value) => HyperDual<T>.Constant(value);
}
