using Steepest;

namespace Gallery.Clothes;

/// <summary>Which of ten kinds a picture shows: one linear function a kind, and a softmax over them.</summary>
[GradientDescent(LearningRate = 0.1)]
[Momentum(LearningRate = 0.02)]
[Nesterov(LearningRate = 0.02)]
[AdaGrad(LearningRate = 0.01)]
[RmsProp(LearningRate = 1e-3)]
[AdaDelta]
[Adam]
[AdamW(WeightDecay = 0)]
[AmsGrad]
[Adamax]
[NAdam]
[RAdam]
[Lion(LearningRate = 3e-4)]
public static partial class Softmax
{
    [Loss]
    public static float CrossEntropy(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var outputs = new float[biases.Length];
        for (var k = 0; k < outputs.Length; k++)
        {
            var sum = biases[k];
            for (var i = 0; i < pixels.Length; i++) sum += weights[k * pixels.Length + i] * pixels[i];
            outputs[k] = sum;
        }

        return Functions.LogSumExp(outputs) - outputs[kind];
    }

    /// <summary>Half of the weight on the sum of squares: λ = 0.01.</summary>
    [Loss(Weight = 0.005)]
    public static float Ridge(ReadOnlySpan<float> weights) => Functions.SumOfSquares(weights);

    [Metric]
    public static float Error(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var (best, most) = (-1, float.NegativeInfinity);
        for (var k = 0; k < biases.Length; k++)
        {
            var sum = biases[k];
            for (var i = 0; i < pixels.Length; i++) sum += weights[k * pixels.Length + i] * pixels[i];
            if (sum > most) (best, most) = (k, sum);
        }

        return best == kind ? 0 : 1;
    }
}

/// <summary>The same in double precision, to the last digit.</summary>
[Lbfgs]
public static partial class ExactSoftmax
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, [Sample] ReadOnlySpan<double> pixels, [Sample] int kind)
    {
        var outputs = new double[biases.Length];
        for (var k = 0; k < outputs.Length; k++)
        {
            var sum = biases[k];
            for (var i = 0; i < pixels.Length; i++) sum += weights[k * pixels.Length + i] * pixels[i];
            outputs[k] = sum;
        }

        return Functions.LogSumExp(outputs) - outputs[kind];
    }

    [Loss(Weight = 0.005)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.SumOfSquares(weights);
}
