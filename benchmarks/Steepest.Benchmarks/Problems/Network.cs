namespace Steepest.Benchmarks.Problems;

/// <summary>A network with one hidden layer, in plain loops over flat weights: a row of weights for every unit.</summary>
[GradientDescent(LearningRate = 0.0625)]
public static partial class Network
{
    [Loss]
    public static float CrossEntropy(
        ReadOnlySpan<float> hiddenWeights, ReadOnlySpan<float> hiddenBiases, ReadOnlySpan<float> outputWeights, ReadOnlySpan<float> outputBiases,
        [Sample] ReadOnlySpan<float> pixels, [Sample] int digit)
    {
        var hidden = new float[hiddenBiases.Length];
        for (var h = 0; h < hidden.Length; h++)
        {
            var sum = hiddenBiases[h];
            for (var i = 0; i < pixels.Length; i++) sum += hiddenWeights[h * pixels.Length + i] * pixels[i];
            hidden[h] = Functions.Relu(sum);
        }

        var outputs = new float[outputBiases.Length];
        for (var o = 0; o < outputs.Length; o++)
        {
            var sum = outputBiases[o];
            for (var h = 0; h < hidden.Length; h++) sum += outputWeights[o * hidden.Length + h] * hidden[h];
            outputs[o] = sum;
        }

        return Functions.LogSumExp(outputs) - outputs[digit];
    }
}
