namespace Steepest;

/// <summary>
/// Minimises by Newton's method with a line search for the strong Wolfe conditions; with samples, on all of them. Curvature is exact: products of the
/// Hessian with directions are generated. Where the loss bends down, the direction is that of a Hessian which is raised until it is positive definite,
/// and from a saddle point it leaves along negative curvature.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NewtonAttribute : Attribute
{
    /// <summary>
    /// Up to how many variables the whole Hessian is computed, a product for each in every iteration; 100 by default. Of more, directions are found by
    /// truncated conjugate gradients, a product for each of their steps.
    /// </summary>
    public int Dense { get; set; } = 100;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
