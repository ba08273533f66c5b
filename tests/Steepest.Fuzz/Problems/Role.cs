namespace Steepest.Fuzz.Problems;

/// <summary>What the method of a random problem stands for.</summary>
internal enum Role
{
    /// <summary>A loss over samples, beside one that needs none.</summary>
    Loss,

    /// <summary>A residual over samples.</summary>
    Residual,

    /// <summary>A loss over samples, and a limit that shares its terms.</summary>
    LossUnderLimit,
}
