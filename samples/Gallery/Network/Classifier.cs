using Steepest;

namespace Gallery.Network;

/// <summary>784 pixels, 128 hidden units, 10 kinds.</summary>
[AdamW(LearningRate = 1e-3, WeightDecay = 1e-2)]
public static partial class Classifier
{
    [Loss]
    public static float CrossEntropy(
        ReadOnlySpan<float> hiddenWeights, ReadOnlySpan<float> hiddenBiases, ReadOnlySpan<float> outputWeights, ReadOnlySpan<float> outputBiases,
        [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var outputs = new float[outputBiases.Length];
        Outputs(hiddenWeights, hiddenBiases, outputWeights, outputBiases, pixels, outputs);
        return Functions.LogSumExp(outputs) - outputs[kind];
    }

    [Metric]
    public static float Error(
        ReadOnlySpan<float> hiddenWeights, ReadOnlySpan<float> hiddenBiases, ReadOnlySpan<float> outputWeights, ReadOnlySpan<float> outputBiases,
        [Sample] ReadOnlySpan<float> pixels, [Sample] int kind)
    {
        var outputs = new float[outputBiases.Length];
        Outputs(hiddenWeights, hiddenBiases, outputWeights, outputBiases, pixels, outputs);
        return Layers.Miss(outputs, kind);
    }

    private static void Outputs(
        ReadOnlySpan<float> hiddenWeights, ReadOnlySpan<float> hiddenBiases, ReadOnlySpan<float> outputWeights, ReadOnlySpan<float> outputBiases,
        ReadOnlySpan<float> pixels, Span<float> outputs)
    {
        var hidden = new float[hiddenBiases.Length];
        Layers.Dense(hiddenWeights, hiddenBiases, pixels, hidden);
        Layers.Relu(hidden);
        Layers.Dense(outputWeights, outputBiases, hidden, outputs);
    }
}
