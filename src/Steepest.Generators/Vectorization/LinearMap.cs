namespace Steepest.Generators.Vectorization;

/// <summary>What a loop's iterations compute that is linear in arrays of their own and only added up: once, of the arrays' sums, is enough.</summary>
/// <param name="Effects">What writes the arrays that it goes through, and what it is added to.</param>
/// <param name="Arrays">What it is linear in.</param>
internal sealed record LinearMap(IReadOnlyCollection<int> Effects, IReadOnlyList<SummedArray> Arrays);
