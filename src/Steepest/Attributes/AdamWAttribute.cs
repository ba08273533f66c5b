namespace Steepest;

/// <summary>
/// Minimises by AdamW (Loshchilov and Hutter, 2019): θ ← θ·(1 − rate·decay), then a step of Adam by the gradient, which the decay is kept out
/// of.
/// </summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AdamWAttribute : Attribute
{
    /// <summary>The learning rate; 1e-3 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>The decay of the gradient's average; 0.9 by default, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the squared gradient's average; 0.999 by default, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What keeps the denominator from 0; 1e-8 by default, not negative.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Whether <see cref="Epsilon"/> stands inside the root, √(v + ε), instead of outside, √v + ε; false by default.</summary>
    public bool EpsilonInside { get; set; }

    /// <summary>Whether the averages are divided by how much of a mean they hold, 1 − βᵗ; true by default.</summary>
    public bool BiasCorrection { get; set; } = true;

    /// <summary>The part of the variables, times the learning rate, that each step takes away; 1e-2 by default, not negative.</summary>
    public double WeightDecay { get; set; } = 1e-2;

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
