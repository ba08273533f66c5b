using ScottPlot;
using Steepest;

namespace Gallery.Autoencoder;

/// <summary>Two values of β: the price of a nat of code decides how much of a picture is kept.</summary>
internal static class Compression
{
    private const int Hidden = 64;
    private const int Code = 8;

    public static void Run(Page page)
    {
        var (rough, cheap) = Train(page, beta: 1, "beta-1");
        var (coarse, dear) = Train(page, beta: 10, "beta-10");
        page.Require(dear < 0.6 * cheap, $"at ten times the price fewer nats are bought: {dear:F1} against {cheap:F1}");
        page.Require(coarse > rough, $"and the pictures are worse: {coarse:F1} nats a picture against {rough:F1}");
        page.AtMost(290, rough, "reconstruction with β = 1, nats a picture");
        Limit(page, nats: 6);
    }

    /// <summary>A limit says what comes out, where β has to be tried.</summary>
    private static void Limit(Page page, float nats)
    {
        float[] encoder = new float[Hidden * Fashion.Pixels], encoderBiases = new float[Hidden], code = new float[2 * Code * Hidden], codeBiases = new float[2 * Code];
        float[] decoder = new float[Hidden * Code], decoderBiases = new float[Hidden], image = new float[Fashion.Pixels * Hidden], imageBiases = new float[Fashion.Pixels];
        Initialize.GlorotNormal<float>(encoder, Fashion.Pixels, Hidden, seed: 1);
        Initialize.GlorotNormal<float>(code, Hidden, 2 * Code, seed: 2);
        Initialize.GlorotNormal<float>(decoder, Code, Hidden, seed: 3);
        Initialize.GlorotNormal<float>(image, Hidden, Fashion.Pixels, seed: 4);
        var noise = new float[Fashion.Train.Kinds.Length * Code];
        Initialize.Normal<float>(noise, seed: 5);
        var samples = new LimitedAutoencoder.Samples(Fashion.Train.Pixels, noise, Fashion.Train.Kinds.Length);
        var multiplier = new float[1];
        var options = new MinimizeOptions { Epochs = 12, BatchSize = 50, Seed = 1 };
        LimitedAutoencoder.Minimize(encoder, encoderBiases, code, codeBiases, decoder, decoderBiases, image, imageBiases, nats, samples, multipliers: multiplier, options: options);
        var violation = LimitedAutoencoder.Evaluate(encoder, encoderBiases, code, codeBiases, decoder, decoderBiases, image, imageBiases, nats, samples);
        page.Print($"at most {nats} nats: reconstruction {violation.Loss:F1}, and the multiplier is the β that would have done it, {multiplier[0]:F2}");
        page.AtMost(0.5, violation.MaxViolation, "nats above the limit");
        page.Require(multiplier[0] > 1, "the limit binds");
    }

    private static (double Reconstruction, double Divergence) Train(Page page, float beta, string file)
    {
        float[] encoder = new float[Hidden * Fashion.Pixels], encoderBiases = new float[Hidden], code = new float[2 * Code * Hidden], codeBiases = new float[2 * Code];
        float[] decoder = new float[Hidden * Code], decoderBiases = new float[Hidden], image = new float[Fashion.Pixels * Hidden], imageBiases = new float[Fashion.Pixels];
        Initialize.GlorotNormal<float>(encoder, Fashion.Pixels, Hidden, seed: 1);
        Initialize.GlorotNormal<float>(code, Hidden, 2 * Code, seed: 2);
        Initialize.GlorotNormal<float>(decoder, Code, Hidden, seed: 3);
        Initialize.GlorotNormal<float>(image, Hidden, Fashion.Pixels, seed: 4);
        var noise = new float[Fashion.Train.Kinds.Length * Code];
        Initialize.Normal<float>(noise, seed: 5);
        var samples = new VariationalAutoencoder.Samples(Fashion.Train.Pixels, noise, Fashion.Train.Kinds.Length);
        var options = new MinimizeOptions { Epochs = 8, BatchSize = 50, Seed = 1 };
        VariationalAutoencoder.Minimize(encoder, encoderBiases, code, codeBiases, decoder, decoderBiases, image, imageBiases, beta, samples, options: options);

        double Loss(float b) => VariationalAutoencoder.Evaluate(encoder, encoderBiases, code, codeBiases, decoder, decoderBiases, image, imageBiases, b, samples).Loss;
        var reconstruction = Loss(0);
        var divergence = Loss(1) - reconstruction;
        page.Print($"β = {beta}: reconstruction {reconstruction:F1}, divergence {divergence:F1} nats a picture");
        Draw(page, file, pixels =>
        {
            float[] codes = new float[2 * Code], logits = new float[Fashion.Pixels];
            VariationalAutoencoder.Encode(encoder, encoderBiases, code, codeBiases, pixels, codes);
            VariationalAutoencoder.Decode(decoder, decoderBiases, image, imageBiases, codes.AsSpan(0, Code), logits);
            return Array.ConvertAll(logits, Functions.Sigmoid);
        });
        return (reconstruction, divergence);
    }

    /// <summary>Ten pictures of the test set, and below each what came back.</summary>
    private static void Draw(Page page, string file, Func<float[], float[]> compress)
    {
        var grid = new double[56, 280];
        for (var n = 0; n < 10; n++)
        {
            var pixels = Fashion.Test.Pixels[(n * Fashion.Pixels)..((n + 1) * Fashion.Pixels)];
            var back = compress(pixels);
            for (var i = 0; i < Fashion.Pixels; i++)
            {
                grid[i / 28, n * 28 + i % 28] = pixels[i];
                grid[28 + i / 28, n * 28 + i % 28] = back[i];
            }
        }

        var plot = new Plot();
        plot.Add.Heatmap(grid).Colormap = new ScottPlot.Colormaps.Grayscale();
        plot.HideGrid();
        plot.Title("Pictures of the test set, and what eight numbers keep of them");
        page.Draw(plot, file, 1000, 280);
    }
}
