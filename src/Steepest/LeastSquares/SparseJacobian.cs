using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.LeastSquares.Sparse;

namespace Steepest;

/// <summary>
/// The residuals of a problem at a point and their Jacobian in compressed rows: of each residual, the derivatives by the variables that it touches. Filled by the
/// generated <c>ResidualJacobian</c>, which writes over what an earlier call left; while rows touch what they did, it allocates nothing.
/// </summary>
/// <remarks>
/// <para>
/// Rows are residuals: those of the first method, row after row of the data and of each all outputs, then those of the next one. They are as the methods return
/// them, without weights and robust functions. Columns are variables, the numbers of all of them end to end in order of declaration.
/// </para>
/// <para>
/// All residuals of a method touch as many numbers. Where the compiler does not know which these are, it is all of them, in order. A variable that a row touches
/// in two places (an edge from a pose to itself) has two entries there, whose sum is its derivative.
/// </para>
/// </remarks>
/// <typeparam name="T">The element type of the variables: <c>float</c> or <c>double</c>.</typeparam>
public sealed class SparseJacobian<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many rows are evaluated at once where each may touch any variable.</summary>
    private const int WholeRows = 64;

    /// <summary>No row touches more numbers, so none has more blocks.</summary>
    private const int MostBlocks = 48;

    private RowBlocks[] groups = [];
    private RowEvaluation<T> chunk = null!;
    private T[] residuals = [];
    private T[] values = [];
    private int[] rowStarts = [0];
    private int[] columnIndices = [];
    private bool isStale = true;

    /// <summary>The number of residuals.</summary>
    public int Rows => residuals.Length;

    /// <summary>The number of variables, all numbers of spans counted.</summary>
    public int Columns { get; private set; }

    /// <summary>The residuals.</summary>
    public ReadOnlySpan<T> Residuals => residuals;

    /// <summary>The derivatives, residual after residual.</summary>
    public ReadOnlySpan<T> Values => values;

    /// <summary>Where the derivatives of each residual begin in <see cref="Values"/>, and where the last ones end: one more than there are residuals.</summary>
    public ReadOnlySpan<int> RowStarts => rowStarts;

    /// <summary>The variable of each derivative.</summary>
    public ReadOnlySpan<int> ColumnIndices => columnIndices;

    /// <summary>product = J·direction: how residuals change along a direction.</summary>
    /// <param name="direction">A number for each variable.</param>
    /// <param name="product">Receives a number for each residual.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<T> direction, Span<T> product)
    {
        Require.Length(direction, Columns);
        Require.Length(product, Rows);
        for (var row = 0; row < product.Length; row++)
        {
            var sum = T.Zero;
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++) sum += values[i] * direction[columnIndices[i]];
            product[row] = sum;
        }
    }

    /// <summary>product = Jᵀ·factors: of the residuals themselves, the gradient of half their squares.</summary>
    /// <param name="factors">A number for each residual.</param>
    /// <param name="product">Receives a number for each variable.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyTransposed(ReadOnlySpan<T> factors, Span<T> product)
    {
        Require.Length(factors, Rows);
        Require.Length(product, Columns);
        product.Clear();
        for (var row = 0; row < factors.Length; row++)
        {
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++) product[columnIndices[i]] += factors[row] * values[i];
        }
    }

    /// <summary>Writes the whole matrix, zeros included.</summary>
    /// <param name="matrix">Receives it row by row: the number of residuals times that of variables.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void CopyTo(Span<T> matrix)
    {
        Require.Length(matrix, checked(Rows * Columns));
        matrix.Clear();
        for (var row = 0; row < Rows; row++)
        {
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++) matrix[(row * Columns) + columnIndices[i]] += values[i];
        }
    }

    /// <summary>Evaluates all rows.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="outputs">How many residuals a row of each group has.</param>
    /// <param name="variables">Where variables stand in the point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<int> outputs, scoped ReadOnlySpan<Range> variables)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (kernel.Blocks(0, default) == 0)
        {
            FillWhole(ref kernel, point, outputs, variables);
            return;
        }

        if (!AreOf(ref kernel, outputs))
        {
            isStale = true;
            groups = RowEvaluation<T>.RowsOf(ref kernel, outputs);
            chunk = new RowEvaluation<T>(groups, 0);
        }

        for (var group = 0; group < groups.Length; group++) groups[group].Read<T, TKernel>(ref kernel, group, ref isStale);
        if (isStale || Columns != CountOf(variables)) Lay(point.Length, variables);
        var (residual, value) = (0, 0);
        for (var index = 0; index < groups.Length; index++)
        {
            var group = groups[index];
            var width = group.Columns * group.Outputs;
            for (var first = 0; first < group.Rows; first += RowBlocks.Chunk)
            {
                var count = Math.Min(RowBlocks.Chunk, group.Rows - first);
                chunk.Evaluate(ref kernel, point, group, index, first, count);
                LaneTile.ToRows(ref chunk.FirstResidual(0), chunk.Stride, group.Outputs, count, ref residuals[residual]);
                LaneTile.ToRows(ref chunk.FirstSlope(0), chunk.Stride, width, count, ref values[value]);
                residual += count * group.Outputs;
                value += count * width;
            }
        }
    }

    /// <summary>Whether the groups are those of the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AreOf<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<int> outputs)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (groups.Length != outputs.Length) return false;
        Span<int> lengths = stackalloc int[MostBlocks];
        for (var group = 0; group < groups.Length; group++)
        {
            var own = groups[group];
            var count = own.Lengths.Length;
            if (own.Outputs != outputs[group] || kernel.Blocks(group, default) != count || count > lengths.Length) return false;
            kernel.Blocks(group, lengths[..count]);
            if (!lengths[..count].SequenceEqual(own.Lengths)) return false;
        }

        return true;
    }

    private static int CountOf(ReadOnlySpan<Range> variables)
    {
        var count = 0;
        foreach (var variable in variables) count += variable.End.Value - variable.Start.Value;
        return count;
    }

    /// <summary>The variable at each place of the point.</summary>
    private static int[] IndicesOf(int length, ReadOnlySpan<Range> variables)
    {
        var indexOf = new int[length];
        var next = 0;
        foreach (var variable in variables)
        {
            for (var place = variable.Start.Value; place < variable.End.Value; place++) indexOf[place] = next++;
        }

        return indexOf;
    }

    /// <summary>Takes memory for rows that touch something else than before.</summary>
    private void Lay(int length, ReadOnlySpan<Range> variables)
    {
        Columns = CountOf(variables);
        var indexOf = IndicesOf(length, variables);
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        foreach (var group in groups)
        {
            for (var row = 0; row < group.Rows; row++)
            {
                for (var output = 0; output < group.Outputs; output++)
                {
                    for (var block = 0; block < group.Lengths.Length; block++)
                    {
                        var first = indexOf[group.Places[group.At(row, block)]];
                        for (var k = 0; k < group.Lengths[block]; k++) columns.Add(first + k);
                    }

                    starts.Add(columns.Count);
                }
            }
        }

        (rowStarts, columnIndices) = ([.. starts], [.. columns]);
        (residuals, values) = (new T[starts.Count - 1], new T[columns.Count]);
        isStale = false;
    }

    /// <summary>Rows that may touch any variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillWhole<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<int> outputs, scoped ReadOnlySpan<Range> variables)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var (rows, longest) = (0, 0);
        for (var group = 0; group < outputs.Length; group++)
        {
            rows += kernel.CountOf(group);
            longest = Math.Max(longest, StepOf(outputs[group]));
        }

        var count = CountOf(variables);
        if (groups.Length > 0 || rows != Rows || count != Columns) LayWhole(rows, count);
        using var workspace = Workspace.Open();
        var stride = AlignedMemory<T>.Pad(longest);
        var slopes = workspace.Take<T>(checked(AlignedMemory<T>.Pad(point.Length) * stride));
        var row = 0;
        for (var group = 0; group < outputs.Length; group++)
        {
            for (var (first, end) = (0, kernel.CountOf(group)); first < end; first += StepOf(outputs[group]))
            {
                var own = residuals.AsSpan(row, Math.Min(StepOf(outputs[group]), end - first));
                kernel.Jacobian(group, point, first, own, slopes, stride);
                var column = 0;
                foreach (var variable in variables)
                {
                    for (var place = variable.Start.Value; place < variable.End.Value; place++, column++)
                    {
                        var from = slopes.Slice(place * stride, own.Length);
                        for (var i = 0; i < from.Length; i++) values[((row + i) * count) + column] = from[i];
                    }
                }

                row += own.Length;
            }
        }
    }

    /// <summary>How many residuals are evaluated at once: whole rows.</summary>
    private static int StepOf(int outputs) => Math.Max(1, WholeRows / Math.Max(1, outputs)) * Math.Max(1, outputs);

    private void LayWhole(int rows, int count)
    {
        (groups, isStale, Columns) = ([], true, count);
        (residuals, values, columnIndices) = (new T[rows], new T[checked(rows * count)], new int[rows * count]);
        rowStarts = [.. Enumerable.Range(0, rows + 1).Select(row => row * count)];
        for (var i = 0; i < columnIndices.Length; i++) columnIndices[i] = i % count;
    }
}
