namespace Steepest.Mutation;

/// <summary>A deliberate mistake in the compiler: one text of one file replaced by another.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="File">The file, below the folder of the compiler's sources.</param>
/// <param name="Original">What stands there, exactly once.</param>
/// <param name="Replacement">What stands there instead.</param>
internal sealed record Mutant(string Name, string File, string Original, string Replacement);
