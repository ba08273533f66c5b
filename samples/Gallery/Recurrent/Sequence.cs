using Steepest;

namespace Gallery.Recurrent;

/// <summary>A recurrent network that reads a sequence number by number, and must say at its end what its first number was.</summary>
[GradientDescent(LearningRate = 1.0)]
public static partial class Sequence
{
    [Loss]
    public static float Error(
        ReadOnlySpan<float> recurrent, ReadOnlySpan<float> input, ReadOnlySpan<float> output, [Sample] ReadOnlySpan<float> numbers)
        => Functions.Square(Last(recurrent, input, output, numbers) - numbers[0]);

    /// <summary>What the network says, to be differentiated with respect to what it read.</summary>
    [Differentiable]
    public static float Answer([Fixed] ReadOnlySpan<float> recurrent, [Fixed] ReadOnlySpan<float> input, [Fixed] ReadOnlySpan<float> output, ReadOnlySpan<float> numbers)
        => Last(recurrent, input, output, numbers);

    private static float Last(ReadOnlySpan<float> recurrent, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> numbers)
    {
        var state = new float[input.Length];
        var next = new float[input.Length];
        for (var t = 0; t < numbers.Length; t++)
        {
            for (var u = 0; u < next.Length; u++)
            {
                var sum = input[u] * numbers[t];
                for (var v = 0; v < state.Length; v++) sum += recurrent[u * state.Length + v] * state[v];
                next[u] = MathF.Tanh(sum);
            }

            for (var u = 0; u < next.Length; u++) state[u] = next[u];
        }

        return Functions.Dot(output, state);
    }
}
