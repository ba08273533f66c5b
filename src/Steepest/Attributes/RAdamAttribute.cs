namespace Steepest;

/// <summary>
/// Minimises by RAdam (Liu and others, 2020): Adam that divides by the root of the average only once enough squared gradients are in it, and
/// until then moves by the corrected average of the gradient.
/// </summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RAdamAttribute : Attribute
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

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
