namespace Steepest;

/// <summary>
/// Minimises residuals by the method of Levenberg and Marquardt: steps between those of Gauss and Newton and the way down, by a damping that follows how
/// well the linear model of the residuals holds. Where residuals stay large, what they add to the curvature is learned from step to step. All samples are
/// used. Variables may have units of any size.
/// </summary>
/// <remarks>The type must have a <see cref="ResidualAttribute"/> method; losses beside residuals join with their exact curvature.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LevenbergMarquardtAttribute : Attribute
{
    /// <summary>
    /// The damping of the first step, relative to the squared lengths of the columns of the Jacobian; 1e-3 by default, positive. The length of that step is the
    /// first radius of trust.
    /// </summary>
    public double Damping { get; set; } = 1e-3;

    /// <summary>
    /// Whether steps are bent along the second derivative of the residuals in their direction (geodesic acceleration), which takes another evaluation of
    /// the residuals and pays in narrow curved valleys; false by default.
    /// </summary>
    public bool Acceleration { get; set; }

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
