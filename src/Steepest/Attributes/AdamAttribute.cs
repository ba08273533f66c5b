namespace Steepest;

/// <summary>Minimises by Adam (Kingma and Ba, 2015): averages of gradient and squared gradient, corrected for their bias.</summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AdamAttribute : Attribute
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

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
