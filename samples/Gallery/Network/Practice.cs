using Steepest;

namespace Gallery.Network;

/// <summary>The same network by a constant rate, and with what training is wrapped in: a schedule, clipping, averaging, early stopping.</summary>
internal static class Practice
{
    private const int Hidden = 128;
    private const int Epochs = 12;
    private const int Batches = 5000 / 50;

    public static void Run(Page page)
    {
        var curves = new Curves("784-128-10 network", "epochs", "error on the test set");
        var schedule = Schedule.WarmUp(Batches, Schedule.Cosine((Epochs - 1) * Batches));
        var plain = Train(page, curves, "constant rate", new MinimizeOptions { LearningRate = 4e-3 });
        var scheduled = Train(page, curves, "warm-up and cosine", new MinimizeOptions { LearningRate = 4e-3, Schedule = schedule });
        var clipped = Train(page, curves, "and clipping", new MinimizeOptions { LearningRate = 4e-3, Schedule = schedule, ClipNorm = 1 });
        var averaged = Train(page, curves, "constant rate, averaged", new MinimizeOptions { LearningRate = 4e-3, Averaging = Averaging.Exponential(0.99) });
        var stopped = Train(page, curves, "constant rate, stopped early", new MinimizeOptions { LearningRate = 4e-3, Patience = 3 });
        curves.Draw(page, "error");
        page.AtMost(0.17, scheduled.Metric, "error with a schedule");
        page.AtMost(0.17, clipped.Metric, "error with schedule and clipping");
        page.Require(averaged.Metric <= plain.Metric + 0.005, $"averages of the iterates are as good as the best iterate: {averaged.Metric} against {plain.Metric}");
        page.Require(stopped.Status is MinimizeStatus.Stopped or MinimizeStatus.IterationLimit && stopped.Metric <= plain.Metric + 0.02, $"stopped after {stopped.Iterations / Batches} epochs: {stopped.Metric}");
    }

    private static MinimizeResult Train(Page page, Curves curves, string name, MinimizeOptions options)
    {
        float[] hiddenWeights = new float[Hidden * Fashion.Pixels], hiddenBiases = new float[Hidden];
        float[] outputWeights = new float[Fashion.Kinds * Hidden], outputBiases = new float[Fashion.Kinds];
        Initialize.HeNormal<float>(hiddenWeights, Fashion.Pixels, seed: 1);
        Initialize.GlorotNormal<float>(outputWeights, Hidden, Fashion.Kinds, seed: 2);
        var train = new Classifier.Samples(Fashion.Train.Pixels, Fashion.Train.Kinds);
        var test = new Classifier.Samples(Fashion.Test.Pixels, Fashion.Test.Kinds);
        var epoch = 0;
        bool Record(StepReport report)
        {
            if (report.Epoch > epoch) curves.Add(name, epoch = report.Epoch, report.Metric);
            return true;
        }

        // With validation given the best epoch decides, and its parameters are kept.
        var result = Classifier.Minimize(
            hiddenWeights, hiddenBiases, outputWeights, outputBiases, train, test,
            options with { Epochs = Epochs, BatchSize = 50, Seed = 1, Callback = Record });
        page.Print($"{name}: error {result.Metric:P2} after {result.Iterations} steps ({result.Status})");
        return result;
    }
}
