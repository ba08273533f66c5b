using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// The Cholesky factor of a sparse matrix, panel by panel: what earlier panels take from a panel is computed as a dense product and subtracted where it
/// belongs, then the panel is factored as a dense matrix (left-looking, after Ng and Peyton, "Block sparse Cholesky algorithms on advanced uniprocessor
/// computers", 1993). Allocates nothing once made.
/// </summary>
/// <param name="pattern">What the factor looks like.</param>
internal sealed class PanelFactor(FactorPattern pattern)
{
    /// <summary>The panels, the diagonal inverted; what is factored is put here.</summary>
    public readonly double[] Panels = new double[pattern.Length + PanelProduct.Slack];

    private readonly double[] diagonal = new double[pattern.Positions.Length];
    private readonly double[] update = new double[(pattern.Tallest + PanelProduct.Slack) * (pattern.Widest + 4)];
    private readonly int[] map = new int[pattern.Positions.Length];
    private readonly int[] relative = new int[pattern.Tallest];
    private readonly int[] heads = new int[pattern.Panels];
    private readonly int[] next = new int[pattern.Panels];
    private readonly int[] done = new int[pattern.Panels];

    /// <summary>What must be left of a diagonal element, relative, lest its variable count as a combination of earlier ones: in all, and over the worst pivot before.</summary>
    private (double InAll, double OverWorst) leastPivot;

    /// <summary>Which columns are such combinations, in the order of elimination; null where there must be none.</summary>
    private bool[]? dependent;

    /// <summary>The least that was left of a diagonal element, relative.</summary>
    public double WorstPivot { get; private set; } = 1;

    /// <summary>
    /// Factors a matrix that may be singular: variables of whose diagonal nothing is left are taken out, their rows and columns of the factor 0, so that
    /// <see cref="Forward"/> and <see cref="Backward"/> multiply by the inverse of the others' matrix.
    /// </summary>
    /// <param name="least">What counts as nothing, relative to the diagonal.</param>
    /// <param name="rounding">
    /// The rounding of a diagonal element, relative: what it leaves of one grows with what earlier variables were divided by, and counts as nothing, too.
    /// </param>
    /// <param name="taken">Receives which variables were taken out, in the order of elimination.</param>
    public bool TryFactorSingular(double least, double rounding, bool[] taken)
    {
        (leastPivot, dependent) = ((least, rounding), taken);
        taken.AsSpan().Clear();
        var isFactored = TryFactor();
        (leastPivot, dependent) = (default, null);
        return isFactored;
    }

    /// <summary>Factors what stands in <see cref="Panels"/>; false where it is not positive definite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFactor()
    {
        heads.AsSpan().Fill(-1);
        WorstPivot = 1;
        for (var panel = 0; panel < heads.Length; panel++)
        {
            var width = pattern.WidthOf(panel);
            var first = pattern.Firsts[panel];
            var stride = pattern.Strides[panel];
            ref var start = ref Panels[pattern.Starts[panel]];
            for (var j = 0; j < width; j++) diagonal[first + j] = Unsafe.Add(ref start, j * stride + j);
            SetMap(panel);
            for (var earlier = heads[panel]; earlier >= 0;)
            {
                var after = next[earlier];
                Take(earlier, panel);
                earlier = after;
            }

            if (!TryFactorPanel(panel)) return false;
            done[panel] = 0;
            Queue(panel);
        }

        return true;
    }

    /// <summary>y ← L⁻¹·y, in the order of elimination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(Span<double> y)
    {
        ref var right = ref MemoryMarshal.GetReference(y);
        for (var panel = 0; panel < heads.Length; panel++)
        {
            var width = pattern.WidthOf(panel);
            var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
            ref var own = ref Unsafe.Add(ref right, pattern.Firsts[panel]);
            for (var j = 0; j < width; j++)
            {
                ref var column = ref Panels[pattern.Starts[panel] + j * pattern.Strides[panel]];
                var value = Unsafe.Add(ref own, j) * Unsafe.Add(ref column, j);
                Unsafe.Add(ref own, j) = value;
                for (var i = j + 1; i < width; i++) Unsafe.Add(ref own, i) -= value * Unsafe.Add(ref column, i);
                column = ref Unsafe.Add(ref column, width);
                for (var i = 0; i < rows.Length; i++) Unsafe.Add(ref right, rows[i]) -= value * Unsafe.Add(ref column, i);
            }
        }
    }

