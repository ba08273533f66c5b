namespace Steepest;

/// <summary>
/// Minimises by AdaDelta (Zeiler, 2012): v ← ρ·v + (1 − ρ)·g², d = g·√(u + ε)/√(v + ε), u ← ρ·u + (1 − ρ)·d², θ ← θ − rate·d.
/// </summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AdaDeltaAttribute : Attribute
{
    /// <summary>The learning rate; 1.0 by default, positive.</summary>
    public double LearningRate { get; set; } = 1.0;

    /// <summary>The decay of the averages, ρ; 0.9 by default, in [0, 1).</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>What steps grow from, inside both roots; 1e-6 by default, positive.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
