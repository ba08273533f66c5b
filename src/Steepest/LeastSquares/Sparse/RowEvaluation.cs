using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// Evaluates rows by the numbers that they touch, a chunk of them at once: the numbers are gathered column by column, and so are residuals and slopes handed
/// out, so that the kernel and whoever reads them run in lanes.
/// </summary>
internal sealed class RowEvaluation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Chunk = RowBlocks.Chunk;
    private const int Numbers = 0;

    private readonly AlignedMemory<T> memory;
    private readonly int residuals;
    private readonly int slopes;
    private readonly int spare;

    /// <param name="rows">What the rows of each group touch.</param>
    /// <param name="more">How many columns the caller needs for itself.</param>
    public RowEvaluation(RowBlocks[] rows, int more)
    {
        var columns = rows.Max(group => group.Columns);
        residuals = columns;
        slopes = columns + rows.Max(group => group.Outputs);
        spare = slopes + rows.Max(group => group.Columns * group.Outputs);
        memory = new AlignedMemory<T>(spare + more, Chunk);
    }

    /// <summary>The distance of two columns.</summary>
    public int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Chunk;
    }

    /// <summary>What the kernel says that the rows of its groups touch.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="outputs">How many residuals a row of each group has.</param>
    public static RowBlocks[] RowsOf<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<int> outputs)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var rows = new RowBlocks[outputs.Length];
        for (var group = 0; group < rows.Length; group++)
        {
            var lengths = new int[kernel.Blocks(group, default)];
            kernel.Blocks(group, lengths);
            rows[group] = new RowBlocks(lengths, outputs[group]);
        }

        return rows;
    }

    /// <summary>The residuals of an output, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Span<T> Residual(int output) => memory[residuals + output];

    /// <summary>The slopes of an output by a number, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Span<T> Slope(int column) => memory[slopes + column];

    /// <summary>A column of the caller's own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Span<T> Spare(int column) => memory[spare + column];

    /// <inheritdoc cref="Residual"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public ref T FirstResidual(int output) => ref memory.First(residuals + output);

    /// <inheritdoc cref="Slope"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public ref T FirstSlope(int column) => ref memory.First(slopes + column);

    /// <inheritdoc cref="Spare"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public ref T FirstSpare(int column) => ref memory.First(spare + column);

    /// <summary>Residuals and slopes of a chunk of rows.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables; rows were checked against their number.</param>
    /// <param name="group">What the rows touch.</param>
    /// <param name="index">The number of the group.</param>
    /// <param name="first">The first row, a multiple of the rows of a chunk.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, RowBlocks group, int index, int first, int count)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        Gather(point, group, first, count);
        kernel.Local(index, first, count, memory.Range(Numbers, group.Columns), memory.Range(residuals, group.Outputs), memory.Range(slopes, group.Outputs * group.Columns), Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(scoped ReadOnlySpan<T> point, RowBlocks group, int first, int count)
    {
        ref var start = ref MemoryMarshal.GetReference(point);
        ref var to = ref memory.First(Numbers);
        const int stride = Chunk;
        var at = first * group.Lengths.Length;
        foreach (var length in group.Lengths)
        {
            foreach (var place in group.Places.AsSpan(at, count))
            {
                if ((uint)place > (uint)(point.Length - length)) throw new IndexOutOfRangeException();
                ref var from = ref Unsafe.Add(ref start, place);
                ref var column = ref to;
                for (var left = length; left >= 4; left -= 4)
                {
                    column = from;
                    Unsafe.Add(ref column, stride) = Unsafe.Add(ref from, 1);
                    Unsafe.Add(ref column, 2 * stride) = Unsafe.Add(ref from, 2);
                    Unsafe.Add(ref column, 3 * stride) = Unsafe.Add(ref from, 3);
                    from = ref Unsafe.Add(ref from, 4);
                    column = ref Unsafe.Add(ref column, 4 * stride);
                }

                for (var left = length & 3; left > 0; left--)
                {
                    column = from;
                    from = ref Unsafe.Add(ref from, 1);
                    column = ref Unsafe.Add(ref column, stride);
                }

                to = ref Unsafe.Add(ref to, 1);
            }

            to = ref Unsafe.Add(ref to, length * stride - count);
            at += Chunk;
        }
    }
}
