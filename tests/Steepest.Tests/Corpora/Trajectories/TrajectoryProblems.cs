namespace Steepest.Tests.Corpora;

/// <summary>Rosenbrock's function of two variables under every optimizer whose iterates are known.</summary>
[GradientDescent(LearningRate = 0.001)]
[Momentum(LearningRate = 0.0005, Momentum = 0.9)]
[Nesterov(LearningRate = 0.0005, Momentum = 0.9)]
[AdaGrad(LearningRate = 0.1, Epsilon = 1e-10)]
[RmsProp(LearningRate = 0.005, Rho = 0.99, Epsilon = 1e-8)]
[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8, WeightDecay = 0.01)]
public static partial class RosenbrockTrajectories
{
    [Loss]
    public static double Valley(ReadOnlySpan<double> x)
        => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2);
}

/// <summary>An ill-conditioned quadratic, with the settings that are defaults left to them.</summary>
[GradientDescent(LearningRate = 0.001)]
[Momentum(LearningRate = 0.0005)]
[Nesterov(LearningRate = 0.0005)]
[AdaGrad(LearningRate = 0.1)]
[RmsProp(LearningRate = 0.005)]
[Adam(LearningRate = 0.01)]
[AdamW(LearningRate = 0.01)]
public static partial class QuadraticTrajectories
{
    [Loss]
    public static double Bowl(ReadOnlySpan<double> x)
        => 0.5 * (x[0] * x[0] + 10 * x[1] * x[1] + 100 * x[2] * x[2]);
}
