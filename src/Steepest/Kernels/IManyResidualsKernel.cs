using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Residuals of many problems of one kind side by side: element e of every column belongs to problem e.</summary>
/// <remarks>
/// Samples are copied into columns once, when a problem takes its place among the others, so that every evaluation reads whole vectors. Problems do not share
/// anything but the fixed inputs; there are no losses beside the residuals.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IManyResidualsKernel<T>
{
    /// <summary>How many groups there are.</summary>
    int Groups { get; }

    /// <summary>How many numbers one row of the samples has.</summary>
    int SampleColumns { get; }

    /// <summary>Whether a group has residuals for every row; else it has them once for each problem.</summary>
    /// <param name="group">The number of the group.</param>
    /// <returns>Whether it takes samples.</returns>
    bool IsSampled(int group);

    /// <summary>How many residuals a group has for a row, or in all where it takes no samples.</summary>
    /// <param name="group">The number of the group.</param>
    /// <returns>1 for a scalar method.</returns>
    int OutputsOf(int group);

    /// <summary>Copies rows of the samples into one element of columns.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="samples">Receives number c of row <paramref name="first"/> + i at <c>(i · SampleColumns + c) · stride + element</c>.</param>
    /// <param name="element">The element of each column.</param>
    /// <param name="stride">The distance of two columns.</param>
    void Copy(int first, int count, scoped Span<T> samples, int element, int stride);

    /// <summary>Evaluates one row of every problem, and its derivatives.</summary>
    /// <param name="group">The number of the group.</param>
    /// <param name="variables">Number p of the variables of problem e at <c>p · stride + e</c>, without padding between variables.</param>
    /// <param name="samples">Number c of the row at <c>c · stride + e</c>; empty for a group without samples.</param>
    /// <param name="stride">The number of problems and the distance of two columns, a multiple of the lanes of a vector; columns begin on 64 bytes.</param>
    /// <param name="residuals">Receives residual o at <c>o · stride + e</c>.</param>
    /// <param name="jacobian">Receives the derivative of residual o by number p of n variables at <c>(o · n + p) · stride + e</c>.</param>
    void Jacobian(
        int group, scoped ReadOnlySpan<T> variables, scoped ReadOnlySpan<T> samples, int stride, scoped Span<T> residuals, scoped Span<T> jacobian);
}
