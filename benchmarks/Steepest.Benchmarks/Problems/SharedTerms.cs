namespace Steepest.Benchmarks.Problems;

/// <summary>What loss and limits have in common: the shares of variables by the logistic function.</summary>
public static class SharedTerms
{
    public const double Rate = 0.01;
    public const double Damping = 0.5;

    public static double Share(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += weights[i] * Functions.Sigmoid(x[i]);
        return sum / x.Length;
    }

    public static double Mean(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += Functions.Sigmoid(x[i]);
        return sum / x.Length;
    }

    public static double Square(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += Functions.Sigmoid(x[i]) * Functions.Sigmoid(x[i]);
        return sum / x.Length;
    }

    public static double Reach(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * Functions.Sigmoid(x[i]);
        return sum / x.Length;
    }

    public static double Spread(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += Functions.Sigmoid(x[i]) * (1 - Functions.Sigmoid(x[i]));
        return sum / x.Length;
    }
}

[GradientDescent(LearningRate = SharedTerms.Rate)]
[DifferentialMultipliers(Damping = SharedTerms.Damping)]
public static partial class OneShared
{
    [Loss]
    public static double Gain(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> gains) => -SharedTerms.Share(x, gains);

    [Constraint(AtMost = 0.4)]
    public static double Mean(ReadOnlySpan<double> x) => SharedTerms.Mean(x);
}

[GradientDescent(LearningRate = SharedTerms.Rate)]
[DifferentialMultipliers(Damping = SharedTerms.Damping)]
public static partial class ThreeShared
{
    [Loss]
    public static double Gain(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> gains) => -SharedTerms.Share(x, gains);

    [Constraint(AtMost = 0.4)]
    public static double Mean(ReadOnlySpan<double> x) => SharedTerms.Mean(x);

    [Constraint(AtMost = 0.2)]
    public static double Square(ReadOnlySpan<double> x) => SharedTerms.Square(x);

    [Constraint(AtLeast = 0.1)]
    public static double Reach(ReadOnlySpan<double> x) => SharedTerms.Reach(x);
}

[GradientDescent(LearningRate = SharedTerms.Rate)]
[DifferentialMultipliers(Damping = SharedTerms.Damping)]
public static partial class FiveShared
{
    [Loss]
    public static double Gain(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> gains) => -SharedTerms.Share(x, gains);

    [Constraint(AtMost = 0.4)]
    public static double Mean(ReadOnlySpan<double> x) => SharedTerms.Mean(x);

    [Constraint(AtMost = 0.2)]
    public static double Square(ReadOnlySpan<double> x) => SharedTerms.Square(x);

    [Constraint(AtLeast = 0.1)]
    public static double Reach(ReadOnlySpan<double> x) => SharedTerms.Reach(x);

    [Constraint(AtMost = 0.3)]
    public static double Cost(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> costs) => SharedTerms.Share(x, costs);

    [Constraint(AtMost = 0.15)]
    public static double Spread(ReadOnlySpan<double> x) => SharedTerms.Spread(x);
}
