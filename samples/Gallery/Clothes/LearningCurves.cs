using Steepest;

namespace Gallery.Clothes;

/// <summary>All first-order optimizers on softmax regression, epoch by epoch, and L-BFGS for the number that they all approach.</summary>
internal static class LearningCurves
{
    /// <summary>The least loss to 16 digits, computed in 40.</summary>
    private const double Least = 0.5771685432714478;

    private const int Epochs = 10;

    private delegate MinimizeResult Train(
        Span<float> weights, Span<float> biases, Softmax.Samples samples, Softmax.Samples? validation, CancellationToken token);

    public static void Run(Page page)
    {
        var samples = new Softmax.Samples(Fashion.Train.Pixels, Fashion.Train.Kinds);
        var test = new Softmax.Samples(Fashion.Test.Pixels, Fashion.Test.Kinds);
        var curves = new Curves("Softmax regression on 5,000 pictures of clothes", "epochs", "loss above the least", isLogarithmic: true);
        foreach (var (name, train) in Optimizers())
        {
            var weights = new float[Fashion.Kinds * Fashion.Pixels];
            var biases = new float[Fashion.Kinds];
            for (var epoch = 1; epoch <= Epochs; epoch++)
            {
                train(weights, biases, samples, null, default);
                curves.Add(name, epoch, Softmax.Evaluate(weights, biases, samples).Loss - Least);
            }

            var after = Softmax.Evaluate(weights, biases, test);
            page.AtMost(name is "gradient descent" ? 0.215 : 0.205, after.Metric, $"error on the test set after {Epochs} epochs of {name}");
        }

        curves.Draw(page, "learning-curves");
        Exact(page);
    }

    private static void Exact(Page page)
    {
        var weights = new double[Fashion.Kinds * Fashion.Pixels];
        var biases = new double[Fashion.Kinds];
        var samples = new ExactSoftmax.Samples(Array.ConvertAll(Fashion.Train.Pixels, pixel => Math.Round(pixel * 255) / 255), Fashion.Train.Kinds);
        var result = ExactSoftmax.Minimize(weights, biases, samples, options: new MinimizeOptions { GradientTolerance = 1e-7 });
        page.Print($"L-BFGS: {result.Status} at {result.Loss:R} after {result.Iterations} iterations");
        page.AtMost(1e-9, Math.Abs(result.Loss - Least), "distance from the certified loss");
    }

    /// <summary>A solver each, which goes on where the epoch before has left it.</summary>
    private static IEnumerable<(string Name, Train Train)> Optimizers()
    {
        const int Weights = Fashion.Kinds * Fashion.Pixels;
        var epoch = new MinimizeOptions { Epochs = 1, BatchSize = 50, Seed = 1 };
        yield return ("gradient descent", new Softmax.GradientDescentSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("momentum", new Softmax.MomentumSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("Nesterov", new Softmax.NesterovSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("AdaGrad", new Softmax.AdaGradSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("RMSProp", new Softmax.RmsPropSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("AdaDelta", new Softmax.AdaDeltaSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("Adam", new Softmax.AdamSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("AdamW", new Softmax.AdamWSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("AMSGrad", new Softmax.AmsGradSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("Adamax", new Softmax.AdamaxSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("NAdam", new Softmax.NAdamSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("RAdam", new Softmax.RAdamSolver(Weights, Fashion.Kinds, epoch).Minimize);
        yield return ("Lion", new Softmax.LionSolver(Weights, Fashion.Kinds, epoch).Minimize);
    }
}
