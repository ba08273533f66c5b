using Steepest.Tests.Corpora;

namespace Steepest.Tests.Constrained;

/// <summary>The distribution of a die's eyes that is least certain, given their mean.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class EntropyOfDie
{
    [Loss]
    public static double Certainty([Bounds(1e-12, 1)] ReadOnlySpan<double> p) => ConstrainedLearning.NegativeEntropy(p);

    [Constraint(EqualTo = 1)]
    public static double Total(ReadOnlySpan<double> p) => Functions.Sum(p);

    [Constraint(EqualTo = 0)]
    public static double Mean(ReadOnlySpan<double> p, [Fixed] double mean) => ConstrainedLearning.MeanOfEyes(p) - mean;
}

/// <summary>The portfolio of least variance.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class LeastVariance
{
    [Loss]
    public static double Variance([Bounds(0, double.PositiveInfinity)] ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> covariance)
        => ConstrainedLearning.Variance(weights, covariance);

    [Constraint(EqualTo = 1)]
    public static double Total(ReadOnlySpan<double> weights) => Functions.Sum(weights);
}

/// <summary>Logistic regression whose weights have a budget instead of a penalty.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class BoundedNorm
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => Functions.Softplus(-label * (Functions.Dot(weights, features) + bias));

    [Constraint(AtMost = 1)]
    public static double Norm(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}

/// <summary>Least squares with weights that are not negative, said by limits instead of bounds.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class NonNegativeLeastSquares
{
    [Loss]
    public static double Squares(ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> targets)
        => ConstrainedLearning.LeastSquares(weights, features, targets);

    [Constraint(AtLeast = 0)]
    public static void Signs(ReadOnlySpan<double> weights, Span<double> signs)
    {
        for (var i = 0; i < signs.Length; i++) signs[i] = weights[i];
    }
}

/// <summary>The portfolio of least variance, on the simplex by projection; beside it weights in a ball, on a sphere, and none negative.</summary>
[GradientDescent(LearningRate = 10)]
public static partial class LeastVarianceProjected
{
    [Loss]
    public static double Variance([Simplex] ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> covariance) => ConstrainedLearning.Variance(weights, covariance);

    [Loss]
    public static double Others([UnitBall] ReadOnlySpan<double> ball, [UnitNorm] ReadOnlySpan<double> sphere, [NonNegative] ReadOnlySpan<double> halves)
        => 0.01 * ((ball[0] - 3) * (ball[0] - 3) + (ball[1] - 4) * (ball[1] - 4) + 0.1 * sphere[0] + 0.1 * sphere[1] + (halves[0] + 1) * (halves[0] + 1) + (halves[1] - 2) * (halves[1] - 2));
}
