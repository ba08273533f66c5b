namespace Steepest;

/// <summary>
/// Minimises by non-linear conjugate gradients, of Hager and Zhang (2005), with a line search for the strong Wolfe conditions; with samples, on all
/// of them. It keeps two vectors beside the gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ConjugateGradientAttribute : Attribute
{
    /// <summary>Whether directions are those of Polak and Ribière, begun anew where they would point back (Nocedal and Wright, 5.45); false by default.</summary>
    public bool PolakRibiere { get; set; }

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
