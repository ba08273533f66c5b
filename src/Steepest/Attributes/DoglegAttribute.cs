namespace Steepest;

/// <summary>
/// Minimises residuals by Powell's dogleg: within a region in which the linear model of the residuals is trusted, a step first along the way down and then
/// towards the step of Gauss and Newton. All samples are used.
/// </summary>
/// <remarks>The type must have a <see cref="ResidualAttribute"/> method; losses beside residuals join with their exact curvature.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DoglegAttribute : Attribute
{
    /// <summary>The first radius of the region over the length of the start, each variable times the length of its column of the Jacobian; 1 by default, positive.</summary>
    public double Radius { get; set; } = 1;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
