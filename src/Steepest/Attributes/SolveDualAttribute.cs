namespace Steepest;

/// <summary>Keeps constraints by climbing the dual: the optimizer of the type minimises the Lagrangian for given multipliers, which then climb it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SolveDualAttribute : Attribute
{
    /// <summary>How far a multiplier moves per violation; 1 by default, positive.</summary>
    public double MultiplierRate { get; set; } = 1;
}
