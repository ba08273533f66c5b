using System.Numerics;

namespace Steepest.Tests.Constrained.Domains;

/// <summary>What the problems of both forms minimise. The logarithms make every point outside an exception.</summary>
internal static class Inside
{
    public static double Misfit(ReadOnlySpan<double> rates, double share, double shift)
    {
        if (!(share > 0) || !(share < 1)) throw new ArgumentOutOfRangeException(nameof(share));
        var (sum, misfit) = (0.0, 0.0);
        for (var i = 0; i < rates.Length; i++)
        {
            if (!(rates[i] > 0)) throw new ArgumentOutOfRangeException(nameof(rates));
            misfit += Functions.Square(Math.Log(rates[i]) - 0.4 * i + 1);
            sum += rates[i];
        }

        return misfit + Functions.Square(share * sum - shift) + Functions.Square(shift - 1) + Functions.Square(Math.Log(share / (1 - share)) - 0.3);
    }

    public static double Row(ReadOnlySpan<double> weights, double share, ReadOnlySpan<double> features, double target)
        => Functions.Square(Functions.Dot(weights, features) + share * share - target);

    public static double Decay(double amplitude, double rate, double floor, double t) => amplitude * (floor + (1 - floor) * Math.Exp(-rate * t));
}

/// <summary>Variables kept inside by what they are functions of.</summary>
[GradientDescent(LearningRate = 0.02)]
[Nesterov(LearningRate = 0.01)]
[Adam(LearningRate = 0.05)]
[Lion(LearningRate = 0.01)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
[Sqp]
public static partial class Kept
{
    [Loss]
    public static double Misfit([Positive] ReadOnlySpan<double> rates, [UnitInterval] double share, double shift) => Inside.Misfit(rates, share, shift);
}

/// <summary>The same with the functions written out.</summary>
[GradientDescent(LearningRate = 0.02)]
[Nesterov(LearningRate = 0.01)]
[Adam(LearningRate = 0.05)]
[Lion(LearningRate = 0.01)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
[Sqp]
public static partial class WrittenOut
{
    [Loss]
    public static double Misfit(ReadOnlySpan<double> rates, double share, double shift)
    {
        Span<double> positive = stackalloc double[rates.Length];
        for (var i = 0; i < rates.Length; i++) positive[i] = Functions.Softplus(rates[i]);
        return Inside.Misfit(positive, Functions.Sigmoid(share), shift);
    }
}

[GradientDescent(LearningRate = 0.05)]
[Adam(LearningRate = 0.05)]
[Lbfgs]
[Newton]
public static partial class KeptRows
{
    [Loss]
    public static double Misfit([Positive] ReadOnlySpan<double> weights, [UnitInterval] double share, [Sample] ReadOnlySpan<double> features, [Sample] double target)
        => Inside.Row(weights, share, features, target);

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}

[GradientDescent(LearningRate = 0.05)]
[Adam(LearningRate = 0.05)]
[Lbfgs]
[Newton]
public static partial class WrittenOutRows
{
    [Loss]
    public static double Misfit(ReadOnlySpan<double> weights, double share, [Sample] ReadOnlySpan<double> features, [Sample] double target)
    {
        Span<double> positive = stackalloc double[weights.Length];
        for (var i = 0; i < weights.Length; i++) positive[i] = Functions.Softplus(weights[i]);
        return Inside.Row(positive, Functions.Sigmoid(share), features, target);
    }

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += Functions.Square(Functions.Softplus(weight));
        return sum;
    }
}

[LevenbergMarquardt]
[GaussNewton]
[Dogleg]
[Lbfgs]
public static partial class KeptDecay
{
    [Residual]
    public static double Error([Positive] double amplitude, [Positive] double rate, [UnitInterval] double floor, [Sample] double t, [Sample] double y)
        => Inside.Decay(amplitude, rate, floor, t) - y;
}

[LevenbergMarquardt]
[GaussNewton]
[Dogleg]
[Lbfgs]
public static partial class WrittenOutDecay
{
    [Residual]
    public static double Error(double amplitude, double rate, double floor, [Sample] double t, [Sample] double y)
        => Inside.Decay(Functions.Softplus(amplitude), Functions.Softplus(rate), Functions.Sigmoid(floor), t) - y;
}

/// <summary>The fit without any domain, whose statistics are those of the variables themselves.</summary>
[LevenbergMarquardt]
public static partial class FreeDecay
{
    [Residual]
    public static double Error(double amplitude, double rate, double floor, [Sample] double t, [Sample] double y) => Inside.Decay(amplitude, rate, floor, t) - y;
}

/// <summary>Outputs by forward mode, of a span of any length.</summary>
[LevenbergMarquardt]
public static partial class KeptOutputs
{
    [Residual]
    public static void Errors([Positive] ReadOnlySpan<double> roots, [Fixed] ReadOnlySpan<double> targets, Span<double> errors)
    {
        for (var i = 0; i < errors.Length; i++) errors[i] = roots[i] * roots[i] * roots[(i + 1) % roots.Length] - targets[i];
    }
}

/// <summary>A die's eyes, which are likely or not, but never certain not to come.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class PositiveDie
{
    [Loss]
    public static double Certainty([Positive] ReadOnlySpan<double> p)
    {
        var sum = 0.0;
        foreach (var share in p) sum += share * Math.Log(share);
        return sum;
    }

    [Constraint(EqualTo = 1)]
    public static double Total(ReadOnlySpan<double> p) => Functions.Sum(p);

    [Constraint(EqualTo = 4.5)]
    public static double Mean(ReadOnlySpan<double> p)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++) sum += (i + 1) * p[i];
        return sum;
    }
}

/// <summary>Floats beside doubles, structs, and a span of structs.</summary>
[Lbfgs]
[Adam(LearningRate = 0.05)]
public static partial class KeptShapes
{
    [Loss]
    public static double Cost([Positive] ReadOnlySpan<float> weights, [UnitInterval] float share, [Positive] Vector2 size, [UnitInterval] ReadOnlySpan<Vector3> colours, double shift)
    {
        var cost = Functions.Square(Math.Log(size.X) - 0.5) + Functions.Square(Math.Log(size.Y) + shift) + Functions.Square(shift - 0.25) + Functions.Square(share - 0.3);
        foreach (var weight in weights) cost += Functions.Square(Math.Log(weight) + 0.5);
        foreach (var colour in colours) cost += Functions.Square(colour.X - 0.25) + Functions.Square(colour.Y - 0.5) + Functions.Square(colour.Z - 0.75);
        return cost;
    }
}

/// <summary>All of it float, and strict.</summary>
[Lbfgs(Strict = true)]
public static partial class KeptFloats
{
    [Loss]
    public static float Cost([Positive] ReadOnlySpan<float> x)
    {
        var cost = 0f;
        foreach (var value in x) cost += value - 2 * MathF.Log(value);
        return cost;
    }
}

/// <summary>Whose minimum is at the border.</summary>
[Lbfgs]
[Newton]
[Adam(LearningRate = 0.5)]
public static partial class ToTheBorder
{
    [Loss]
    public static double Cost([Positive] double size, [UnitInterval] double share)
    {
        if (!(size > 0)) throw new ArgumentOutOfRangeException(nameof(size));
        if (!(share > 0) || !(share < 1)) throw new ArgumentOutOfRangeException(nameof(share));
        return size - share;
    }
}
