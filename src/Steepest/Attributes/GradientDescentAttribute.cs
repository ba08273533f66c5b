namespace Steepest;

/// <summary>Minimises by θ ← θ − rate·(g + decay·θ); with samples, on mini-batches.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GradientDescentAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }
}
