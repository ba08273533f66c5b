using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares.Sparse;

/// <summary>A sparse symmetric matrix in the panels of its factor. Vectors are in the order of elimination.</summary>
internal static class PanelMatrix
{
    /// <summary>product ← A·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(FactorPattern pattern, double[] matrix, ReadOnlySpan<double> x, Span<double> product)
    {
        product.Clear();
        for (var panel = 0; panel < pattern.Panels; panel++)
        {
            var (first, width) = (pattern.Firsts[panel], pattern.WidthOf(panel));
            var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
            for (var j = 0; j < width; j++)
            {
                var column = matrix.AsSpan(pattern.Starts[panel] + j * pattern.Strides[panel], width + rows.Length);
                var own = x[first + j];
                var sum = column[j] * own;
                for (var i = j + 1; i < width; i++)
                {
                    sum += column[i] * x[first + i];
                    product[first + i] += column[i] * own;
                }

                for (var i = 0; i < rows.Length; i++)
                {
                    sum += column[width + i] * x[rows[i]];
                    product[rows[i]] += column[width + i] * own;
                }

                product[first + j] += sum;
            }
        }
    }

    /// <summary>Makes rows and columns of variables 0.</summary>
    /// <param name="pattern">Where the matrix is stored.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="keeps">1 for a variable that stays, 0 for one that goes.</param>
    /// <param name="diagonal">What becomes of the diagonal of one that goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep(FactorPattern pattern, double[] matrix, ReadOnlySpan<double> keeps, double diagonal)
    {
        for (var panel = 0; panel < pattern.Panels; panel++)
        {
            var (first, width) = (pattern.Firsts[panel], pattern.WidthOf(panel));
            var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
            for (var j = 0; j < width; j++)
            {
                var column = matrix.AsSpan(pattern.Starts[panel] + j * pattern.Strides[panel], width + rows.Length);
                for (var i = j; i < width; i++) column[i] *= keeps[first + j] * keeps[first + i];
                for (var i = 0; i < rows.Length; i++) column[width + i] *= keeps[first + j] * keeps[rows[i]];
                if (keeps[first + j] == 0) column[j] = diagonal;
            }
        }
    }
}
