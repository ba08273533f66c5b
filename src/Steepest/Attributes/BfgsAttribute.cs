namespace Steepest;

/// <summary>
/// Minimises by the method of Broyden, Fletcher, Goldfarb and Shanno with a line search for the strong Wolfe conditions; with samples, on all of them.
/// It keeps the whole inverse Hessian, n × n numbers of n variables, at most 16 384: for many variables use <see cref="LbfgsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BfgsAttribute : Attribute
{
    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
