using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Residuals in groups, one for each residual method in order of declaration, and the losses beside them.</summary>
/// <remarks>
/// The objective is the sum over the groups of <c>weight · ½ · Σ scale² · ρ((r / scale)²)</c>, and of the losses. Weights and robust losses are known to the
/// driver (<see cref="Minimization.ResidualGroup"/>), never applied by the kernel. <see cref="IGradientKernel{T}.Gradient"/> and
/// <see cref="IHessianKernel{T}.Product"/> are those of the losses alone, weighted, over all samples; a driver of a problem without losses never calls them.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResidualKernel<T> : IHessianKernel<T>
{
    /// <summary>How many groups there are.</summary>
    int Groups { get; }

    /// <summary>How many residuals a group has in all.</summary>
    /// <param name="group">The number of the group.</param>
    /// <returns>Rows times outputs; 0 is allowed.</returns>
    int CountOf(int group);

    /// <summary>Evaluates a block of residuals.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="first">The number of the first residual, a multiple of <see cref="Minimization.ResidualGroup.Unit"/>.</param>
    /// <param name="residuals">Receives the residuals; its length, a multiple of <see cref="Minimization.ResidualGroup.Unit"/>, says how many.</param>
    void Residuals(int group, scoped ReadOnlySpan<T> point, int first, scoped Span<T> residuals);

    /// <summary>Evaluates a block of residuals and of their Jacobian, column by column.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="first">The number of the first residual, a multiple of <see cref="Minimization.ResidualGroup.Unit"/>.</param>
    /// <param name="residuals">Receives the residuals; its length, a multiple of <see cref="Minimization.ResidualGroup.Unit"/>, says how many.</param>
    /// <param name="jacobian">
    /// Receives the derivative of residual <paramref name="first"/> + i by element p of the point at <c>p · stride + i</c>, zeros of variables that the group does not
    /// use included. Columns of padding, and what lies behind the block in each column, are left alone.
    /// </param>
    /// <param name="stride">The distance of two columns, at least the number of residuals; a multiple of the lanes of a vector, as columns begin on 64 bytes.</param>
    void Jacobian(int group, scoped ReadOnlySpan<T> point, int first, scoped Span<T> residuals, scoped Span<T> jacobian, int stride);

    /// <summary>The blocks of variables that a row touches, as many and as long in every row.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="lengths">Receives the length of each block; may be empty.</param>
    /// <returns>How many there are; 0 where a row may touch any variable.</returns>
    int Blocks(int group, scoped Span<int> lengths);

    /// <summary>Where rows touch the variables; never called of groups without blocks.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="first">The number of the first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="places">Receives where block b of row <paramref name="first"/> + i begins in the packed point, at <c>b · stride + i</c>.</param>
    /// <param name="stride">The distance of two blocks, at least the number of rows.</param>
    void Places(int group, int first, int count, scoped Span<int> places, int stride);

    /// <summary>Evaluates rows and their derivatives by the numbers that they touch; never called of groups without blocks.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="first">The number of the first row.</param>
    /// <param name="count">How many rows, up to 32.</param>
    /// <param name="numbers">The numbers of the blocks: number c, all blocks end to end, of row <paramref name="first"/> + i at <c>c · stride + i</c>.</param>
    /// <param name="residuals">Receives residual o of the row at <c>o · stride + i</c>.</param>
    /// <param name="slopes">Receives its derivative by number c, of n, at <c>(o · n + c) · stride + i</c>.</param>
    /// <param name="stride">The distance of two columns, 32.</param>
    void Local(int group, int first, int count, scoped ReadOnlySpan<T> numbers, scoped Span<T> residuals, scoped Span<T> slopes, int stride);

    /// <summary>Judges a point by the first metric, over all rows; a driver of a problem without metrics never calls it.</summary>
    /// <param name="point">The packed variables, padding included.</param>
    /// <returns>The metric; NaN where there is none.</returns>
    double Metric(scoped ReadOnlySpan<T> point);
}
