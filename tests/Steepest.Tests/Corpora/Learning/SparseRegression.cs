namespace Steepest.Tests.Corpora;

/// <summary>Mean of ½(y − w·x − b)² plus λ₁‖w‖₁ plus ½λ₂‖w‖²: the lasso, and the elastic net.</summary>
[GradientDescent(LearningRate = 0.2)]
[Momentum(LearningRate = 0.05)]
[Adam(LearningRate = 0.05)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
public static partial class SparseRegression
{
    [Loss]
    public static double Error(
        [L1(nameof(lasso)), L2(nameof(ridge))] ReadOnlySpan<double> weights, double bias, [Fixed] double lasso, [Fixed] double ridge,
        [Sample] ReadOnlySpan<double> features, [Sample] double target)
        => 0.5 * Functions.Square(target - Functions.Dot(weights, features) - bias);
}

/// <summary>Mean of ½(y − w·x)² with weights from 0.</summary>
[GradientDescent(LearningRate = 0.2)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
public static partial class NonNegativeRegression
{
    [Loss]
    public static double Error([Bounds(0, double.PositiveInfinity)] ReadOnlySpan<double> weights, [Sample] ReadOnlySpan<double> features, [Sample] double target)
        => 0.5 * Functions.Square(target - Functions.Dot(weights, features));
}

/// <summary>Softplus losses in float with penalties that are numbers, of a vector and of a single number, beside bounds.</summary>
[GradientDescent(LearningRate = 0.1)]
[Lbfgs]
public static partial class SparseClassifier
{
    [Loss]
    public static float Error(
        [L1(0.05), Bounds(-1, 0.4)] ReadOnlySpan<float> weights, [L1(0.3)] float bias, [Sample] ReadOnlySpan<float> features, [Sample] float label)
        => Functions.Softplus(-label * (Functions.Dot(weights, features) + bias));
}
