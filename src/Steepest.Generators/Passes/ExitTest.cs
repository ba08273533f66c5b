namespace Steepest.Generators.Passes;

/// <summary>An integer that a loop moves towards a bound, and runs while it has not met it.</summary>
/// <param name="Variable">The integer.</param>
/// <param name="Goal">The bound.</param>
/// <param name="Bound">The bound, in the source.</param>
/// <param name="IsUp">Whether the integer starts below the bound.</param>
/// <param name="IsInclusive">Whether the loop runs once more where both are equal.</param>
/// <param name="IsAhead">Whether the bound is known not to lie behind where the integer starts.</param>
/// <param name="Name">What the integer is called.</param>
internal sealed record ExitTest(Progression Variable, Progression Goal, int Bound, bool IsUp, bool IsInclusive, bool IsAhead, string? Name);