    /// <summary>y ← L⁻ᵀ·y, in the order of elimination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(Span<double> y)
    {
        ref var right = ref MemoryMarshal.GetReference(y);
        for (var panel = heads.Length - 1; panel >= 0; panel--)
        {
            var width = pattern.WidthOf(panel);
            var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
            ref var own = ref Unsafe.Add(ref right, pattern.Firsts[panel]);
            for (var j = width - 1; j >= 0; j--)
            {
                ref var column = ref Panels[pattern.Starts[panel] + j * pattern.Strides[panel]];
                var inverse = Unsafe.Add(ref column, j);
                var value = Unsafe.Add(ref own, j);
                for (var i = j + 1; i < width; i++) value -= Unsafe.Add(ref own, i) * Unsafe.Add(ref column, i);
                column = ref Unsafe.Add(ref column, width);
                for (var i = 0; i < rows.Length; i++) value -= Unsafe.Add(ref right, rows[i]) * Unsafe.Add(ref column, i);
                Unsafe.Add(ref own, j) = value * inverse;
            }
        }
    }

    /// <summary>Where each row of a panel stands in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetMap(int panel)
    {
        var width = pattern.WidthOf(panel);
        for (var i = 0; i < width; i++) map[pattern.Firsts[panel] + i] = i;
        var rows = pattern.Rows.AsSpan(pattern.RowStarts[panel]..pattern.RowStarts[panel + 1]);
        for (var i = 0; i < rows.Length; i++) map[rows[i]] = width + i;
    }

    /// <summary>Lets a panel wait for the one that its next row belongs to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Queue(int panel)
    {
        var at = pattern.RowStarts[panel] + done[panel];
        if (at == pattern.RowStarts[panel + 1]) return;
        var waits = pattern.PanelOf[pattern.Rows[at]];
        (next[panel], heads[waits]) = (heads[waits], panel);
    }

    /// <summary>Subtracts what an earlier panel takes from a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(int earlier, int panel)
    {
        var rows = pattern.Rows.AsSpan((pattern.RowStarts[earlier] + done[earlier])..pattern.RowStarts[earlier + 1]);
        var end = pattern.Firsts[panel + 1];
        var columns = 0;
        while (columns < rows.Length && rows[columns] < end) columns++;
        var inner = pattern.WidthOf(earlier);
        var from = pattern.Starts[earlier] + inner + done[earlier];
        var distance = rows.Length + PanelProduct.Slack;
        PanelProduct.Set(ref Panels[from], pattern.Strides[earlier], inner, rows.Length, columns, ref update[0], distance);
        for (var i = 0; i < rows.Length; i++) relative[i] = map[rows[i]];
        var stride = pattern.Strides[panel];
        ref var start = ref Panels[pattern.Starts[panel]];
        ref var places = ref relative[0];
        for (var j = 0; j < columns; j++)
        {
            ref var target = ref Unsafe.Add(ref start, relative[j] * stride);
            ref var source = ref update[j * distance];
            for (var i = j; i < rows.Length; i++) Unsafe.Add(ref target, Unsafe.Add(ref places, i)) -= Unsafe.Add(ref source, i);
        }

        done[earlier] += columns;
        Queue(earlier);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFactorPanel(int panel)
    {
        var width = pattern.WidthOf(panel);
        var stride = pattern.Strides[panel];
        ref var start = ref Panels[pattern.Starts[panel]];
        for (var j = 0; j < width; j++)
        {
            ref var column = ref Unsafe.Add(ref start, j * stride);
            var left = Unsafe.Add(ref column, j);
            var whole = diagonal[pattern.Firsts[panel] + j];
            if (!(left > Math.Max(leastPivot.InAll, leastPivot.OverWorst / WorstPivot) * whole) || !double.IsFinite(left))
            {
                if (dependent is null || !double.IsFinite(left)) return false;
                dependent[pattern.Firsts[panel] + j] = true;
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref column, j), stride - j).Clear();
                continue;
            }

            WorstPivot = Math.Min(WorstPivot, left / whole);
            var inverse = 1 / Math.Sqrt(left);
            var below = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref column, j + 1), stride - j - 1);
            Packed.SetToProduct(below, inverse, below);
            Unsafe.Add(ref column, j) = inverse;
            for (var other = j + 1; other < width; other++)
                PanelProduct.Subtract(ref Unsafe.Add(ref start, other * stride + other), ref Unsafe.Add(ref column, other), stride - other);
        }

        return true;
    }
}
