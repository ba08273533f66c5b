namespace Steepest;

/// <summary>
/// Minimises by RMSProp (Tieleman and Hinton, 2012): v ← ρ·v + (1 − ρ)·g², θ ← θ − rate·g/(√v + ε); centred or with momentum where asked.
/// </summary>
/// <remarks>With samples, on mini-batches. The defaults are PyTorch's.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RmsPropAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>The decay of the averages, ρ; 0.99 by default, in [0, 1).</summary>
    public double Rho { get; set; } = 0.99;

    /// <summary>What keeps the denominator from 0; 1e-8 by default, not negative.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Whether <see cref="Epsilon"/> stands inside the root, √(v + ε), instead of outside, √v + ε; false by default.</summary>
    public bool EpsilonInside { get; set; }

    /// <summary>Whether the variance stands under the root, v − ḡ² with ḡ ← ρ·ḡ + (1 − ρ)·g; false by default.</summary>
    public bool Centered { get; set; }

    /// <summary>How much of the velocity each step keeps: b ← μ·b + g/(√v + ε), θ ← θ − rate·b; 0 by default, which is none, in [0, 1).</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the velocity holds the rate of each step, b ← μ·b + rate·g/(√v + ε), θ ← θ − b, as textbooks write it; false by default. It matters where the rate changes.</summary>
    public bool RateInside { get; set; }

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
