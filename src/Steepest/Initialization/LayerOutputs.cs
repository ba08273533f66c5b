namespace Steepest;

/// <summary>Computes the outputs of a layer on a mini-batch, for <see cref="Initialize.ScaledTo{T}"/>.</summary>
/// <typeparam name="T">The type of the variables.</typeparam>
/// <param name="weights">The weights of the layer.</param>
/// <param name="outputs">Receives the outputs, of all rows.</param>
public delegate void LayerOutputs<T>(ReadOnlySpan<T> weights, Span<T> outputs);
