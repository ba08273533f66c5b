namespace Steepest.Reference.Oracle;

/// <summary>The functions of one smooth argument and their derivatives.</summary>
internal static class Elementary<T>
    where T : struct, IScalar<T>
{
    private static readonly T s_zero = T.Of(0);
    private static readonly T s_one = T.Of(1);
    private static readonly T s_two = T.Of(2);

    public static HyperDual<T> Exp(HyperDual<T> x)
    {
        var exp = T.Exp(x.Value);
        return x.Through(exp, exp, exp);
    }

    public static HyperDual<T> ExpM1(HyperDual<T> x)
    {
        var exp = T.Exp(x.Value);
        return x.Through(T.ExpM1(x.Value), exp, exp);
    }

    public static HyperDual<T> Log(HyperDual<T> x)
    {
        var slope = s_one / x.Value;
        return x.Through(T.Log(x.Value), slope, -slope * slope);
    }

    public static HyperDual<T> LogP1(HyperDual<T> x)
    {
        var slope = s_one / (s_one + x.Value);
        return x.Through(T.LogP1(x.Value), slope, -slope * slope);
    }

    public static HyperDual<T> Sin(HyperDual<T> x)
    {
        var sin = T.Sin(x.Value);
        return x.Through(sin, T.Cos(x.Value), -sin);
    }

    public static HyperDual<T> Cos(HyperDual<T> x)
    {
        var cos = T.Cos(x.Value);
        return x.Through(cos, -T.Sin(x.Value), -cos);
    }

    public static HyperDual<T> Tan(HyperDual<T> x)
    {
        var tan = T.Tan(x.Value);
        var slope = s_one + tan * tan;
        return x.Through(tan, slope, s_two * tan * slope);
    }

    public static HyperDual<T> Asin(HyperDual<T> x)
    {
        var slope = s_one / T.Sqrt((s_one - x.Value) * (s_one + x.Value));
        return x.Through(T.Asin(x.Value), slope, x.Value * slope * slope * slope);
    }

    public static HyperDual<T> Acos(HyperDual<T> x)
    {
        var slope = s_one / T.Sqrt((s_one - x.Value) * (s_one + x.Value));
        return x.Through(T.Acos(x.Value), -slope, -x.Value * slope * slope * slope);
    }

    public static HyperDual<T> Atan(HyperDual<T> x)
    {
        var slope = s_one / (s_one + x.Value * x.Value);
        return x.Through(T.Atan(x.Value), slope, -s_two * x.Value * slope * slope);
    }

    /// <summary>At (0, 0) the derivatives are 0.</summary>
    public static HyperDual<T> Atan2(HyperDual<T> y, HyperDual<T> x)
    {
        if (!(x.Value > s_zero)) Ties.AtZero(y);
        var angle = T.Atan2(y.Value, x.Value);
        var square = x.Value * x.Value + y.Value * y.Value;
        if (T.IsZero(square)) return HyperDual<T>.Constant(angle);
        var (byY, byX) = (x.Value / square, -y.Value / square);
        var product = s_two * byX * byY;
        return HyperDual<T>.Through(y, x, angle, byY, byX, product, byX * byX - byY * byY, -product);
    }

    public static HyperDual<T> Sinh(HyperDual<T> x)
    {
        var sinh = T.Sinh(x.Value);
        return x.Through(sinh, T.Cosh(x.Value), sinh);
    }

    public static HyperDual<T> Cosh(HyperDual<T> x)
    {
        var cosh = T.Cosh(x.Value);
        return x.Through(cosh, T.Sinh(x.Value), cosh);
    }

    public static HyperDual<T> Tanh(HyperDual<T> x)
    {
        var tanh = T.Tanh(x.Value);
        var slope = (s_one - tanh) * (s_one + tanh);
        return x.Through(tanh, slope, -s_two * tanh * slope);
    }

    public static HyperDual<T> Asinh(HyperDual<T> x)
    {
        var slope = s_one / T.Sqrt(s_one + x.Value * x.Value);
        return x.Through(T.Asinh(x.Value), slope, -x.Value * slope * slope * slope);
    }

    public static HyperDual<T> Acosh(HyperDual<T> x)
    {
        var slope = s_one / T.Sqrt((x.Value - s_one) * (x.Value + s_one));
        return x.Through(T.Acosh(x.Value), slope, -x.Value * slope * slope * slope);
    }

    public static HyperDual<T> Atanh(HyperDual<T> x)
    {
        var slope = s_one / ((s_one - x.Value) * (s_one + x.Value));
        return x.Through(T.Atanh(x.Value), slope, s_two * x.Value * slope * slope);
    }

    /// <summary>At 0 both derivatives are 0.</summary>
    public static HyperDual<T> Sqrt(HyperDual<T> x)
    {
        Ties.AtZero(x);
        var root = T.Sqrt(x.Value);
        if (T.IsZero(x.Value)) return HyperDual<T>.Constant(root);
        var slope = T.Of(0.5) / root;
        return x.Through(root, slope, -slope / (s_two * x.Value));
    }

    /// <summary>At 0 both derivatives are 0.</summary>
    public static HyperDual<T> Cbrt(HyperDual<T> x)
    {
        Ties.AtZero(x);
        var root = T.Cbrt(x.Value);
        if (T.IsZero(x.Value)) return HyperDual<T>.Constant(root);
        var slope = root / (T.Of(3) * x.Value);
        return x.Through(root, slope, -s_two * slope / (T.Of(3) * x.Value));
    }

    /// <summary>By the base: y·xʸ⁻¹, at 0 only for y ≥ 1; by the exponent: xʸ·ln x, at a base of 0 nothing.</summary>
    public static HyperDual<T> Pow(HyperDual<T> x, HyperDual<T> y)
    {
        var (b, e) = (x.Value, y.Value);
        var power = T.Pow(b, e);
        var isZero = T.IsZero(b);
        if (isZero) Ties.AtZero(x);
        var byBase = isZero && e < s_one ? s_zero : e * T.Pow(b, e - s_one);
        var byBaseTwice = isZero && e < s_two ? s_zero : e * (e - s_one) * T.Pow(b, e - s_two);
        if (!y.HasDerivative) return x.Through(power, byBase, byBaseTwice) with { Varies = x.Varies | y.Varies };
        var log = isZero ? s_zero : T.Log(b);
        var mixed = isZero ? s_zero : T.Pow(b, e - s_one) * (s_one + e * log);
        return HyperDual<T>.Through(x, y, power, byBase, power * log, byBaseTwice, mixed, power * log * log);
    }

    /// <summary>The n-th root, of a negative number for an odd n.</summary>
    public static HyperDual<T> RootN(HyperDual<T> x, int n)
    {
        if (n == 1) return x;
        if (T.IsZero(x.Value))
        {
            Ties.AtZero(x);
            return HyperDual<T>.Constant(n > 0 ? 0 : double.PositiveInfinity);
        }

        var size = x.Value < s_zero ? -x.Value : x.Value;
        var exponent = s_one / T.Of(n);
        var root = x.Value < s_zero ? (n & 1) == 0 ? T.Of(double.NaN) : -T.Pow(size, exponent) : T.Pow(size, exponent);
        var slope = root * exponent / x.Value;
        return x.Through(root, slope, slope * (exponent - s_one) / x.Value);
    }

    public static HyperDual<T> Sigmoid(HyperDual<T> x)
    {
        var decay = T.Exp(x.Value < s_zero ? x.Value : -x.Value);
        var value = (x.Value < s_zero ? decay : s_one) / (s_one + decay);
        var slope = decay / ((s_one + decay) * (s_one + decay));
        return x.Through(value, slope, slope * (s_one - s_two * value));
    }

    public static HyperDual<T> Softplus(HyperDual<T> x)
    {
        var decay = T.Exp(x.Value < s_zero ? x.Value : -x.Value);
        var rest = T.LogP1(decay);
        var slope = (x.Value < s_zero ? decay : s_one) / (s_one + decay);
        return x.Through(x.Value < s_zero ? rest : x.Value + rest, slope, decay / ((s_one + decay) * (s_one + decay)));
    }

    public static HyperDual<T> LogCosh(HyperDual<T> x)
    {
        var size = x.Value < s_zero ? -x.Value : x.Value;
        var tanh = T.Tanh(x.Value);
        return x.Through(size + T.LogP1(T.Exp(-s_two * size)) - SpecialFunctions<T>.Ln2, tanh, (s_one - tanh) * (s_one + tanh));
    }

    public static HyperDual<T> Erf(HyperDual<T> x)
    {
        var slope = SpecialFunctions<T>.TwoOverRootPi * T.Exp(-x.Value * x.Value);
        return x.Through(SpecialFunctions<T>.Erf(x.Value), slope, -s_two * x.Value * slope);
    }

    public static HyperDual<T> LogGamma(HyperDual<T> x)
        => x.Through(SpecialFunctions<T>.LogGamma(x.Value), SpecialFunctions<T>.Digamma(x.Value), SpecialFunctions<T>.Trigamma(x.Value));
}
