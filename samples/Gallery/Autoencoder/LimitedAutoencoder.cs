using Steepest;

namespace Gallery.Autoencoder;

/// <summary>The same autoencoder with a limit in the place of β: the best pictures that so many nats of code can give.</summary>
[Adam(LearningRate = 2e-3)]
[DifferentialMultipliers(Damping = 0.1, MultiplierRate = 0.02)]
public static partial class LimitedAutoencoder
{
    [Loss]
    public static float Reconstruction(
        ReadOnlySpan<float> encoder, ReadOnlySpan<float> encoderBiases, ReadOnlySpan<float> code, ReadOnlySpan<float> codeBiases,
        ReadOnlySpan<float> decoder, ReadOnlySpan<float> decoderBiases, ReadOnlySpan<float> image, ReadOnlySpan<float> imageBiases,
        [Sample] ReadOnlySpan<float> pixels, [Sample] ReadOnlySpan<float> noise)
        => VariationalAutoencoder.Reconstruction(encoder, encoderBiases, code, codeBiases, decoder, decoderBiases, image, imageBiases, pixels, noise);

    /// <summary>The mean over all pictures of what their codes say, in nats, above the limit.</summary>
    [Constraint(AtMost = 0)]
    public static float Excess(
        ReadOnlySpan<float> encoder, ReadOnlySpan<float> encoderBiases, ReadOnlySpan<float> code, ReadOnlySpan<float> codeBiases, [Sample] ReadOnlySpan<float> pixels, [Fixed] float nats)
        => VariationalAutoencoder.Divergence(encoder, encoderBiases, code, codeBiases, pixels, 1) - nats;
}
