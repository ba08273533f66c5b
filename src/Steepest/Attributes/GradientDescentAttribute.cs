namespace Steepest;

/// <summary>Minimises by θ ← θ − rate·(g + decay·θ); with samples, on mini-batches.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GradientDescentAttribute : Attribute
{
    /// <summary>The learning rate; 1e-2 by default, positive.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>The multiple of the variables that is added to the gradient; 0 by default, not negative.</summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
