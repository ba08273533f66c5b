namespace Steepest;

/// <summary>
/// Keeps constraints by an augmented Lagrangian: the optimizer of the type minimises loss, multipliers and a penalty together; then the multipliers
/// take up what is still violated, and the penalty grows where that has not become less.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AugmentedLagrangianAttribute : Attribute
{
    /// <summary>The penalty to begin with; chosen by the sizes of losses and violations where it is not given. Positive.</summary>
    public double InitialPenalty { get; set; }

    /// <summary>What the penalty grows by; 10 by default, above 1.</summary>
    public double Growth { get; set; } = 10;
}
