using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>What generated code needs of symmetric matrices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Symmetry
{
    /// <summary>Copies what stands above the diagonal to its place below, which rounding may have left different.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="matrix">A square matrix, row by row.</param>
    /// <param name="order">The number of its rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mirror<T>(Span<T> matrix, int order)
    {
        for (var row = 1; row < order; row++)
        {
            for (var column = 0; column < row; column++) matrix[(row * order) + column] = matrix[(column * order) + row];
        }
    }
}
