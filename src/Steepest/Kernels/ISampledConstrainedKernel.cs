using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses and limits of which some are means over samples; what a batch brings is <em>added</em> to what the members without a batch leave.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISampledConstrainedKernel<T> : IConstrainedKernel<T>, ISampledKernel<T>
{
    /// <summary>Whether any limit is over samples: its value must then be known before the pass that sums gradients.</summary>
    bool HasSampledLimits { get; }

    /// <summary>Adds the losses and limits over samples, without derivatives.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="batch">The rows to sum over, and one over the number of rows of the whole batch.</param>
    /// <param name="limits">The means of limits over samples are added here; the others stay as they are.</param>
    /// <returns>The losses: the sum over the rows times <see cref="Batch.Scale"/>, weighted.</returns>
    double AddValues(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<double> limits);

    /// <summary>Adds the gradient of <c>lossWeight·f + Σ weightsᵢ·cᵢ</c>, f and c over the rows.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="lossWeight">What multiplies the gradient of the losses.</param>
    /// <param name="weights">What finally multiplies each limit's gradient; looked at for limits over samples alone.</param>
    /// <param name="batch">The rows to sum over, and one over the number of rows of the whole batch.</param>
    /// <param name="gradient">The gradient is added here.</param>
    /// <returns>The losses: the sum over the rows times <see cref="Batch.Scale"/>, weighted, not multiplied by <paramref name="lossWeight"/>.</returns>
    double AddLagrangian(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped in Batch batch, scoped Span<T> gradient);
}
