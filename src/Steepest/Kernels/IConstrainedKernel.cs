using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses without samples, and limits: one-sided constraints c ≤ 0, or c = 0 for equalities, each with a multiplier of its own.</summary>
/// <remarks>
/// Limits come in the order of declaration, one for each side and output, of a method with two sides all outputs of the lower side first:
/// c = <c>AtLeast</c> − value, value − <c>AtMost</c>, or value − <c>EqualTo</c>. The constant part of a limit over samples is that of
/// <see cref="Values"/>. Everything that multiplies a limit is given by the driver, which knows which limits are equalities.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IConstrainedKernel<T> : IGradientKernel<T>
{
    /// <summary>Evaluates losses and limits without derivatives.</summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="limits">Receives c of every limit.</param>
    /// <returns>The loss.</returns>
    double Values(scoped ReadOnlySpan<T> point, scoped Span<double> limits);

    /// <summary>
    /// Evaluates losses and limits, and in the same pass the gradient of <c>lossWeight·f + Σ wᵢ·cᵢ</c> with <c>wᵢ = max(weightsᵢ + dampingᵢ·cᵢ, floorsᵢ)</c>,
    /// which counts as constant.
    /// </summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="lossWeight">What multiplies the gradient of the losses; 0 leaves exactly that of the limits.</param>
    /// <param name="weights">What multiplies each limit's gradient.</param>
    /// <param name="damping">What is added to it for each unit of the limit's value.</param>
    /// <param name="floors">The least weight of each limit: 0 gates an inequality, −∞ leaves weights as they are.</param>
    /// <param name="gradient">Receives the gradient, as long as <paramref name="point"/>; every element of a variable is overwritten; padding, which is 0, stays so.</param>
    /// <param name="limits">Receives c of every limit.</param>
    /// <returns>The loss, not multiplied by <paramref name="lossWeight"/>.</returns>
    double Lagrangian(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<T> gradient, scoped Span<double> limits);
}
