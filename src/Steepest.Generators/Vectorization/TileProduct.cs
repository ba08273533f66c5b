namespace Steepest.Generators.Vectorization;

/// <summary>
/// What a loop adds to one shared element after another, where that is a number of the sample's times an element of an array, or a row, of the
/// sample's: the tile keeps the numbers, and adds up all products at once behind the outer loop.
/// <code>
/// for h: a = …; for j: g[h · n + j] += a · x[j]      →      for h: factors[32 · h …] = a0, a1;  g += factors × rows of x
/// </code>
/// </summary>
/// <param name="Addition">The addition.</param>
/// <param name="Inner">The loop over elements.</param>
/// <param name="Outer">The loop around it, behind which products are added up; the inner one itself where that is not possible.</param>
/// <param name="Factors">What is the same for all elements.</param>
/// <param name="IsNegative">Whether the product is subtracted.</param>
/// <param name="Load">What reads the element.</param>
internal sealed record TileProduct(int Addition, int Inner, int Outer, IReadOnlyList<int> Factors, bool IsNegative, int Load);
