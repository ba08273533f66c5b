namespace Steepest;

/// <summary>Minimises by AdaGrad (Duchi, Hazan and Singer, 2011): v ← v + g², θ ← θ − rate·g/(√v + ε).</summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AdaGradAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>What keeps the denominator from 0; 1e-10 by default, not negative.</summary>
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>Whether <see cref="Epsilon"/> stands inside the root, √(v + ε), instead of outside, √v + ε; false by default.</summary>
    public bool EpsilonInside { get; set; }

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
