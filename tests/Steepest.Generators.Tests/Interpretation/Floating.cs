using System.Numerics;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>Operators on numbers of one floating type, computed in that type through the framework's generic mathematics.</summary>
internal static class Floating<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private static readonly T s_half = T.CreateTruncating(0.5);

    private static readonly Dictionary<string, Func<T, object>> s_unary = new()
    {
        ["Negate"] = x => -x,
        ["Exp"] = x => T.Exp(x),
        ["ExpM1"] = x => ExpM1(x),
        ["Exp2"] = x => T.Exp2(x),
        ["Exp2M1"] = x => T.Exp2M1(x),
        ["Exp10"] = x => T.Exp10(x),
        ["Exp10M1"] = x => T.Exp10M1(x),
        ["Log"] = x => T.Log(x),
        ["LogP1"] = x => LogP1(x),
        ["Log2"] = x => Log2(x),
        ["Log2P1"] = x => T.Log2P1(x),
        ["Log10"] = x => T.Log10(x),
        ["Log10P1"] = x => T.Log10P1(x),
        ["Sin"] = x => T.Sin(x),
        ["Cos"] = x => T.Cos(x),
        ["Tan"] = x => T.Tan(x),
        ["SinPi"] = x => T.SinPi(x),
        ["CosPi"] = x => T.CosPi(x),
        ["TanPi"] = x => T.TanPi(x),
        ["Asin"] = x => T.Asin(x),
        ["AsinPi"] = x => T.AsinPi(x),
        ["Acos"] = x => T.Acos(x),
        ["AcosPi"] = x => T.AcosPi(x),
        ["Atan"] = x => T.Atan(x),
        ["AtanPi"] = x => T.AtanPi(x),
        ["Sinh"] = x => T.Sinh(x),
        ["Cosh"] = x => T.Cosh(x),
        ["Tanh"] = x => T.Tanh(x),
        ["Asinh"] = x => T.Asinh(x),
        ["Acosh"] = x => T.Acosh(x),
        ["Atanh"] = x => T.Atanh(x),
        ["Sqrt"] = x => T.Sqrt(x),
        ["Cbrt"] = x => T.Cbrt(x),
        ["Abs"] = x => T.Abs(x),
        ["Truncate"] = x => T.Truncate(x),
        ["Floor"] = x => T.Floor(x),
        ["Ceiling"] = x => T.Ceiling(x),
        ["Round"] = x => T.Round(x),
        ["Sign"] = x => T.Sign(x),
        ["ILogB"] = x => T.ILogB(x),
        ["BitIncrement"] = x => T.BitIncrement(x),
        ["BitDecrement"] = x => T.BitDecrement(x),
        ["DegreesToRadians"] = x => T.DegreesToRadians(x),
        ["RadiansToDegrees"] = x => T.RadiansToDegrees(x),
        ["ReciprocalEstimate"] = x => T.One / x,
        ["ReciprocalSqrtEstimate"] = x => T.One / T.Sqrt(x),
        ["IsNaN"] = x => T.IsNaN(x),
        ["IsFinite"] = x => T.IsFinite(x),
        ["IsInfinity"] = x => T.IsInfinity(x),
        ["IsPositiveInfinity"] = x => T.IsPositiveInfinity(x),
        ["IsNegativeInfinity"] = x => T.IsNegativeInfinity(x),
        ["IsPositive"] = x => T.IsPositive(x),
        ["IsNegative"] = x => T.IsNegative(x),
        ["IsNormal"] = x => T.IsNormal(x),
        ["IsSubnormal"] = x => T.IsSubnormal(x),
        ["IsRealNumber"] = x => T.IsRealNumber(x),
        ["IsInteger"] = x => T.IsInteger(x),
        ["IsEvenInteger"] = x => T.IsEvenInteger(x),
        ["IsOddInteger"] = x => T.IsOddInteger(x),
        ["IsPow2"] = x => T.IsPow2(x),
        ["Sigmoid"] = x => Sigmoid(x),
        ["LogisticDensity"] = x => Sigmoid(x) * Sigmoid(-x),
        ["Softplus"] = x => Softplus(x),
        ["LogSigmoid"] = x => -Softplus(-x),
        ["Relu"] = x => x > T.Zero || T.IsNaN(x) ? x : T.Zero,
        ["Gelu"] = x => x * Special.NormalDistribution(x),
        ["Silu"] = x => x * Sigmoid(x),
        ["LogCosh"] = x => LogCosh(x),
        ["Square"] = x => x * x,
        ["StopGradient"] = x => x,
        ["Erf"] = x => Special.Erf(x),
        ["Erfc"] = x => Special.Erfc(x),
        ["NormalDistribution"] = x => Special.NormalDistribution(x),
        ["LogGamma"] = x => Special.LogGamma(x),
        ["Digamma"] = x => Special.Digamma(x),
        ["Trigamma"] = x => Special.Trigamma(x),
    };

    private static readonly Dictionary<string, Func<T, T, object>> s_binary = new()
    {
        ["Add"] = (x, y) => x + y,
        ["Subtract"] = (x, y) => x - y,
        ["Multiply"] = (x, y) => x * y,
        ["Divide"] = (x, y) => x / y,
        ["Remainder"] = (x, y) => x % y,
        ["Less"] = (x, y) => x < y,
        ["LessOrEqual"] = (x, y) => x <= y,
        ["Greater"] = (x, y) => x > y,
        ["GreaterOrEqual"] = (x, y) => x >= y,
        ["Equal"] = (x, y) => x == y,
        ["NotEqual"] = (x, y) => x != y,
        ["LogToBase"] = (x, y) => T.Log(x, y),
        ["Atan2"] = (y, x) => T.Atan2(y, x),
        ["Atan2Pi"] = (y, x) => T.Atan2Pi(y, x),
        ["Pow"] = (x, y) => T.Pow(x, y),
        ["Hypot"] = (x, y) => T.Hypot(x, y),
        ["Max"] = (x, y) => T.Max(x, y),
        ["Min"] = (x, y) => T.Min(x, y),
        ["MaxNative"] = (x, y) => T.MaxNative(x, y),
        ["MinNative"] = (x, y) => T.MinNative(x, y),
        ["MaxNumber"] = (x, y) => T.MaxNumber(x, y),
        ["MinNumber"] = (x, y) => T.MinNumber(x, y),
        ["MaxMagnitude"] = (x, y) => T.MaxMagnitude(x, y),
        ["MinMagnitude"] = (x, y) => T.MinMagnitude(x, y),
        ["MaxMagnitudeNumber"] = (x, y) => T.MaxMagnitudeNumber(x, y),
        ["MinMagnitudeNumber"] = (x, y) => T.MinMagnitudeNumber(x, y),
        ["CopySign"] = (x, y) => T.CopySign(x, y),
        ["IeeeRemainder"] = (x, y) => T.Ieee754Remainder(x, y),
        ["LeakyRelu"] = (x, slope) => x > T.Zero ? x : slope * x,
        ["Huber"] = (r, delta) => T.Abs(r) <= delta ? s_half * r * r : delta * (T.Abs(r) - s_half * delta),
    };

    private static readonly Dictionary<string, Func<T, T, T, object>> s_ternary = new()
    {
        ["Clamp"] = (x, low, high) => T.Clamp(x, low, high),
        ["ClampNative"] = (x, low, high) => T.ClampNative(x, low, high),
        ["FusedMultiplyAdd"] = (x, y, z) => T.FusedMultiplyAdd(x, y, z),
        ["MultiplyAddEstimate"] = (x, y, z) => x * y + z,
        ["Lerp"] = (x, y, amount) => T.Lerp(x, y, amount),
    };

    private static readonly Dictionary<string, Func<T, int, T>> s_withInteger = new()
    {
        ["ScaleB"] = (x, n) => T.ScaleB(x, n),
        ["RootN"] = (x, n) => T.RootN(x, n),
        ["RoundToDigits"] = (x, n) => T.Round(x, n),
        ["RoundByMode"] = (x, mode) => T.Round(x, (MidpointRounding)mode),
    };

    public static object Apply(string name, object[] operands)
    {
        var x = (T)operands[0];
        return operands.Length switch
        {
            1 when s_unary.TryGetValue(name, out var function) => function(x),
            2 when operands[1] is int n && s_withInteger.TryGetValue(name, out var function) => function(x, n),
            2 when s_binary.TryGetValue(name, out var function) => function(x, (T)operands[1]),
            3 when name == "RoundToDigitsByMode" => T.Round(x, (int)operands[1], (MidpointRounding)(int)operands[2]),
            3 when s_ternary.TryGetValue(name, out var function) => function(x, (T)operands[1], (T)operands[2]),
            _ => throw new InvalidOperationException($"{name} of {operands.Length} {typeof(T).Name}"),
        };
    }

    private static TNumber Log2<TNumber>(TNumber x)
        where TNumber : ILogarithmicFunctions<TNumber> => TNumber.Log2(x);

    private static T Sigmoid(T x) => x < T.Zero ? T.Exp(x) / (T.One + T.Exp(x)) : T.One / (T.One + T.Exp(-x));

    private static T Softplus(T x) => x > T.Zero ? x + LogP1(T.Exp(-x)) : LogP1(T.Exp(x));

    /// <summary>ln(1 + 2·sinh²(x/2)), and where that overflows its limit.</summary>
    private static T LogCosh(T x)
    {
        var sinh = T.Sinh(s_half * x);
        var value = LogP1(sinh * sinh / s_half);
        return T.IsFinite(value) ? value : T.Abs(x) - T.Log(T.One / s_half);
    }

    /// <summary>ln u·x/(u − 1) with u = 1 + x as rounded: the errors of both factors cancel.</summary>
    private static T LogP1(T x)
    {
        var u = T.One + x;
        return u == T.One ? x : T.IsFinite(u) ? T.Log(u) * (x / (u - T.One)) : T.Log(u);
    }

    /// <summary>(u − 1)·x/ln u with u = exp x as rounded: the errors of both factors cancel.</summary>
    private static T ExpM1(T x)
    {
        var u = T.Exp(x);
        if (u == T.One) return x;
        return T.Abs(x) < T.One ? (u - T.One) * (x / T.Log(u)) : u - T.One;
    }
}
