namespace Steepest;

/// <summary>Keeps constraints by descending them alone while one is violated, and the losses while none is.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class HardConstraintFirstAttribute : Attribute
{
}
