using Steepest;

namespace Gallery.Pretraining;

/// <summary>A deep network from random weights, and one whose first layer a shallow network has learned: frozen at first, then free.</summary>
internal static class Greedy
{
    private const int Units = 48;
    private static readonly Curves Curves = new("Three hidden layers", "epochs", "loss on all pictures");

    public static void Run(Page page)
    {
        var samples = new Shallow.Samples(Fashion.Train.Pixels, Fashion.Train.Kinds);
        float[] first = new float[Units * Fashion.Pixels], firstBiases = new float[Units], last = new float[Fashion.Kinds * Units], lastBiases = new float[Fashion.Kinds];
        Initialize.GlorotNormal<float>(first, Fashion.Pixels, Units, seed: 1);
        Initialize.GlorotNormal<float>(last, Units, Fashion.Kinds, seed: 2);
        Shallow.Minimize(first, firstBiases, last, lastBiases, samples, options: new MinimizeOptions { Epochs = 3, BatchSize = 50, Seed = 1 });
        var random = Train("from random weights", null, null);
        var learned = Train("first layer learned before", first, firstBiases);
        Curves.Draw(page, "loss");
        page.Require(learned < 0.9 * random, $"loss after 6 epochs: {learned:F3} with a first layer that was learned before, {random:F3} without");
    }

    private static double Train(string name, float[]? learned, float[]? learnedBiases)
    {
        float[] first = new float[Units * Fashion.Pixels], second = new float[Units * Units], third = new float[Units * Units], last = new float[Fashion.Kinds * Units];
        float[] firstBiases = new float[Units], secondBiases = new float[Units], thirdBiases = new float[Units], lastBiases = new float[Fashion.Kinds];
        Initialize.GlorotNormal<float>(first, Fashion.Pixels, Units, seed: 3);
        Initialize.GlorotNormal<float>(second, Units, Units, seed: 4);
        Initialize.GlorotNormal<float>(third, Units, Units, seed: 5);
        Initialize.GlorotNormal<float>(last, Units, Fashion.Kinds, seed: 6);
        if (learned is not null) Initialize.From<float>(first, learned);
        if (learnedBiases is not null) Initialize.From<float>(firstBiases, learnedBiases);
        var samples = new Deep.Samples(Fashion.Train.Pixels, Fashion.Train.Kinds);
        var loss = 0.0;
        for (var epoch = 1; epoch <= 6; epoch++)
        {
            // What was learned stays as it is until the layers behind it have come to make use of it.
            string[] frozen = learned is not null && epoch <= 2 ? [nameof(first), nameof(firstBiases)] : [];
            var options = new MinimizeOptions { Epochs = 1, BatchSize = 50, Seed = epoch, Freeze = frozen };
            Deep.Minimize(first, firstBiases, second, secondBiases, third, thirdBiases, last, lastBiases, samples, options: options);
            loss = Deep.Evaluate(first, firstBiases, second, secondBiases, third, thirdBiases, last, lastBiases, samples).Loss;
            Curves.Add(name, epoch, loss);
        }

        return loss;
    }
}
