namespace Steepest;

/// <summary>
/// Minimises residuals by the method of Gauss and Newton: each step solves the linear model of the residuals, and is shortened where the objective does
/// not fall. All samples are used.
/// </summary>
/// <remarks>The type must have a <see cref="ResidualAttribute"/> method; losses beside residuals join with their exact curvature.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GaussNewtonAttribute : Attribute
{
    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
