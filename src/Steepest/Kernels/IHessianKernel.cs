using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Losses without samples with their gradient, and the product of their Hessian with a direction.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHessianKernel<T> : IGradientKernel<T>
{
    /// <summary>Multiplies the Hessian at a point with a direction.</summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="direction">The packed direction; its padding is 0.</param>
    /// <param name="product">Receives the product, as long as <paramref name="point"/>; every element of a variable is overwritten; padding, which is 0, stays so.</param>
    /// <returns>The loss.</returns>
    double Product(scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> direction, scoped Span<T> product);
}
