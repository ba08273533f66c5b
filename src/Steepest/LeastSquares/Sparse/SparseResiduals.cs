using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// Evaluates residuals each of which touches a fixed number of variables, and adds the products of their derivatives where these belong in the sparse
/// normal equations. Rows go chunk by chunk: the numbers that they touch are gathered column by column, so that the kernel and the products run in lanes.
/// </summary>
internal sealed class SparseResiduals<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Chunk = RowBlocks.Chunk;
    private const int LossRows = 256;

    private readonly ResidualGroup[] groups;
    private readonly int[] places;
    private readonly int[] indexOf;
    private RowBlocks[] rows = [];
    private RowEvaluation<T> chunk = null!;
    private T[] block = [];
    private bool isStale = true;

    /// <param name="length">The length of the packed variables.</param>
    /// <param name="places">Where variables stand in the point.</param>
    /// <param name="groups">The groups of residuals.</param>
    public SparseResiduals(int length, int[] places, ResidualGroup[] groups)
    {
        this.groups = groups;
        this.places = places;
        indexOf = new int[length + 1];
        for (var i = 0; i < places.Length; i++) indexOf[places[i]] = i;
    }

    /// <summary>What the factor looks like.</summary>
    public FactorPattern Pattern { get; private set; } = null!;

    /// <summary>Where the diagonal of the matrix is stored, by variable.</summary>
    public int[] Diagonal { get; private set; } = [];

    /// <summary>Looks which variables rows touch; true where that changed, and with it the pattern.</summary>
    public bool Prepare<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (rows.Length == 0) Make(ref kernel);
        for (var group = 0; group < rows.Length; group++) rows[group].Read<T, TKernel>(ref kernel, group, ref isStale);
        if (!isStale) return false;
        Analyse();
        isStale = false;
        return true;
    }

    /// <summary>The objective alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Loss<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var loss = 0.0;
        for (var index = 0; index < groups.Length; index++)
        {
            ref readonly var group = ref groups[index];
            if (group.Weight == 0) continue;
            var count = kernel.CountOf(index);
            var step = Math.Max(1, LossRows / group.Unit) * group.Unit;
            for (var first = 0; first < count; first += step)
            {
                var values = block.AsSpan(0, Math.Min(step, count - first));
                kernel.Residuals(index, point, first, values);
                loss += group.Weight * RobustLoss.Sum<T>(group.Robust, group.Scale, values);
            }
        }

        return loss;
    }

    /// <summary>The objective near a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Linearize<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, NormalEquations model)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        model.Matrix.AsSpan().Clear();
        model.Gradient.AsSpan().Clear();
        var loss = 0.0;
        for (var index = 0; index < groups.Length; index++)
        {
            if (groups[index].Weight == 0) continue;
            var group = rows[index];
            for (var first = 0; first < group.Rows; first += Chunk)
            {
                var count = Math.Min(Chunk, group.Rows - first);
                chunk.Evaluate(ref kernel, point, group, index, first, count);
                loss += groups[index].Weight * Weigh(index, count);
                AddProducts(group, first, count, groups[index].Weight, model);
            }
        }

        model.Loss = loss;
        model.IsFinite = double.IsFinite(loss) && AreFinite(model);
    }

    /// <summary>The gradient of ½·Σ r·(second derivative of r along a direction): see <see cref="ResidualBlocks{T}.Bend"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bend<TKernel>(
        ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> ahead, double part, scoped ReadOnlySpan<double> direction, scoped Span<double> sums)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        sums.Clear();
        for (var index = 0; index < groups.Length; index++)
        {
            ref readonly var group = ref groups[index];
            if (group.Weight == 0) continue;
            var own = rows[index];
            for (var first = 0; first < own.Rows; first += Chunk)
            {
                var count = Math.Min(Chunk, own.Rows - first);
                var further = block.AsSpan(0, count * own.Outputs);
                kernel.Residuals(index, ahead, first * own.Outputs, further);
                chunk.Evaluate(ref kernel, point, own, index, first, count);
                for (var row = 0; row < count; row++)
                {
                    for (var output = 0; output < own.Outputs; output++)
                    {
                        var slope = 0.0;
                        for (var c = 0; c < own.Columns; c++) slope += Slope(own, output, c, row) * direction[VariableOf(own, first + row, c)];
                        var residual = double.CreateTruncating(chunk.Residual(output)[row]);
                        var bend = 2 / part * ((double.CreateTruncating(further[row * own.Outputs + output]) - residual) / part - slope);
                        if (group.Robust != Robust.None) bend *= RobustLoss.At(group.Robust, residual / group.Scale * (residual / group.Scale)).Slope;
                        for (var c = 0; c < own.Columns; c++) sums[VariableOf(own, first + row, c)] += group.Weight * bend * Slope(own, output, c, row);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double Slope(RowBlocks group, int output, int column, int row) => double.CreateTruncating(chunk.Slope(output * group.Columns + column)[row]);

    /// <summary>The variable that a column of a row stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int VariableOf(RowBlocks group, int row, int column)
    {
        var block = 0;
        while (column >= group.Lengths[block]) column -= group.Lengths[block++];
        return indexOf[group.Places[group.At(row, block)]] + column;
    }

    private void Make<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        rows = RowEvaluation<T>.RowsOf(ref kernel, [.. groups.Select(group => group.Unit)]);
        chunk = new RowEvaluation<T>(rows, Math.Max(1, rows.Max(group => group.Pairs)) + 1);
        block = new T[Math.Max(LossRows, Chunk * rows.Max(group => group.Outputs))];
    }

    private void Analyse()
    {
        Pattern = FactorPattern.Of(CellGraph.Of(places.Length, rows, indexOf));
        Diagonal = [.. Enumerable.Range(0, places.Length).Select(i => Pattern.OffsetOf(i, i))];
        foreach (var group in rows)
        {
            var offsets = new int[group.Rows * group.Pairs];
            var variables = new int[group.Columns];
            var at = 0;
            for (var row = 0; row < group.Rows; row++)
            {
                for (var column = 0; column < variables.Length; column++) variables[column] = VariableOf(group, row, column);
                for (var a = 0; a < variables.Length; a++)
                {
                    for (var b = a; b < variables.Length; b++)
                    {
                        var offset = Pattern.OffsetOf(variables[a], variables[b]);
                        offsets[at++] = a != b && variables[a] == variables[b] ? ~offset : offset;
                    }
                }
            }

            group.Offsets = offsets;
        }
    }

    /// <summary>The objective of the chunk; robust losses leave residuals and slopes whose plain squares stand for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(int index, int count)
    {
        ref readonly var group = ref groups[index];
        var own = rows[index];
        var loss = 0.0;
        for (var output = 0; output < own.Outputs; output++)
        {
            var values = chunk.Residual(output)[..count];
            if (group.Robust == Robust.None)
            {
                loss += RobustLoss.Sum<T>(Robust.None, 1, values);
                continue;
            }

            var roots = chunk.Spare(0)[..count];
            loss += RobustLoss.Weigh(group.Robust, group.Scale, values, roots);
            for (var column = 0; column < own.Columns; column++)
            {
                var slope = chunk.Slope(output * own.Columns + column)[..count];
                Packed.SetToProducts<T>(slope, slope, roots);
            }
        }

        return loss;
    }

    /// <summary>Adds the products of the columns of each row, with each other and with its residuals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(RowBlocks group, int first, int count, double weight, NormalEquations model)
    {
        var (pair, distance) = (0, group.Columns * chunk.Stride);
        for (var a = 0; a < group.Columns; a++)
        {
            for (var b = a; b < group.Columns; b++) SumProducts(ref chunk.FirstSlope(a), ref chunk.FirstSlope(b), distance, distance, group.Outputs, ref chunk.FirstSpare(pair++));
        }

        var stride = chunk.Stride;
        ref var source = ref chunk.FirstSpare(0);
        ref var matrix = ref MemoryMarshal.GetArrayDataReference(model.Matrix);
        var offsets = group.Offsets.AsSpan(first * group.Pairs, count * group.Pairs);
        ref var offset = ref MemoryMarshal.GetReference(offsets);
        for (var row = 0; row < count; row++)
        {
            for (var k = 0; k < group.Pairs; k++)
            {
                var value = weight * double.CreateTruncating(Unsafe.Add(ref source, k * stride + row));
                var to = offset;
                if (to >= 0) Unsafe.Add(ref matrix, to) += value;
                else Unsafe.Add(ref matrix, ~to) += 2 * value;
                offset = ref Unsafe.Add(ref offset, 1);
            }
        }

        AddGradient(group, first, count, weight, model.Gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddGradient(RowBlocks group, int first, int count, double weight, double[] gradient)
    {
        var column = 0;
        var at = first * group.Lengths.Length;
        for (var block = 0; block < group.Lengths.Length; block++, at += Chunk)
        {
            var from = group.Places.AsSpan(at, Chunk);
            for (var k = 0; k < group.Lengths[block]; k++, column++)
            {
                SumProducts(ref chunk.FirstSlope(column), ref chunk.FirstResidual(0), group.Columns * chunk.Stride, chunk.Stride, group.Outputs, ref chunk.FirstSpare(0));
                var sums = chunk.Spare(0);
                for (var i = 0; i < count; i++) gradient[indexOf[from[i]] + k] += weight * double.CreateTruncating(sums[i]);
            }
        }
    }

    /// <summary>Row by row, the sum over outputs of the products of two columns, of which those of the next output stand so many numbers further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumProducts(ref T a, ref T b, int stepA, int stepB, int outputs, ref T to)
    {
        for (var i = 0; i < Chunk; i += Vector512<T>.Count)
        {
            ref var left = ref Unsafe.Add(ref a, i);
            ref var right = ref Unsafe.Add(ref b, i);
            if (!Lanes.AreWide)
            {
                for (var lane = 0; lane < Vector512<T>.Count; lane++)
                {
                    var one = T.Zero;
                    for (var output = 0; output < outputs; output++) one += Unsafe.Add(ref left, output * stepA + lane) * Unsafe.Add(ref right, output * stepB + lane);
                    Unsafe.Add(ref to, i + lane) = one;
                }

                continue;
            }

            var sum = Vector512<T>.Zero;
            for (var output = 0; output < outputs; output++)
            {
                sum += Vector512.LoadUnsafe(ref left) * Vector512.LoadUnsafe(ref right);
                left = ref Unsafe.Add(ref left, stepA);
                right = ref Unsafe.Add(ref right, stepB);
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AreFinite(NormalEquations model)
    {
        for (var i = 0; i < model.Count; i++)
        {
            if (!double.IsFinite(model.Gradient[i]) || !double.IsFinite(model.Matrix[Diagonal[i]])) return false;
        }

        return true;
    }
}
