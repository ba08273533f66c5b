using System.Numerics;

namespace Steepest.Tests.Generated;

/// <summary>Every optimizer that learns from mini-batches, on one problem, in double.</summary>
[GradientDescent(LearningRate = 0.05, WeightDecay = 0.05)]
[Momentum(LearningRate = 0.01, Momentum = 0.8, WeightDecay = 0.04)]
[Nesterov(LearningRate = 0.01, Momentum = 0.8, RateInside = true)]
[AdaGrad(LearningRate = 0.02, WeightDecay = 0.03)]
[RmsProp(LearningRate = 0.002, Rho = 0.9, Epsilon = 1e-3, Centered = true, Momentum = 0.5)]
[AdaDelta(LearningRate = 0.5, Epsilon = 1e-4, WeightDecay = 0.01)]
[Adam(LearningRate = 0.005, Beta2 = 0.99, Epsilon = 1e-3)]
[AdamW(LearningRate = 0.005, Epsilon = 1e-3, EpsilonInside = true, WeightDecay = 0.1)]
[AmsGrad(LearningRate = 0.005, Beta2 = 0.9, Epsilon = 1e-3)]
[Adamax(LearningRate = 0.005, Beta2 = 0.9, WeightDecay = 0.01)]
[NAdam(LearningRate = 0.005, Epsilon = 1e-3, MomentumDecay = 0.1)]
[RAdam(LearningRate = 0.005, Beta2 = 0.98, Epsilon = 1e-3)]
[Lion(LearningRate = 0.001, WeightDecay = 0.2)]
public static partial class Everyone
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}

/// <summary>The same in float, with the settings left at their defaults but for the rates.</summary>
[GradientDescent(LearningRate = 0.05)]
[Momentum(LearningRate = 0.01)]
[Nesterov(LearningRate = 0.01)]
[AdaGrad(LearningRate = 0.02, Epsilon = 1e-3)]
[RmsProp(LearningRate = 0.002, Epsilon = 1e-3)]
[AdaDelta(LearningRate = 0.5, Epsilon = 1e-4)]
[Adam(LearningRate = 0.005, Epsilon = 1e-3)]
[AdamW(LearningRate = 0.005, Epsilon = 1e-3)]
[AmsGrad(LearningRate = 0.005, Epsilon = 1e-3)]
[Adamax(LearningRate = 0.005)]
[NAdam(LearningRate = 0.005, Epsilon = 1e-3)]
[RAdam(LearningRate = 0.005, Epsilon = 1e-3)]
[Lion(LearningRate = 0.001)]
public static partial class EveryoneSingle
{
    [Loss]
    public static float CrossEntropy(ReadOnlySpan<float> weights, float bias, [Sample] ReadOnlySpan<float> features, [Sample] float label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }
}

/// <summary>The same, keeping every bit.</summary>
[GradientDescent(Strict = true, LearningRate = 0.05, WeightDecay = 0.01)]
[Momentum(LearningRate = 0.02, RateInside = true)]
[Nesterov(LearningRate = 0.02)]
[AdaGrad(LearningRate = 0.03)]
[RmsProp(LearningRate = 0.03, Centered = true, Momentum = 0.9)]
[AdaDelta]
[Adam(LearningRate = 0.03, BiasCorrection = false)]
[AdamW(LearningRate = 0.03)]
[AmsGrad(LearningRate = 0.03, EpsilonInside = true)]
[Adamax(LearningRate = 0.03)]
[NAdam(LearningRate = 0.03, MomentumDecay = 0)]
[RAdam(LearningRate = 0.03)]
[Lion(LearningRate = 0.003, WeightDecay = 0.1)]
public static partial class EveryoneStrict
{
    [Loss]
    public static double Square(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var error = Functions.Dot(weights, features) + bias - label;
        return error * error / 2;
    }
}

/// <summary>Without samples: a number, a struct and a span of structs.</summary>
[GradientDescent]
[Momentum]
[Nesterov]
[AdaGrad]
[RmsProp]
[AdaDelta]
[Adam]
[AdamW]
[AmsGrad]
[Adamax]
[NAdam]
[RAdam]
[Lion]
public static partial class Placed
{
    [Loss]
    public static float Distance(float scale, Vector3 centre, ReadOnlySpan<Vector2> points)
    {
        var sum = (scale - 2) * (scale - 2) + Vector3.DistanceSquared(centre, new Vector3(1, -2, 3)) * scale;
        for (var i = 0; i < points.Length; i++) sum += (points[i] * scale - new Vector2(i, 1)).LengthSquared();
        return sum;
    }
}

/// <summary>The same with all numbers in one span.</summary>
[GradientDescent]
[Momentum]
[Nesterov]
[AdaGrad]
[RmsProp]
[AdaDelta]
[Adam]
[AdamW]
[AmsGrad]
[Adamax]
[NAdam]
[RAdam]
[Lion]
public static partial class Laid
{
    [Loss]
    public static float Distance(ReadOnlySpan<float> x)
    {
        var sum = (x[0] - 2) * (x[0] - 2) + ((x[1] - 1) * (x[1] - 1) + (x[2] + 2) * (x[2] + 2) + (x[3] - 3) * (x[3] - 3)) * x[0];
        for (var i = 0; 2 * i + 5 < x.Length; i++)
        {
            var across = x[2 * i + 4] * x[0] - i;
            var up = x[2 * i + 5] * x[0] - 1;
            sum += across * across + up * up;
        }

        return sum;
    }
}
