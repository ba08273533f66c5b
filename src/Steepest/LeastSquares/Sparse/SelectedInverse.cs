using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// The elements of the inverse of a sparse matrix that stand where its factor has elements, the diagonal among them, panel by panel from the last one: Takahashi,
/// Fagan and Chen, "Formation of a sparse bus impedance matrix and its application to short circuit study" (1973). As dear as the factor, where all of the inverse
/// would take a matrix of all pairs.
/// </summary>
/// <remarks>
/// With a panel's own rows J and those below, R, of A = L·Lᵀ and U = L(R,J)·L(J,J)⁻¹: Z(R,J) = −Z(R,R)·U, and Z(J,J) = L(J,J)⁻ᵀ·L(J,J)⁻¹ − Uᵀ·Z(R,J). All of
/// Z(R,R) belongs to later panels, as what a column reaches below the diagonal reaches each other.
/// </remarks>
internal sealed class SelectedInverse
{
    private readonly FactorPattern pattern;
    private readonly double[] panels;
    private readonly double[] shares;
    private readonly double[] square;
    private readonly double[] below;
    private readonly double[] triangle;

    /// <param name="pattern">What the factor looks like.</param>
    /// <param name="panels">The factor, the diagonal inverted; a column of zeros for a variable that is left out, whose rows and columns of the inverse are then 0.</param>
    public SelectedInverse(FactorPattern pattern, double[] panels)
    {
        (this.pattern, this.panels) = (pattern, panels);
        var reach = 0;
        for (var panel = 0; panel < pattern.Panels; panel++) reach = Math.Max(reach, pattern.HeightOf(panel) - pattern.WidthOf(panel));
        (shares, below) = (new double[reach * pattern.Widest], new double[reach * pattern.Widest]);
        (square, triangle) = (new double[reach * reach], new double[pattern.Widest * pattern.Widest]);
        Values = new double[pattern.Length];
        for (var panel = pattern.Panels - 1; panel >= 0; panel--) Invert(panel);
    }

    /// <summary>The elements, where the pattern stores those of the matrix.</summary>
    public double[] Values { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Invert(int panel)
    {
        var (width, stride) = (pattern.WidthOf(panel), pattern.Strides[panel]);
        var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
        var start = pattern.Starts[panel];
        SetShares(panel, width, rows.Length);
        SetSquare(rows);
        for (var j = 0; j < width; j++)
        {
            var to = below.AsSpan(j * rows.Length, rows.Length);
            to.Clear();
            var share = shares.AsSpan(j * rows.Length, rows.Length);
            for (var r = 0; r < rows.Length; r++)
            {
                if (share[r] != 0) Packed.AddScaled(to, -share[r], square.AsSpan(r * rows.Length, rows.Length));
            }

            to.CopyTo(Values.AsSpan(start + j * stride + width));
        }

        SetTriangle(panel, width);
        for (var j = 0; j < width; j++)
        {
            for (var i = j; i < width; i++)
            {
                var sum = -Packed.Dot<double>(shares.AsSpan(i * rows.Length, rows.Length), below.AsSpan(j * rows.Length, rows.Length));
                for (var k = i; k < width; k++) sum += triangle[i * width + k] * triangle[j * width + k];
                Values[start + j * stride + i] = sum;
            }
        }
    }

    /// <summary>U, column by column, from U·L(J,J) = L(R,J).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetShares(int panel, int width, int reach)
    {
        var (start, stride) = (pattern.Starts[panel], pattern.Strides[panel]);
        for (var j = width - 1; j >= 0; j--)
        {
            var column = panels.AsSpan(start + j * stride, width + reach);
            var share = shares.AsSpan(j * reach, reach);
            column[width..].CopyTo(share);
            for (var k = j + 1; k < width; k++) Packed.AddScaled(share, -column[k], shares.AsSpan(k * reach, reach));
            foreach (ref var value in share) value *= column[j];
        }
    }

    /// <summary>The inverse of the panel's own triangle, column by column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetTriangle(int panel, int width)
    {
        var (start, stride) = (pattern.Starts[panel], pattern.Strides[panel]);
        for (var j = 0; j < width; j++)
        {
            var to = triangle.AsSpan(j * width, width);
            to[..j].Clear();
            to[j] = panels[start + j * stride + j];
            for (var i = j + 1; i < width; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum -= panels[start + k * stride + i] * to[k];
                to[i] = sum * panels[start + i * stride + i];
            }
        }
    }

    /// <summary>Z(R,R), both halves, from the panels that its columns belong to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetSquare(ReadOnlySpan<int> rows)
    {
        for (var c = 0; c < rows.Length; c++)
        {
            var panel = pattern.PanelOf[rows[c]];
            var (first, end, width) = (pattern.Firsts[panel], pattern.Firsts[panel + 1], pattern.WidthOf(panel));
            var from = Values.AsSpan(pattern.Starts[panel] + (rows[c] - first) * pattern.Strides[panel], pattern.HeightOf(panel));
            var at = pattern.RowStarts[panel];
            for (var r = c; r < rows.Length; r++)
            {
                var place = rows[r] - first;
                if (rows[r] >= end)
                {
                    while (pattern.Rows[at] < rows[r]) at++;
                    place = width + at - pattern.RowStarts[panel];
                }

                square[c * rows.Length + r] = square[r * rows.Length + c] = from[place];
            }
        }
    }
}
