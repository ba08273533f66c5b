using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses and limits of which some are means over samples, with second derivatives.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISampledConstrainedHessianKernel<T> : ISampledConstrainedKernel<T>, IConstrainedHessianKernel<T>
{
    /// <summary>Multiplies the Hessian of <c>lossWeight·f + Σ weightsᵢ·cᵢ</c>, f and c over the rows and weights constant, with a direction, and adds it.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="lossWeight">What multiplies the losses.</param>
    /// <param name="weights">What finally multiplies each limit; looked at for limits over samples alone.</param>
    /// <param name="direction">The packed direction; its padding is 0.</param>
    /// <param name="batch">The rows to sum over, and one over the number of rows of the whole batch.</param>
    /// <param name="product">The product is added here.</param>
    /// <returns>The losses: the sum over the rows times <see cref="Batch.Scale"/>, weighted, not multiplied by <paramref name="lossWeight"/>.</returns>
    double AddLagrangianProduct(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<T> direction, scoped in Batch batch, scoped Span<T> product);
}
