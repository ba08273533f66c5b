namespace Steepest.Generators.Vectorization;

/// <summary>
/// Two loops of a tile that change places, so that each element of an array of the sample's is summed up in registers, once and for all, rather than loaded
/// and stored in each iteration of the outer one.
/// <code>
/// for i in a … b: for j in i + 1 … n: p[j] += q[i, j] · x[i]      →      for j in a + 1 … n: s = p[j]; for i in a … min(b, j): s += q[i, j] · x[i]; p[j] = s
/// </code>
/// Each element gets the same products in the same order.
/// </summary>
/// <param name="Outer">The loop around, in which <paramref name="Inner"/> is all that has an effect.</param>
/// <param name="Inner">The loop over elements.</param>
/// <param name="Addition">What it adds to them.</param>
/// <param name="Begins">Whether the elements that an iteration meets begin one later with each.</param>
/// <param name="Ends">Whether they end one later with each.</param>
internal sealed record Interchange(int Outer, int Inner, int Addition, bool Begins, bool Ends);
