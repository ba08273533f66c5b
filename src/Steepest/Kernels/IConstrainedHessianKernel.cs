using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses and limits without samples, with second derivatives.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IConstrainedHessianKernel<T> : IConstrainedKernel<T>
{
    /// <summary>
    /// Multiplies the derivative of the gradient that <see cref="IConstrainedKernel{T}.Lagrangian"/> leaves, now with weights that move, with a direction:
    /// <c>(lossWeight·∇²f + Σ wᵢ·∇²cᵢ + Σ dampingᵢ·∇cᵢ∇cᵢᵀ)·direction</c>, the last sum over limits whose weight is above its floor.
    /// </summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="lossWeight">What multiplies the losses; 0 leaves exactly the product of the limits.</param>
    /// <param name="weights">What multiplies each limit.</param>
    /// <param name="damping">What is added to it for each unit of the limit's value.</param>
    /// <param name="floors">The least weight of each limit.</param>
    /// <param name="direction">The packed direction; its padding is 0.</param>
    /// <param name="product">Receives the product, as long as <paramref name="point"/>; every element of a variable is overwritten; padding, which is 0, stays so.</param>
    /// <returns>The loss, not multiplied by <paramref name="lossWeight"/>.</returns>
    double LagrangianProduct(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<T> direction, scoped Span<T> product);
}
