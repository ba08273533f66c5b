namespace Steepest.Generators.Vectorization;

/// <summary>What is kept in an array, each element of which one iteration of the loops around the only store fills.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Loop">The outermost of those loops.</param>
/// <param name="Inductions">What they count, from the outside in: the element, or row and column of it.</param>
/// <param name="Width">The length of a row; -1 where there are none.</param>
internal sealed record KeptValue(int Value, int Loop, IReadOnlyList<int> Inductions, int Width);
