namespace Steepest;

/// <summary>
/// Minimises by random steps, and keeps the best: normal ones from the best point, near and far by turns. Near ones are longer after a better one and
/// shorter after another, so that about one of five is better; far ones stay as long as the first. Losses alone decide; with samples, those on all of
/// them. An iteration is one step.
/// </summary>
/// <remarks>
/// For losses with many minima, or whose gradients say little; of many smooth variables every other method is far faster. It ends as converged where
/// near steps reach less than <c>StepTolerance</c>, by default the root of the rounding unit. Steps follow <c>Seed</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RandomSearchAttribute : Attribute
{
    /// <summary>
    /// The standard deviation of the first steps, 1 by default: in units of a variable's size, or of 1 where that is smaller; of half the way between
    /// its bounds where it has two.
    /// </summary>
    public double Radius { get; set; } = 1;

    /// <summary>
    /// Whether the members of the problem keep every bit of its methods: sums in their order, the functions that they call, nothing contracted, no
    /// lanes. No bit then depends on the width of vectors, the number of threads, or on whether code is compiled ahead of time. It is slower, and
    /// holds for all optimizers of the type; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
