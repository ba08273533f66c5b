namespace Steepest.Generators.Ir;

/// <summary>What kept a counted loop from running in lanes.</summary>
/// <param name="Reason">In words that follow "since".</param>
/// <param name="Ordinal">The statement that did; -1 where none of the user's is known.</param>
internal sealed record LoopObstacle(string Reason, int Ordinal);
