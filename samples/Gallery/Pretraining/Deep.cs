using Steepest;

namespace Gallery.Pretraining;

/// <summary>One hidden layer: what the first part of the deep network is learned with.</summary>
[Adam]
public static partial class Shallow
{
    [Loss]
    public static float CrossEntropy(ReadOnlySpan<float> first, ReadOnlySpan<float> firstBiases, ReadOnlySpan<float> last, ReadOnlySpan<float> lastBiases, [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var one = new float[firstBiases.Length];
        var outputs = new float[lastBiases.Length];
        Layers.Dense(first, firstBiases, pixels, one);
        Layers.Tanh(one);
        Layers.Dense(last, lastBiases, one, outputs);
        return Functions.LogSumExp(outputs) - outputs[kind];
    }
}

/// <summary>Three hidden layers.</summary>
[GradientDescent(LearningRate = 0.05)]
public static partial class Deep
{
    [Loss]
    public static float CrossEntropy(
        ReadOnlySpan<float> first, ReadOnlySpan<float> firstBiases, ReadOnlySpan<float> second, ReadOnlySpan<float> secondBiases,
        ReadOnlySpan<float> third, ReadOnlySpan<float> thirdBiases, ReadOnlySpan<float> last, ReadOnlySpan<float> lastBiases, [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var one = new float[firstBiases.Length];
        var two = new float[secondBiases.Length];
        var three = new float[thirdBiases.Length];
        var outputs = new float[lastBiases.Length];
        Layers.Dense(first, firstBiases, pixels, one);
        Layers.Tanh(one);
        Layers.Dense(second, secondBiases, one, two);
        Layers.Tanh(two);
        Layers.Dense(third, thirdBiases, two, three);
        Layers.Tanh(three);
        Layers.Dense(last, lastBiases, three, outputs);
        return Functions.LogSumExp(outputs) - outputs[kind];
    }
}
