namespace Steepest;

/// <summary>
/// Minimises by gradient descent with Nesterov's momentum (Nesterov, 1983): b ← μ·b + g, θ ← θ − rate·(g + μ·b), with b = 0 at the start;
/// with samples, on mini-batches. The defaults are PyTorch's, but for the momentum, which PyTorch leaves out unless asked.
/// </summary>
/// <remarks>
/// The variables are the point looked ahead to: where a textbook moves x by v ← μ·v − rate·∇f(x + μ·v), x ← x + v, they are x + μ·v.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NesterovAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>How much of the velocity each step keeps, μ; 0.9 by default, in [0, 1).</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Whether the velocity holds the rate of each step, b ← μ·b + rate·g, θ ← θ − (rate·g + μ·b), as textbooks write it; false by default. It matters where the rate changes.</summary>
    public bool RateInside { get; set; }

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <inheritdoc cref="GradientDescentAttribute.Strict"/>
    public bool Strict { get; set; }
}
