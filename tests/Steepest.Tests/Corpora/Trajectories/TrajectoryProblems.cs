namespace Steepest.Tests.Corpora;

/// <summary>Rosenbrock's function of two variables under gradient descent.</summary>
[GradientDescent(LearningRate = 0.001)]
public static partial class RosenbrockByGradientDescent
{
    [Loss]
    public static double Valley(ReadOnlySpan<double> x)
        => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2);
}

/// <summary>Rosenbrock's function of two variables under Adam.</summary>
[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public static partial class RosenbrockByAdam
{
    [Loss]
    public static double Valley(ReadOnlySpan<double> x)
        => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2);
}

/// <summary>Rosenbrock's function of two variables under momentum.</summary>
[Momentum(LearningRate = 0.0005, Momentum = 0.9)]
public static partial class RosenbrockByMomentum
{
    [Loss]
    public static double Valley(ReadOnlySpan<double> x)
        => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2);
}

/// <summary>An ill-conditioned quadratic under momentum.</summary>
[Momentum(LearningRate = 0.0005)]
public static partial class QuadraticByMomentum
{
    [Loss]
    public static double Bowl(ReadOnlySpan<double> x)
        => 0.5 * (x[0] * x[0] + 10 * x[1] * x[1] + 100 * x[2] * x[2]);
}

/// <summary>An ill-conditioned quadratic under gradient descent.</summary>
[GradientDescent(LearningRate = 0.001)]
public static partial class QuadraticByGradientDescent
{
    [Loss]
    public static double Bowl(ReadOnlySpan<double> x)
        => 0.5 * (x[0] * x[0] + 10 * x[1] * x[1] + 100 * x[2] * x[2]);
}

/// <summary>An ill-conditioned quadratic under Adam.</summary>
[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public static partial class QuadraticByAdam
{
    [Loss]
    public static double Bowl(ReadOnlySpan<double> x)
        => 0.5 * (x[0] * x[0] + 10 * x[1] * x[1] + 100 * x[2] * x[2]);
}
