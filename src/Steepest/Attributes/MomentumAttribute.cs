namespace Steepest;

/// <summary>
/// Minimises by gradient descent with momentum (Polyak, 1964): b ← μ·b + g, θ ← θ − rate·b, with b = 0 at the start; with samples, on
/// mini-batches. The defaults are PyTorch's, but for the momentum, which PyTorch leaves out unless asked.
/// </summary>
/// <remarks>While the rate is constant this is also the form v ← μ·v − rate·g, θ ← θ + v (Sutskever and others, 2013), for which <see cref="RateInside"/> asks.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class MomentumAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>How much of the velocity each step keeps, μ; 0.9 by default, in [0, 1).</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Whether the velocity holds the rate of each step, b ← μ·b + rate·g, θ ← θ − b, as textbooks write it; false by default. It matters where the rate changes.</summary>
    public bool RateInside { get; set; }

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
