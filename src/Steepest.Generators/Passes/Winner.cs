namespace Steepest.Generators.Passes;

/// <summary>A carried value that every iteration of a loop either leaves as it is or takes from itself, whatever the others did: a minimum, say.</summary>
/// <param name="Position">Among the values that the loop carries.</param>
/// <param name="Argument">The value at the beginning of an iteration.</param>
/// <param name="Taken">What an iteration takes instead.</param>
/// <param name="Chain">What the carried value becomes on its way through an iteration: itself, choices between it and what is taken, results of branches.</param>
/// <param name="Branches">The branches in which it is decided.</param>
/// <param name="Decision">Two values with the same decision are always taken from the same iteration.</param>
/// <param name="Needed">What has to run again to have what was taken again, in order of execution.</param>
internal sealed record Winner(int Position, int Argument, int Taken, IReadOnlyCollection<int> Chain, IReadOnlyCollection<int> Branches, string Decision, IReadOnlyList<int> Needed);
