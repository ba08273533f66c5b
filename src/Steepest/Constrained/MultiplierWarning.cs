namespace Steepest;

/// <summary>Why variables and multipliers will not come to rest together.</summary>
public enum MultiplierWarning
{
    /// <summary>They will, as far as is known.</summary>
    None,

    /// <summary>Too little damping for the rate of the multipliers: they oscillate ever more. Raise the damping or lower the rate.</summary>
    Oscillating,

    /// <summary>Too much damping for the learning rate: each step overshoots the limit. Lower either.</summary>
    ExcessiveDamping,
}
