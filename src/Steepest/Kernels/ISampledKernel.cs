using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>
/// Losses over samples: the mean over a batch, its gradient <em>added</em> to what <see cref="IGradientKernel{T}.Gradient"/>, the losses without
/// samples, left.
/// </summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISampledKernel<T> : IGradientKernel<T>
{
    /// <summary>The number of rows that the kernel sees.</summary>
    int SampleCount { get; }

    /// <summary>Adds the losses over samples.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="batch">The rows to sum over, and one over the number of rows of the whole batch.</param>
    /// <param name="gradient">The gradient of the mean is added here.</param>
    /// <returns>The sum over the rows times <see cref="Batch.Scale"/>, losses weighted.</returns>
    double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient);

    /// <summary>Judges a point by what decides: the first metric, or the loss over samples where there is none.</summary>
    /// <param name="point">The packed variables.</param>
    /// <param name="batch">The rows to sum over.</param>
    /// <returns>The sum over the rows times <see cref="Batch.Scale"/>.</returns>
    double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch);
}
