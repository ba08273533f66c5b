using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses over samples with their gradient, and the product of their Hessian with a direction.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISampledHessianKernel<T> : IHessianKernel<T>, ISampledKernel<T>
{
    /// <summary>Multiplies the Hessian of the losses over samples with a direction.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="direction">The packed direction; its padding is 0.</param>
    /// <param name="batch">The rows to sum over, and one over the number of rows of the whole batch.</param>
    /// <param name="product">Receives the product with the Hessian of the mean; every element of a variable is overwritten.</param>
    /// <returns>The sum over the rows times <see cref="Batch.Scale"/>, losses weighted.</returns>
    double ProductOfRows(scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> direction, scoped in Batch batch, scoped Span<T> product);
}
