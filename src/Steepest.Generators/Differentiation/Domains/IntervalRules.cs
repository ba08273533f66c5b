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
        [Operators.Hypot] = _ => Interval.NotNegative,
        [Operators.Pow] = x => Power(x[0], x[1]),
        [Operators.Exp] = x => Exponential(x[0]),
        [Operators.Exp2] = x => Exponential(x[0]),
        [Operators.Exp10] = x => Exponential(x[0]),
        [Operators.ExpM1] = x => Exponential(x[0]) - Interval.Of(1),
        [Operators.Log] = x => Logarithm(x[0]),
        [Operators.Log2] = x => Logarithm(x[0]),
        [Operators.Log10] = x => Logarithm(x[0]),
        [Operators.LogP1] = x => Logarithm(x[0] + Interval.Of(1)),
        [Operators.Sigmoid] = _ => new Interval(0, 1, false, false),
        [Operators.Softplus] = _ => Interval.Positive,
        [Operators.LogSigmoid] = _ => -Interval.Positive,
        [Operators.Relu] = x => Greater(x[0], Interval.Of(0)),
        [Operators.Huber] = _ => Interval.NotNegative,
        [Operators.LogCosh] = _ => Interval.NotNegative,
        [Operators.Sin] = _ => Unit,
        [Operators.Cos] = _ => Unit,
        [Operators.SinPi] = _ => Unit,
        [Operators.CosPi] = _ => Unit,
        [Operators.Tanh] = _ => OpenUnit,
        [Operators.Erf] = _ => OpenUnit,
        [Operators.Erfc] = _ => new Interval(0, 2, false, false),
        [Operators.NormalDistribution] = _ => new Interval(0, 1, false, false),
        [Operators.Cosh] = _ => Interval.From(1),
        [Operators.Asin] = _ => new Interval(-Math.PI / 2, Math.PI / 2),
        [Operators.Acos] = _ => new Interval(0, Math.PI),
        [Operators.Atan] = _ => new Interval(-Math.PI / 2, Math.PI / 2, false, false),
        [Operators.Acosh] = _ => Interval.NotNegative,
        [Operators.Floor] = x => Stepped(x[0]),
        [Operators.Ceiling] = x => Stepped(x[0]),
        [Operators.Round] = x => Stepped(x[0]),
        [Operators.Truncate] = x => Stepped(x[0]),
        [Operators.Sign] = _ => Unit,
    };

    public static Interval Apply(Operator row, Interval[] operands)
        => row.Typing == Typing.Predicate ? Interval.Boolean : Rows.TryGetValue(row, out var rule) ? rule(operands) : Interval.All;

    private static Interval Greater(Interval x, Interval y) => new(
        Math.Max(x.Low, y.Low),
        Math.Max(x.High, y.High),
        x.Low > y.Low ? x.HasLow : y.Low > x.Low ? y.HasLow : x.HasLow && y.HasLow,
        x.High > y.High ? x.HasHigh : y.High > x.High ? y.HasHigh : x.HasHigh || y.HasHigh);

    private static Interval Root(Interval x) => x.High < 0 ? Interval.NotNegative : new(x.Low > 0 ? Math.Sqrt(x.Low) : 0, Math.Sqrt(x.High), x.HasLow || x.Low < 0, x.HasHigh);

    private static Interval Exponential(Interval x)
        => x.Low >= 0 ? new Interval(1, double.PositiveInfinity, x.HasLow && x.Low == 0, false)
            : x.High <= 0 ? new Interval(0, 1, false, x.HasHigh && x.High == 0)
            : Interval.Positive;

    private static Interval Logarithm(Interval x)
        => x.Low >= 1 ? new Interval(0, double.PositiveInfinity, x.HasLow && x.Low == 1, false)
            : x is { Low: >= 0, High: <= 1 } ? new Interval(double.NegativeInfinity, 0, false, x.HasHigh && x.High == 1)
            : Interval.All;

    private static Interval Power(Interval x, Interval y)
    {
        if (x.IsWithin(Interval.Positive)) return Interval.Positive;
        if (x.Low >= 0) return Interval.NotNegative;
        if (y.Low != y.High || Math.Floor(y.Low) != y.Low) return Interval.All;
        var isEven = Math.Floor(y.Low / 2) * 2 == y.Low;
        return isEven ? x.Contains(0) ? Interval.NotNegative : Interval.Positive : Interval.All;
    }

    /// <summary>Rounding moves a number by at most one.</summary>
    private static Interval Stepped(Interval x) => new(Math.Floor(x.Low), Math.Ceiling(x.High));
}
