using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>Where the value of an operator lies, by where its operands do. Operators without a row may have any value.</summary>
internal static class IntervalRules
{
    private static readonly Interval Unit = new(-1, 1);
    private static readonly Interval OpenUnit = new(-1, 1, false, false);

    private static readonly Dictionary<Operator, Func<Interval[], Interval>> Rows = new()
    {
        [Operators.Add] = x => x[0] + x[1],
        [Operators.Subtract] = x => x[0] - x[1],
        [Operators.Multiply] = x => x[0] * x[1],
        [Operators.Divide] = x => x[0] / x[1],
        [Operators.Negate] = x => -x[0],
        [Operators.FusedMultiplyAdd] = x => (x[0] * x[1]) + x[2],
        [Operators.MultiplyAddEstimate] = x => (x[0] * x[1]) + x[2],
        [Operators.Convert] = x => x[0],
        [Operators.StopGradient] = x => x[0],
        [Operators.Select] = x => x[1].Join(x[2]),
        [Operators.Max] = x => Greater(x[0], x[1]),
        [Operators.MaxNative] = x => Greater(x[0], x[1]),
        [Operators.Min] = x => -Greater(-x[0], -x[1]),
        [Operators.MinNative] = x => -Greater(-x[0], -x[1]),
        [Operators.Clamp] = x => -Greater(-Greater(x[0], x[1]), -x[2]),
        [Operators.ClampNative] = x => -Greater(-Greater(x[0], x[1]), -x[2]),
        [Operators.Abs] = x => x[0].Absolute(),
        [Operators.Square] = x => x[0].Squared(),
        [Operators.Sqrt] = x => Root(x[0]),
        [Operators.Cbrt] = x => Monotone(x[0], value => value < 0 ? -Math.Pow(-value, 1.0 / 3) : Math.Pow(value, 1.0 / 3)),
        [Operators.RootN] = x => x[1].IsEven() ? Positive(x[0]) : Signed(x[0]),
        [Operators.Hypot] = x => Greater(x[0].Absolute(), x[1].Absolute()) with { High = double.PositiveInfinity, HasHigh = false },
        [Operators.ReciprocalEstimate] = x => Interval.Of(1) / x[0],
        [Operators.ReciprocalSqrtEstimate] = x => Interval.Of(1) / Root(x[0]),
        [Operators.Pow] = x => Power(x[0], x[1]),
        [Operators.Exp] = x => Monotone(x[0], Math.Exp, 0),
        [Operators.Exp2] = x => Monotone(x[0], value => Math.Pow(2, value), 0),
        [Operators.Exp10] = x => Monotone(x[0], value => Math.Pow(10, value), 0),
        [Operators.ExpM1] = x => Monotone(x[0], Math.Exp, 0) - Interval.Of(1),
        [Operators.Exp2M1] = x => Monotone(x[0], value => Math.Pow(2, value), 0) - Interval.Of(1),
        [Operators.Exp10M1] = x => Monotone(x[0], value => Math.Pow(10, value), 0) - Interval.Of(1),
        [Operators.Log] = x => Logarithm(x[0], Math.Log),
        [Operators.Log2] = x => Logarithm(x[0], value => Math.Log(value, 2)),
        [Operators.Log10] = x => Logarithm(x[0], Math.Log10),
        [Operators.LogP1] = x => Logarithm(x[0] + Interval.Of(1), Math.Log),
        [Operators.Log2P1] = x => Logarithm(x[0] + Interval.Of(1), value => Math.Log(value, 2)),
        [Operators.Log10P1] = x => Logarithm(x[0] + Interval.Of(1), Math.Log10),
        [Operators.LogToBase] = x => Logarithm(x[0], Math.Log) / Logarithm(x[1], Math.Log),
        [Operators.Sigmoid] = x => Monotone(x[0], value => 1 / (1 + Math.Exp(-value)), 0, 1),
        [Operators.LogisticDensity] = _ => new Interval(0, 0.25, false),
        [Operators.Softplus] = x => Monotone(x[0], value => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value))), 0),
        [Operators.LogSigmoid] = _ => -Interval.Positive,
        [Operators.Relu] = x => Greater(x[0], Interval.Of(0)),
        [Operators.Silu] = x => Hump(x[0], -0.2785),
        [Operators.Gelu] = x => Hump(x[0], -0.17),
        [Operators.Huber] = _ => Interval.NotNegative,
        [Operators.LogCosh] = _ => Interval.NotNegative,
        [Operators.Sin] = _ => Unit,
        [Operators.Cos] = _ => Unit,
        [Operators.SinPi] = _ => Unit,
        [Operators.CosPi] = _ => Unit,
        [Operators.Tanh] = x => Monotone(x[0], Math.Tanh, -1, 1),
        [Operators.Erf] = _ => OpenUnit,
        [Operators.Erfc] = _ => new Interval(0, 2, false, false),
        [Operators.NormalDistribution] = _ => new Interval(0, 1, false, false),
        [Operators.Sinh] = x => Monotone(x[0], Math.Sinh),
        [Operators.Cosh] = x => Monotone(x[0].Absolute(), Math.Cosh),
        [Operators.Asin] = x => Monotone(Within(x[0], Unit), Math.Asin),
        [Operators.AsinPi] = x => Monotone(Within(x[0], Unit), value => Math.Asin(value) / Math.PI),
        [Operators.Acos] = x => -Monotone(Within(x[0], Unit), value => -Math.Acos(value)),
        [Operators.AcosPi] = x => -Monotone(Within(x[0], Unit), value => -Math.Acos(value) / Math.PI),
        [Operators.Atan] = x => Monotone(x[0], Math.Atan, -Math.PI / 2, Math.PI / 2),
        [Operators.AtanPi] = x => Monotone(x[0], value => Math.Atan(value) / Math.PI, -0.5, 0.5),
        [Operators.Atan2] = x => Angle(x[0], x[1], Math.PI),
        [Operators.Atan2Pi] = x => Angle(x[0], x[1], 1),
        [Operators.Asinh] = x => Signed(x[0]),
        [Operators.Acosh] = _ => Interval.NotNegative,
        [Operators.Atanh] = x => Signed(x[0]),
        [Operators.Floor] = x => Stepped(x[0]),
        [Operators.Ceiling] = x => Stepped(x[0]),
        [Operators.Round] = x => Stepped(x[0]),
        [Operators.Truncate] = x => Stepped(x[0]),
        [Operators.Sign] = _ => Unit,
        [Operators.Remainder] = x => Remainder(x[0], x[1]),
        [Operators.CopySign] = x => x[1].IsWithin(Interval.Positive) ? x[0].Absolute() : x[1].IsWithin(-Interval.Positive) ? -x[0].Absolute() : x[0].Join(-x[0]),
        [Operators.ScaleB] = x => Signed(x[0]),
        [Operators.DegreesToRadians] = x => x[0] * Interval.Of(Math.PI / 180),
        [Operators.RadiansToDegrees] = x => x[0] * Interval.Of(180 / Math.PI),
        [Operators.Lerp] = x => x[2].IsWithin(new Interval(0, 1)) ? x[0].Join(x[1]) : (x[0] * (Interval.Of(1) - x[2])) + (x[1] * x[2]),
    };

    public static Interval Apply(Operator row, Interval[] operands)
        => row.Typing == Typing.Predicate ? Interval.Boolean : Rows.TryGetValue(row, out var rule) ? rule(operands) : Interval.All;

    private static Interval Greater(Interval x, Interval y) => new(
        Math.Max(x.Low, y.Low),
        Math.Max(x.High, y.High),
        x.Low > y.Low ? x.HasLow : y.Low > x.Low ? y.HasLow : x.HasLow && y.HasLow,
        x.High > y.High ? x.HasHigh : y.High > x.High ? y.HasHigh : x.HasHigh || y.HasHigh);

    private static Interval Root(Interval x) => x.High < 0 ? Interval.NotNegative : new(x.Low > 0 ? Math.Sqrt(x.Low) : 0, Math.Sqrt(x.High), x.HasLow || x.Low < 0, x.HasHigh);

    /// <summary>A function that grows, between limits that it does not meet.</summary>
    private static Interval Monotone(Interval x, Func<double, double> function, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        var (low, high) = (function(x.Low), function(x.High));
        return new Interval(Math.Max(low, least), Math.Min(high, most), x.HasLow && low > least, x.HasHigh && high < most);
    }

    private static Interval Logarithm(Interval x, Func<double, double> function)
        => x.High <= 0 ? Interval.All : new Interval(x.Low > 0 ? function(x.Low) : double.NegativeInfinity, function(x.High), x.Low > 0 && x.HasLow, x.HasHigh);

    private static Interval Power(Interval x, Interval y)
    {
        if (x.IsWithin(Interval.Positive)) return Monotone(y * Logarithm(x, Math.Log), Math.Exp, 0);
        if (x.Low >= 0) return Interval.NotNegative;
        if (y.Low != y.High || Math.Floor(y.Low) != y.Low) return Interval.All;
        if (y.Low == 2) return x.Squared();
        return y.IsEven() ? x.Contains(0) ? Interval.NotNegative : Interval.Positive : Interval.All;
    }

    /// <summary>What falls to a least value, and grows like its operand.</summary>
    private static Interval Hump(Interval x, double least) => x.Low >= 0 ? x with { Low = 0 } : new(least, Math.Max(x.High, 0), true, x.High <= 0 || x.HasHigh);

    /// <summary>The angle of a point, of which half a turn is given.</summary>
    private static Interval Angle(Interval y, Interval x, double half)
        => x.IsWithin(Interval.Positive) ? new(-half / 2, half / 2, false, false)
            : y.IsWithin(Interval.Positive) ? new(0, half, false, false)
            : y.Low >= 0 ? new(0, half)
            : new(-half, half);

    /// <summary>It has the sign of what is divided, and is smaller than both.</summary>
    private static Interval Remainder(Interval x, Interval y)
    {
        var size = y.Absolute().High;
        var left = new Interval(-size, size, false, false);
        return x.Low >= 0 ? left.Meet(new Interval(0, x.High, true, x.HasHigh)) : x.High <= 0 ? left.Meet(new Interval(x.Low, 0, x.HasLow)) : left;
    }

    /// <summary>What has the sign of its operand.</summary>
    private static Interval Signed(Interval x) => x.Low >= 0 ? Positive(x) : x.High <= 0 ? -Positive(-x) : Interval.All;

    private static Interval Positive(Interval x) => x.IsWithin(Interval.Positive) ? Interval.Positive : Interval.NotNegative;

    private static Interval Within(Interval x, Interval domain) => domain.Meet(x);

    /// <summary>Rounding moves a number by at most one.</summary>
    private static Interval Stepped(Interval x) => new(Math.Floor(x.Low), Math.Ceiling(x.High));
}
