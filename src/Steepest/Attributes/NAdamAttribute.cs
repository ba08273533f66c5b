namespace Steepest;

/// <summary>Minimises by NAdam (Dozat, 2016): Adam with Nesterov's momentum, which grows towards <see cref="Beta1"/>.</summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NAdamAttribute : Attribute
{
    /// <summary>The learning rate; 2e-3 by default, positive.</summary>
    public double LearningRate { get; set; } = 2e-3;

    /// <summary>The decay of the gradient's average; 0.9 by default, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the squared gradient's average; 0.999 by default, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What keeps the denominator from 0; 1e-8 by default, not negative.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Whether <see cref="Epsilon"/> stands inside the root, √(v + ε), instead of outside, √v + ε; false by default.</summary>
    public bool EpsilonInside { get; set; }

    /// <summary>How fast the momentum grows: at step t it is β₁·(1 − ½·0.96^(ψ·t)); ψ is 4e-3 by default, not negative.</summary>
    public double MomentumDecay { get; set; } = 4e-3;

    /// <summary>Whether the averages are divided by how much of a mean they hold, 1 − βᵗ; true by default.</summary>
    public bool BiasCorrection { get; set; } = true;

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
