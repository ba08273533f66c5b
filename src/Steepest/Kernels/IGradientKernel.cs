using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses without samples: the value at a point, and the gradient, overwritten.</summary>
/// <remarks>
/// A kernel is a generated <c>ref struct</c>: fixed inputs, spans over samples and scratch, made on the stack at the entry of
/// <c>Step</c> or <c>Minimize</c>. Points and gradients are packed: every span variable begins on a lane boundary, the scalars share
/// the last lanes, and padding holds zeros, which every kernel and every update rule keeps zero.
/// Spans are <c>scoped</c>, else the compiler must assume that the kernel keeps them and refuses stack memory.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientKernel<T>
{
    /// <summary>Evaluates loss and gradient.</summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="gradient">Receives the gradient, as long as <paramref name="point"/>; every element of a variable is overwritten; padding, which is 0, stays so.</param>
    /// <returns>The loss.</returns>
    double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient);
}
