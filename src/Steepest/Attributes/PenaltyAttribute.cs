namespace Steepest;

/// <summary>Keeps constraints by a penalty on the squares of their violations, which grows until they are kept to tolerance.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PenaltyAttribute : Attribute
{
}
