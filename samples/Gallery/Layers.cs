using Steepest;

namespace Gallery;

/// <summary>Layers of networks as plain loops: what a loss calls is differentiated with it.</summary>
internal static class Layers
{
    /// <summary>outputs = weights · inputs + biases, the weights row by row.</summary>
    public static void Dense(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (var o = 0; o < outputs.Length; o++)
        {
            var sum = biases[o];
            for (var i = 0; i < inputs.Length; i++) sum += weights[o * inputs.Length + i] * inputs[i];
            outputs[o] = sum;
        }
    }

    public static void Relu(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Functions.Relu(values[i]);
    }

    public static void Tanh(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Tanh(values[i]);
    }

    /// <summary>0 where the right output is the largest, else 1.</summary>
    public static float Miss(ReadOnlySpan<float> outputs, int right)
    {
        var larger = 0;
        for (var o = 0; o < outputs.Length; o++) larger += outputs[o] > outputs[right] ? 1 : 0;
        return larger == 0 ? 0 : 1;
    }
}
