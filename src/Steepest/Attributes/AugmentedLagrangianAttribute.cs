namespace Steepest;

/// <summary>
/// Keeps constraints by an augmented Lagrangian: the optimizer of the type minimises loss, multipliers and a penalty together; then the multipliers
/// take up what is still violated, and the penalty grows where that has not become less.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AugmentedLagrangianAttribute : Attribute
{
}
