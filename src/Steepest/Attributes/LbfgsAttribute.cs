namespace Steepest;

/// <summary>Minimises by L-BFGS (Liu and Nocedal, 1989) with a line search for the strong Wolfe conditions; with samples, on all of them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LbfgsAttribute : Attribute
{
    /// <summary>
    /// How many curvature pairs are kept; 10 by default, at least 1. Of up to four variables, and no more than pairs, the matrix is kept that all
    /// pairs stand for.
    /// </summary>
    public int Memory { get; set; } = 10;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
