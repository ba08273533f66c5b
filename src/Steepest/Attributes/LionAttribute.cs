namespace Steepest;

/// <summary>
/// Minimises by Lion (Chen and others, 2023): every variable moves by the learning rate, against the sign of β₁·m + (1 − β₁)·g; then
/// m ← β₂·m + (1 − β₂)·g.
/// </summary>
/// <remarks>With samples, on mini-batches.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LionAttribute : Attribute
{
    /// <summary>The learning rate; 1e-4 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-4;

    /// <summary>How much of the average the direction of a step holds; 0.9 by default, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the gradient's average; 0.99 by default, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.99;

    /// <summary>The part of the variables, times the learning rate, that each step takes away; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
