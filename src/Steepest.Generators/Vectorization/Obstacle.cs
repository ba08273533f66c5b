namespace Steepest.Generators.Vectorization;

/// <summary>What keeps a loop from running in lanes.</summary>
/// <param name="Value">The node that does.</param>
/// <param name="Reason">Why, in words that follow "the loop is not vectorised: ".</param>
internal sealed record Obstacle(int Value, string Reason);
