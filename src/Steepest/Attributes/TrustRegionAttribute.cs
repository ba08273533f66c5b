namespace Steepest;

/// <summary>
/// Minimises by Newton's method in a trust region; with samples, on all of them. Curvature is exact: products of the Hessian with directions are
/// generated. A step leads to the lowest point of the quadratic model within a radius, whatever its curvature, and the radius follows from how the
/// model has done.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TrustRegionAttribute : Attribute
{
    /// <summary>
    /// Up to how many variables the whole Hessian is computed, a product for each in every iteration, and steps are exact; 100 by default. Of more, steps
    /// are found by truncated conjugate gradients, a product for each of their steps.
    /// </summary>
    public int Dense { get; set; } = 100;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
