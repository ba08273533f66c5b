using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Rows of a data set: a run of them, or a run of a permutation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Batch
{
    private readonly ReadOnlySpan<int> order;
    private readonly int start;

    /// <summary>The rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/>, as they lie.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">The number of rows.</param>
    public Batch(int start, int count)
    {
        this.start = start;
        Count = count;
        Scale = 1.0 / count;
    }

    /// <summary>The rows named by <paramref name="order"/>.</summary>
    /// <param name="order">Row numbers.</param>
    public Batch(ReadOnlySpan<int> order)
    {
        this.order = order;
        Count = order.Length;
        Scale = 1.0 / order.Length;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>One over the number of rows of the whole batch, of which this may be a shard.</summary>
    public double Scale { get; init; }

    /// <summary>One of so many runs of rows that follow each other and are as equal as can be; its scale is that of the whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal Batch Shard(int shard, int count)
    {
        var first = (int)((long)Count * shard / count);
        var rows = (int)((long)Count * (shard + 1) / count) - first;
        return Part(first, rows);
    }

    /// <summary>Some of the rows; the scale is that of the whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal Batch Part(int first, int rows)
        => order.IsEmpty ? new Batch(start + first, rows) { Scale = Scale } : new Batch(order.Slice(first, rows)) { Scale = Scale };

    /// <summary>The number of a row in the data set.</summary>
    /// <param name="index">Its place in the batch, from 0 to <see cref="Count"/> − 1.</param>
    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => order.IsEmpty ? start + index : order[index];
    }
}
