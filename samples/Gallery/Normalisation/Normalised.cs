using Steepest;

namespace Gallery.Normalisation;

/// <summary>A network of three hidden layers whose units are normalised over the batch, as plain C# inside the loss.</summary>
/// <remarks>The batch is a fixed input, since every row looks at all the others; one step is taken for each batch.</remarks>
[GradientDescent(LearningRate = 0.5)]
public static partial class Normalised
{
    /// <param name="first">Weights of the first layer, a row for each unit.</param>
    /// <param name="second">Of the second.</param>
    /// <param name="third">Of the third.</param>
    /// <param name="last">Of the outputs.</param>
    /// <param name="scales">What normalised units are multiplied by, one a unit and layer.</param>
    /// <param name="shifts">What is added then.</param>
    /// <param name="pixels">The pictures of the batch, end to end.</param>
    /// <param name="kinds">What they show.</param>
    /// <param name="normalises">Whether units are normalised; else they are only scaled and shifted.</param>
    [Loss]
    public static float CrossEntropy(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third, ReadOnlySpan<float> last, ReadOnlySpan<float> scales, ReadOnlySpan<float> shifts,
        [Fixed] ReadOnlySpan<float> pixels, ReadOnlySpan<int> kinds, bool normalises)
    {
        var units = scales.Length / 3;
        var one = new float[kinds.Length * units];
        var two = new float[kinds.Length * units];
        var three = new float[kinds.Length * units];
        var outputs = new float[Fashion.Kinds];
        Layer(first, scales[..units], shifts[..units], pixels, one, units, normalises);
        Layer(second, scales.Slice(units, units), shifts.Slice(units, units), one, two, units, normalises);
        Layer(third, scales[(2 * units)..], shifts[(2 * units)..], two, three, units, normalises);
        var loss = 0f;
        for (var row = 0; row < kinds.Length; row++)
        {
            for (var k = 0; k < outputs.Length; k++) outputs[k] = Functions.Dot(last.Slice(k * units, units), three.AsSpan(row * units, units));
            loss += Functions.LogSumExp(outputs) - outputs[kinds[row]];
        }

        return loss / kinds.Length;
    }

    private static void Layer(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> scales, ReadOnlySpan<float> shifts, ReadOnlySpan<float> inputs, Span<float> outputs, int units, bool normalises)
    {
        var rows = outputs.Length / units;
        var width = inputs.Length / rows;
        for (var row = 0; row < rows; row++)
        {
            for (var u = 0; u < units; u++) outputs[row * units + u] = Functions.Dot(weights.Slice(u * width, width), inputs.Slice(row * width, width));
        }

        for (var u = 0; u < units; u++)
        {
            var (mean, variance) = (0f, 1f);
            if (normalises)
            {
                var (sum, squares) = (0f, 0f);
                for (var row = 0; row < rows; row++) sum += outputs[row * units + u];
                mean = sum / rows;
                for (var row = 0; row < rows; row++) squares += Functions.Square(outputs[row * units + u] - mean);
                variance = squares / rows + 1e-5f;
            }

            var factor = scales[u] / MathF.Sqrt(variance);
            for (var row = 0; row < rows; row++) outputs[row * units + u] = Functions.Relu(factor * (outputs[row * units + u] - mean) + shifts[u]);
        }
    }
}
