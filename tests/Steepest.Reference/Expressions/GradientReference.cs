namespace Steepest.Reference;

/// <summary>Values and gradients to compare double results with, each with the size of its largest term.</summary>
public sealed record GradientReference(Tracked Value, IReadOnlyList<Tracked> Gradient)
{
    // What the measure allows: this part of the gradient's largest entry, and this many units in the last place of the largest term.
    private const double RelativeTolerance = 1e-12;
    private const double UnitsInLastPlace = 64;

    public double LargestEntry => Gradient.Count == 0 ? 0 : Gradient.Max(g => Math.Abs(g.Value.ToDouble()));

    public static GradientReference Of(Expression expression, ReadOnlySpan<double> point)
        => Of(new ExpressionFunction(expression), point);

    public static GradientReference Of(IFunction function, ReadOnlySpan<double> point)
    {
        var tape = new Tape<Tracked>();
        var start = new Tracked[point.Length];
        for (var i = 0; i < point.Length; i++) start[i] = point[i];
        var variables = tape.Variables(start);
        var result = function.Evaluate<Recorded<Tracked>>(variables);
        return new GradientReference(result.Primal, tape.Gradient(result, variables));
    }

    /// <summary>The error of <paramref name="value"/> as a multiple of what is allowed.</summary>
    public double ValueError(double value) => Excess(value, Value, RelativeTolerance * Math.Abs(Value.Value.ToDouble()));

    /// <summary>The largest error of an entry as a multiple of what is allowed; 1 is just right enough.</summary>
    public double GradientError(ReadOnlySpan<double> gradient)
    {
        if (gradient.Length != Gradient.Count) throw new ArgumentException("The gradient has another length.", nameof(gradient));
        var slack = RelativeTolerance * LargestEntry;
        var worst = 0.0;
        for (var i = 0; i < gradient.Length; i++) worst = Math.Max(worst, Excess(gradient[i], Gradient[i], slack));
        return worst;
    }

    private static double Excess(double actual, Tracked expected, double slack)
    {
        if (!double.IsFinite(actual)) return double.PositiveInfinity;
        var allowed = slack + UnitsInLastPlace * (Math.BitIncrement(expected.Largest) - expected.Largest);
        var error = BigFloat.Abs(actual - expected.Value).ToDouble();
        return error == 0 ? 0 : error / allowed;
    }

    private sealed class ExpressionFunction(Expression expression) : IFunction
    {
        public T Evaluate<T>(ReadOnlySpan<T> variables)
            where T : IElementary<T>
            => expression.Evaluate(variables);
    }
}
