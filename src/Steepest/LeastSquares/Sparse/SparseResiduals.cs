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
    private AlignedMemory<T> memory = new(0, 0);
    private T[] block = [];
    private int numbers;
    private int residuals;
    private int slopes;
    private int products;

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
        var isNew = rows.Length == 0;
        if (isNew) Make(ref kernel);
        for (var group = 0; group < rows.Length; group++) isNew |= rows[group].Read<T, TKernel>(ref kernel, group);
        if (isNew) Analyse();
        return isNew;
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
                Evaluate(ref kernel, point, index, first, count);
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
                Evaluate(ref kernel, point, index, first, count);
                for (var row = 0; row < count; row++)
                {
                    for (var output = 0; output < own.Outputs; output++)
                    {
                        var slope = 0.0;
                        for (var c = 0; c < own.Columns; c++) slope += Slope(own, output, c, row) * direction[VariableOf(own, first + row, c)];
                        var residual = double.CreateTruncating(memory[residuals + output][row]);
                        var bend = 2 / part * ((double.CreateTruncating(further[row * own.Outputs + output]) - residual) / part - slope);
                        if (group.Robust != Robust.None) bend *= RobustLoss.At(group.Robust, residual / group.Scale * (residual / group.Scale)).Slope;
                        for (var c = 0; c < own.Columns; c++) sums[VariableOf(own, first + row, c)] += group.Weight * bend * Slope(own, output, c, row);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double Slope(RowBlocks group, int output, int column, int row) => double.CreateTruncating(memory[slopes + output * group.Columns + column][row]);

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
        rows = new RowBlocks[groups.Length];
        var (columns, outputs, slopeColumns, pairs, longest) = (0, 0, 0, 0, 1);
        for (var group = 0; group < rows.Length; group++)
        {
            var lengths = new int[kernel.Blocks(group, default)];
            kernel.Blocks(group, lengths);
            var own = rows[group] = new RowBlocks(lengths, groups[group].Unit);
            (columns, outputs, slopeColumns) = (Math.Max(columns, own.Columns), Math.Max(outputs, own.Outputs), Math.Max(slopeColumns, own.Columns * own.Outputs));
            (pairs, longest) = (Math.Max(pairs, own.Pairs), Math.Max(longest, own.Outputs));
        }

        (numbers, residuals, slopes, products) = (0, columns, columns + outputs, columns + outputs + slopeColumns);
        memory = new AlignedMemory<T>(products + Math.Max(pairs, 1) + 1, Chunk);
        block = new T[Math.Max(LossRows, Chunk * longest)];
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

    /// <summary>Residuals and slopes of a chunk of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, int index, int first, int count)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var group = rows[index];
        var at = first * group.Lengths.Length;
        var column = numbers;
        for (var block = 0; block < group.Lengths.Length; block++, at += Chunk)
        {
            var from = group.Places.AsSpan(at, Chunk);
            for (var k = 0; k < group.Lengths[block]; k++)
            {
                var to = memory[column++];
                for (var i = 0; i < count; i++) to[i] = point[from[i] + k];
            }
        }

        var stride = memory.VectorLength;
        kernel.Local(index, first, count, memory.Range(numbers, group.Columns), memory.Range(residuals, group.Outputs), memory.Range(slopes, group.Outputs * group.Columns), stride);
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
            var values = memory[residuals + output][..count];
            if (group.Robust == Robust.None)
            {
                loss += RobustLoss.Sum<T>(Robust.None, 1, values);
                continue;
            }

            var roots = memory[products][..count];
            loss += RobustLoss.Weigh(group.Robust, group.Scale, values, roots);
            for (var column = 0; column < own.Columns; column++)
            {
                var slope = memory[slopes + output * own.Columns + column][..count];
                Packed.SetToProducts<T>(slope, slope, roots);
            }
        }

        return loss;
    }

    /// <summary>Adds the products of the columns of each row, with each other and with its residuals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(RowBlocks group, int first, int count, double weight, NormalEquations model)
    {
        var pair = products;
        for (var a = 0; a < group.Columns; a++)
        {
            for (var b = a; b < group.Columns; b++) SumProducts(slopes + a, slopes + b, group.Columns, group.Outputs, pair++);
        }

        var stride = memory.VectorLength;
        ref var source = ref memory.First(products);
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
                SumProducts(slopes + column, residuals, group.Columns, group.Outputs, products, 1);
                var sums = memory[products];
                for (var i = 0; i < count; i++) gradient[indexOf[from[i]] + k] += weight * double.CreateTruncating(sums[i]);
            }
        }
    }

    /// <summary>Row by row, the sum over outputs of the products of two vectors, of which those of the next output stand so many further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumProducts(int a, int b, int distance, int outputs, int target, int distanceOfB = 0)
    {
        var stride = memory.VectorLength;
        var (stepA, stepB) = (distance * stride, (distanceOfB == 0 ? distance : distanceOfB) * stride);
        ref var to = ref memory.First(target);
        for (var i = 0; i < Chunk; i += Vector512<T>.Count)
        {
            ref var left = ref Unsafe.Add(ref memory.First(a), i);
            ref var right = ref Unsafe.Add(ref memory.First(b), i);
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
