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
}
