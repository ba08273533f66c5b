namespace Steepest.Generators.Vectorization;

/// <summary>
/// A loop of a tile of which several iterations are taken at once, so that the loops in it run once for all of them and load what they share once.
/// <code>
/// for h: s = b[h]; for i: s += w[h · n + i] · x[i]      →      for h by 2: s = b[h]; t = b[h + 1]; for i: s += w[h · n + i] · x[i]; t += w[(h + 1) · n + i] · x[i]
/// </code>
/// </summary>
/// <param name="Copies">How many iterations.</param>
/// <param name="Inner">The loops in it that run once for all.</param>
/// <param name="Varying">What is another in each of the iterations.</param>
/// <param name="Late">What each of them computes of what the one before hands on, when the loops have run.</param>
internal sealed record Jam(int Copies, IReadOnlyCollection<int> Inner, IReadOnlyCollection<int> Varying, IReadOnlyCollection<int> Late);
