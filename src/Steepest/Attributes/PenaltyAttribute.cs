namespace Steepest;

/// <summary>Keeps constraints by a penalty on the squares of their violations, which grows until they are kept to tolerance.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PenaltyAttribute : Attribute
{
    /// <summary>The penalty's weight to begin with; 1 by default, positive.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>What the weight grows by; 10 by default, above 1.</summary>
    public double Growth { get; set; } = 10;
}
