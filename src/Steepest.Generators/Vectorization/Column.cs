namespace Steepest.Generators.Vectorization;

/// <summary>
/// Elements of each iteration's row that a loop in a loop comes to again and again: they are gathered before the outer of the two, side by side
/// for all lanes, and loaded as vectors in the inner one.
/// <code>
/// for k: for j: … x[i · n + j] …      →      for j: c[16 · j …] = x[i · n + j], x[(i + 1) · n + j], …;  for k: for j: … c[16 · j …] …
/// </code>
/// </summary>
/// <param name="Outer">The loop that they are gathered before.</param>
/// <param name="Inner">The loop over them.</param>
/// <param name="Buffer">Where they are.</param>
/// <param name="Loads">What reads them, all by the same index.</param>
internal sealed record Column(int Outer, int Inner, int Buffer, IReadOnlyList<int> Loads);
