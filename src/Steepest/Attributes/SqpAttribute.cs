namespace Steepest;

/// <summary>
/// Minimises under constraints by sequential quadratic programming, with exact products of the Lagrangian's Hessian. It keeps constraints itself,
/// and needs no multiplier method beside it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqpAttribute : Attribute
{
    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
