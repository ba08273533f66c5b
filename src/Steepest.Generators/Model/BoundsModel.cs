namespace Steepest.Generators.Model;

/// <summary>What every number of a variable is kept within.</summary>
internal sealed record BoundsModel(BoundModel Lower, BoundModel Upper)
{
    /// <summary>Whether some bound is known only when the solver runs.</summary>
    public bool AreInputs => Lower.Input != null || Upper.Input != null;
}

/// <summary>One side of bounds.</summary>
/// <param name="Number">The bound; infinite for none, and where an input holds it.</param>
/// <param name="Input">The fixed input that holds a bound for each number; null for none.</param>
internal sealed record BoundModel(double Number, string? Input);
