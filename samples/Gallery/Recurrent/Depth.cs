using Steepest;

namespace Gallery.Recurrent;

/// <summary>Gradients through 200 steps vanish or explode, by how much a step stretches the state; clipping keeps the second kind harmless.</summary>
internal static class Depth
{
    private const int Steps = 200;
    private const int Units = 16;
    private const double Gain = 1.1;

    public static void Run(Page page)
    {
        var curves = new Curves("What the answer owes to each number that was read", "steps before the end", "magnitude of the derivative", isLogarithmic: true);
        foreach (var gain in new[] { 0.8, 1.0, 1.6 })
        {
            var (recurrent, input, output) = Weights(gain);
            float[] numbers = new float[Steps], gradient = new float[Steps];

            // Small inputs keep the network where it is almost linear.
            Initialize.Normal<float>(numbers, deviation: 1e-9, seed: 3);
            Sequence.AnswerGradient(recurrent, input, output, numbers, gradient);
            for (var t = 0; t < Steps; t++) curves.Add($"gain {gain}", Steps - 1 - t, Math.Max(1e-40, Math.Abs(gradient[t])));
            var ratio = Norm(gradient.AsSpan(0, 10)) / Norm(gradient.AsSpan(Steps - 10));
            if (gain < 1) page.AtMost(1e-15, ratio, $"gain {gain}: first numbers against last ones, vanishing");
            if (gain == 1) page.Require(ratio is > 0.1 and < 10, $"gain {gain}: first numbers against last ones {ratio:F2}");
            if (gain > 1) page.Require(ratio > 1e3, $"gain {gain}: first numbers against last ones {ratio:E1}, exploding");
        }

        curves.Draw(page, "depth");
        Train(page);
    }

    private static void Train(Page page)
    {
        var numbers = new float[64 * Steps];
        Initialize.Uniform<float>(numbers, -0.3, 0.3, seed: 4);
        for (var row = 0; row < 64; row++) numbers[row * Steps] = row % 2 == 0 ? 0.5f : -0.5f;
        var samples = new Sequence.Samples(numbers, 64);
        var curves = new Curves($"Training through 200 steps, gain {Gain}", "steps", "loss");
        double Last(string name, double? clip)
        {
            var (recurrent, input, output) = Weights(Gain);
            bool Record(StepReport report)
            {
                if (double.IsFinite(report.Loss)) curves.Add(name, report.Iteration, Math.Min(report.Loss, 2));
                return true;
            }

            Sequence.Minimize(recurrent, input, output, samples, options: new MinimizeOptions { Epochs = 150, BatchSize = 64, ClipNorm = clip, Callback = Record });
            return Sequence.Evaluate(recurrent, input, output, samples).Loss;
        }

        var plain = Last("plain", null);
        var clipped = Last("clipped", 1);
        curves.Draw(page, "clipping");
        page.AtMost(0.05, clipped, "loss after training with gradients clipped to norm 1");
        page.Require(!(plain < clipped), $"without clipping: {plain:G4}");
    }

    /// <summary>A recurrent matrix that stretches every state alike, by the gain.</summary>
    private static (float[] Recurrent, float[] Input, float[] Output) Weights(double gain)
    {
        float[] recurrent = new float[Units * Units], input = new float[Units], output = new float[Units];
        Initialize.Orthogonal<float>(recurrent, Units, gain, seed: 1);
        Initialize.Normal<float>(input, deviation: 1, seed: 2);
        Initialize.Normal<float>(output, deviation: 0.25, seed: 5);
        return (recurrent, input, output);
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += (double)value * value;
        return Math.Sqrt(sum);
    }
}
