using Steepest;

namespace Gallery.Normalisation;

/// <summary>Weights a tenth as large as they should be: without normalisation nothing arrives at the outputs, with it nothing is amiss.</summary>
internal static class BatchNormalisation
{
    private const int Units = 32;
    private const int Batch = 100;
    private const int Epochs = 4;

    public static void Run(Page page)
    {
        var curves = new Curves("Three hidden layers from weights a tenth as large as they should be", "batches", "loss");
        var without = Train(curves, "plain", normalises: false);
        var with = Train(curves, "normalised", normalises: true);
        curves.Draw(page, "loss");
        page.Require(without > 2, $"plain: the loss stays near log 10: {without:F3}");
        page.AtMost(0.6, with, "normalised: the loss");
    }

    /// <summary>Steps over all batches, some epochs long; returns the mean loss of the last epoch.</summary>
    private static double Train(Curves curves, string name, bool normalises)
    {
        float[] first = new float[Units * Fashion.Pixels], second = new float[Units * Units], third = new float[Units * Units], last = new float[Fashion.Kinds * Units];
        float[] scales = new float[3 * Units], shifts = new float[3 * Units];
        foreach (var (weights, inputs, seed) in new[] { (first, Fashion.Pixels, 1), (second, Units, 2), (third, Units, 3), (last, Units, 4) })
        {
            Initialize.Normal<float>(weights, deviation: 0.1 * Math.Sqrt(2.0 / inputs), seed: seed);
        }

        scales.AsSpan().Fill(1);
        var solver = new Normalised.Solver(first.Length, second.Length, third.Length, last.Length, scales.Length, shifts.Length);
        var mean = 0.0;
        var batches = Fashion.Train.Kinds.Length / Batch;
        for (var step = 0; step < Epochs * batches; step++)
        {
            var start = step % batches * Batch;
            var pixels = Fashion.Train.Pixels.AsSpan(start * Fashion.Pixels, Batch * Fashion.Pixels);
            var report = solver.Step(first, second, third, last, scales, shifts, pixels, Fashion.Train.Kinds.AsSpan(start, Batch), normalises);
            curves.Add(name, step, report.Loss);
            if (step >= (Epochs - 1) * batches) mean += report.Loss / batches;
        }

        return mean;
    }
}
