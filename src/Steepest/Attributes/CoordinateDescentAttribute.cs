namespace Steepest;

/// <summary>
/// Minimises along one variable after the other: by steps that double while the loss falls, then to the lowest point of the parabola through the last
/// three losses. Losses alone decide; with samples, those on all of them. An iteration is a search along each variable.
/// </summary>
/// <remarks>
/// For a few variables that hardly depend on each other, or losses whose gradients say little. It ends as converged where all steps are less than
/// <c>StepTolerance</c> of their variable, by default the root of the rounding unit. Where a valley runs across the axes it creeps.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CoordinateDescentAttribute : Attribute
{
    /// <summary>
    /// The first step along each variable, 0.1 by default: in units of its size, or of 1 where that is smaller; of half the way between its bounds
    /// where it has two.
    /// </summary>
    public double Radius { get; set; } = 0.1;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
