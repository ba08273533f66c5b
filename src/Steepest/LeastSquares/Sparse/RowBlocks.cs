using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// Where the rows of one residual method touch the variables: a fixed number of blocks, each a run of a fixed length that begins elsewhere in each row.
/// Rows are kept in chunks, in which the first row's block is followed by that of the second, so that numbers are gathered column by column.
/// </summary>
/// <param name="lengths">How long each block is.</param>
/// <param name="outputs">How many residuals a row has.</param>
internal sealed class RowBlocks(int[] lengths, int outputs)
{
    /// <summary>How many rows are evaluated at once: whole vectors of either number type, whose products stay in the first cache.</summary>
    public const int Chunk = 32;

    /// <summary>How long each block is.</summary>
    public readonly int[] Lengths = lengths;

    /// <summary>How many residuals a row has.</summary>
    public readonly int Outputs = outputs;

    /// <summary>How many numbers a row touches.</summary>
    public readonly int Columns = lengths.Sum();

    /// <summary>How many products its columns have with each other.</summary>
    public readonly int Pairs = lengths.Sum() * (lengths.Sum() + 1) / 2;

    private readonly int[] read = new int[lengths.Length * Chunk];

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Where blocks begin in the packed point, chunk by chunk, block by block.</summary>
    public int[] Places { get; private set; } = [];

    /// <summary>The products' places in the matrix, row by row; the complement of one whose product counts twice, as one variable is touched by two columns.</summary>
    public int[] Offsets { get; set; } = [];

    /// <summary>The position of a block of a row in <see cref="Places"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public int At(int row, int block) => ((row / Chunk * Lengths.Length) + block) * Chunk + row % Chunk;

    /// <summary>Takes the blocks from a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="group">The number of the group.</param>
    /// <param name="isNew">Becomes true as soon as something is not what it was, so that an exception leaves nothing half known.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read<T, TKernel>(ref TKernel kernel, int group, ref bool isNew)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var rows = kernel.CountOf(group) / Outputs;
        if (rows != Rows)
        {
            isNew = true;
            Rows = rows;
            Places = new int[(rows + Chunk - 1) / Chunk * Chunk * Lengths.Length];
        }

        for (var first = 0; first < rows; first += Chunk)
        {
            // Behind the last row stand places of an earlier chunk, which are places, too.
            kernel.Places(group, first, Math.Min(Chunk, rows - first), read, Chunk);
            var kept = Places.AsSpan(first * Lengths.Length, read.Length);
            if (kept.SequenceEqual(read)) continue;
            isNew = true;
            read.CopyTo(kept);
        }
    }
}
