using Steepest;

namespace Gallery.Autoencoder;

/// <summary>A β-variational autoencoder: 784 pixels to 8 normal numbers and back.</summary>
/// <remarks>The noise of each picture is drawn beforehand and is part of its row, so that the loss is a function: z = mean + deviation · noise.</remarks>
[Adam(LearningRate = 2e-3)]
public static partial class VariationalAutoencoder
{
    [Loss]
    public static float Reconstruction(
        ReadOnlySpan<float> encoder, ReadOnlySpan<float> encoderBiases, ReadOnlySpan<float> code, ReadOnlySpan<float> codeBiases,
        ReadOnlySpan<float> decoder, ReadOnlySpan<float> decoderBiases, ReadOnlySpan<float> image, ReadOnlySpan<float> imageBiases,
        [Sample] ReadOnlySpan<float> pixels, [Sample] ReadOnlySpan<float> noise)
    {
        var codes = new float[codeBiases.Length];
        Encode(encoder, encoderBiases, code, codeBiases, pixels, codes);
        var z = new float[codes.Length / 2];
        for (var i = 0; i < z.Length; i++) z[i] = codes[i] + MathF.Exp(0.5f * codes[z.Length + i]) * noise[i];
        var logits = new float[imageBiases.Length];
        Decode(decoder, decoderBiases, image, imageBiases, z, logits);

        // −log of the probability of each pixel's grey, as that of a coin.
        var loss = 0f;
        for (var i = 0; i < logits.Length; i++) loss += Functions.Softplus(logits[i]) - pixels[i] * logits[i];
        return loss;
    }

    /// <summary>β · KL(N(mean, deviation²) ‖ N(0, 1)), in nats.</summary>
    [Loss]
    public static float Divergence(
        ReadOnlySpan<float> encoder, ReadOnlySpan<float> encoderBiases, ReadOnlySpan<float> code, ReadOnlySpan<float> codeBiases,
        [Sample] ReadOnlySpan<float> pixels, [Fixed] float beta)
    {
        var codes = new float[codeBiases.Length];
        Encode(encoder, encoderBiases, code, codeBiases, pixels, codes);
        var size = codes.Length / 2;
        var sum = 0f;
        for (var i = 0; i < size; i++) sum += 0.5f * (codes[i] * codes[i] + MathF.Exp(codes[size + i]) - 1 - codes[size + i]);
        return beta * sum;
    }

    public static void Encode(
        ReadOnlySpan<float> encoder, ReadOnlySpan<float> encoderBiases, ReadOnlySpan<float> code, ReadOnlySpan<float> codeBiases, ReadOnlySpan<float> pixels, Span<float> codes)
    {
        var hidden = new float[encoderBiases.Length];
        Layers.Dense(encoder, encoderBiases, pixels, hidden);
        Layers.Tanh(hidden);
        Layers.Dense(code, codeBiases, hidden, codes);
    }

    public static void Decode(
        ReadOnlySpan<float> decoder, ReadOnlySpan<float> decoderBiases, ReadOnlySpan<float> image, ReadOnlySpan<float> imageBiases, ReadOnlySpan<float> z, Span<float> logits)
    {
        var hidden = new float[decoderBiases.Length];
        Layers.Dense(decoder, decoderBiases, z, hidden);
        Layers.Tanh(hidden);
        Layers.Dense(image, imageBiases, hidden, logits);
    }
}
