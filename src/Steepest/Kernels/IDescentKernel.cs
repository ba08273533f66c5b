using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>A sampled kernel that moves the variables itself where a batch is one row: loss, gradient and update of a row in one pass.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <typeparam name="TRule">The update rule whose moves it makes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDescentKernel<T, TRule> : ISampledKernel<T>
    where TRule : IUpdateRule<T>
{
    /// <summary>Whether it does; a kernel without such a pass is asked for gradients instead.</summary>
    static virtual bool Descends => true;

    /// <summary>Moves the point after each row, as the rule would by the gradient of the whole objective at that row.</summary>
    /// <param name="point">The packed variables, moved in place.</param>
    /// <param name="batch">The rows, in order.</param>
    /// <param name="coefficients">What <see cref="IUpdateRule{T}.Advance"/> gave for each row.</param>
    /// <param name="state">What the rule remembers, as in <see cref="IUpdateRule{T}.Apply"/>.</param>
    /// <param name="sum">What to begin to sum with.</param>
    /// <returns>That and the objective at each row, before the move there.</returns>
    double Descend(scoped Span<T> point, scoped in Batch batch, scoped ReadOnlySpan<T> coefficients, scoped Span<T> state, double sum);
}
