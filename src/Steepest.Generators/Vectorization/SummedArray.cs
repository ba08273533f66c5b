namespace Steepest.Generators.Vectorization;

/// <summary>An array of an iteration's own, all of which are added up.</summary>
/// <param name="Array">What allocates it.</param>
/// <param name="Loops">The loops between the one whose iterations are meant and the allocation, from the outside in: each of their iterations has a sum of its own.</param>
/// <param name="Statement">Before this, right behind the allocation's region, it holds what is added up.</param>
/// <param name="Covering">A load that comes to all elements in turn, behind which each can be added; -1 where there is none.</param>
internal sealed record SummedArray(int Array, IReadOnlyList<int> Loops, int Statement, int Covering);
