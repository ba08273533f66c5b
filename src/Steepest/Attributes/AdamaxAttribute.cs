namespace Steepest;

/// <summary>
/// Minimises by Adamax (Kingma and Ba, 2015): Adam that divides by the largest gradient, u ← max(β₂·u, |g| + ε), instead of the root of an
/// average of squares.
/// </summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AdamaxAttribute : Attribute
{
    /// <summary>The learning rate; 2e-3 by default, positive.</summary>
    public double LearningRate { get; set; } = 2e-3;

    /// <summary>The decay of the gradient's average; 0.9 by default, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the largest gradient; 0.999 by default, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What is added to the magnitude of every gradient, so that the largest is not 0; 1e-8 by default, not negative.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Whether the average is divided by how much of a mean it holds, 1 − β₁ᵗ; true by default.</summary>
    public bool BiasCorrection { get; set; } = true;

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
