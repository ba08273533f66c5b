using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.LeastSquares;

/// <summary>
/// Goes through residuals block by block, each small enough to stay in the first cache from its evaluation until its columns have been multiplied with
/// each other: the Jacobian never exists as a whole.
/// </summary>
internal sealed class ResidualBlocks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockBytes = 24 << 10;
    private const int LeastRows = 32;
    private const int MostRows = 256;
    private const int Tile = 4;

    private readonly ResidualGroup[] groups;
    private readonly int[] places;
    private readonly int[] columns;
    private readonly bool hasLosses;
    private readonly AlignedMemory<T> block;
    private readonly AlignedMemory<T> vectors;
    private readonly int padded;
    private readonly int rows;

    /// <summary>How many elements of each column may hold something else than zeros.</summary>
    private int used;

    /// <param name="length">The length of the packed variables.</param>
    /// <param name="places">Where variables stand in the point.</param>
    /// <param name="groups">The groups of residuals.</param>
    /// <param name="hasLosses">Whether there are losses beside them.</param>
    public ResidualBlocks(int length, int[] places, ResidualGroup[] groups, bool hasLosses)
    {
        this.groups = groups;
        this.places = places;
        this.hasLosses = hasLosses;
        padded = AlignedMemory<T>.Pad(length);
        var order = places.Length + 1;
        rows = Math.Clamp(BlockBytes / (order * Unsafe.SizeOf<T>()), LeastRows, MostRows) & -LeastRows;
        var most = rows;
        foreach (var group in groups) most = Math.Max(most, RowsOf(in group));
        block = new AlignedMemory<T>(padded + 3, most);
        vectors = new AlignedMemory<T>(hasLosses ? 2 : 0, length);
        columns = new int[(order + Tile - 1) & -Tile];
        columns.AsSpan().Fill((padded + 1) * block.VectorLength);
        for (var i = 0; i < places.Length; i++) columns[i] = places[i] * block.VectorLength;
        columns[places.Length] = padded * block.VectorLength;
    }

    /// <summary>The objective alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Loss<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var loss = hasLosses ? kernel.Gradient(point, vectors[0]) : 0;
        for (var index = 0; index < groups.Length; index++)
        {
            ref readonly var group = ref groups[index];
            if (group.Weight == 0) continue;
            var count = kernel.CountOf(index);
            var step = RowsOf(in group);
            for (var first = 0; first < count; first += step)
            {
                var residuals = block[padded][..Math.Min(step, count - first)];
                used = Math.Max(used, residuals.Length);
                kernel.Residuals(index, point, first, residuals);
                loss += group.Weight * (group.Robust == Robust.None ? 0.5 * SumOfSquares(residuals) : RobustLoss.Sum<T>(group.Robust, group.Scale, residuals));
            }
        }

        return loss;
    }

    /// <summary>The objective near a point.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables.</param>
    /// <param name="model">Receives it.</param>
    /// <param name="withTriangle">Whether the triangle is wanted, too; not where there are losses beside the residuals.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Linearize<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, NormalEquations model, bool withTriangle)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var order = model.Order;
        var matrix = model.Matrix.AsSpan();
        matrix.Clear();
        model.HasTriangle = withTriangle && !hasLosses;
        if (model.HasTriangle)
        {
            if (model.Triangle.Length == 0) model.Triangle = new double[order * order];
            model.Triangle.AsSpan().Clear();
        }

        var loss = 0.0;
        for (var index = 0; index < groups.Length; index++)
        {
            if (groups[index].Weight == 0) continue;
            var count = kernel.CountOf(index);
            var step = RowsOf(in groups[index]);
            for (var first = 0; first < count; first += step) loss += LinearizeBlock(ref kernel, point, index, first, Math.Min(step, count - first), model);
        }

        for (var i = 0; i < model.Count; i++) model.Gradient[i] = matrix[i * order + order - 1];
        model.Loss = hasLosses ? loss + AddLosses(ref kernel, point, model) : loss;
        model.IsFinite = double.IsFinite(model.Loss) && AreFinite(model);
    }

    /// <summary>
    /// The gradient of ½·Σ r·(second derivative of r along a direction), from residuals a part of the way along it: what geodesic acceleration needs.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables.</param>
    /// <param name="ahead">The packed variables a part of the direction further on.</param>
    /// <param name="part">The part.</param>
    /// <param name="direction">The direction, without padding.</param>
    /// <param name="sums">Receives Jᵀ·(second derivative), one number for each variable.</param>
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
            var count = kernel.CountOf(index);
            var step = RowsOf(in group);
            for (var first = 0; first < count; first += step)
            {
                var size = Math.Min(step, count - first);
                used = Math.Max(used, size);
                var residuals = block[padded][..size];
                kernel.Jacobian(index, point, first, residuals, block.Range(0, padded), block.VectorLength);
                var further = block[padded + 2][..size];
                kernel.Residuals(index, ahead, first, further);
                for (var row = 0; row < size; row++)
                {
                    var slope = 0.0;
                    for (var i = 0; i < places.Length; i++) slope += double.CreateTruncating(block[places[i]][row]) * direction[i];
                    var residual = double.CreateTruncating(residuals[row]);
                    var bend = 2 / part * ((double.CreateTruncating(further[row]) - residual) / part - slope);
                    if (group.Robust != Robust.None) bend *= RobustLoss.At(group.Robust, residual / group.Scale * (residual / group.Scale)).Slope;
                    for (var i = 0; i < places.Length; i++) sums[i] += group.Weight * bend * double.CreateTruncating(block[places[i]][row]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double LinearizeBlock<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, int index, int first, int size, NormalEquations model)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        ref readonly var group = ref groups[index];
        if (size < used) ClearTails(size);
        used = size;
        var residuals = block[padded][..size];
        kernel.Jacobian(index, point, first, residuals, block.Range(0, padded), block.VectorLength);
        double loss;
        if (group.Robust == Robust.None)
        {
            // Behind the last row stand zeros, so that whole vectors can be read.
            loss = 0.5 * SumOfSquares(block[padded][..AlignedMemory<T>.Pad(size)]);
        }
        else
        {
            var roots = block[padded + 2][..size];
            loss = RobustLoss.Weigh(group.Robust, group.Scale, residuals, roots);
            foreach (var place in places) Packed.SetToProducts<T>(block[place][..size], block[place][..size], roots);
        }

        GramMatrix.Add(ref block.First(0), columns, model.Order, AlignedMemory<T>.Pad(size), group.Weight, model.Matrix);
        if (model.HasTriangle) Absorb(size, group.Weight, model);
        return group.Weight * loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Absorb(int size, double weight, NormalEquations model)
    {
        if (weight != 1)
        {
            var root = T.CreateTruncating(Math.Sqrt(weight));
            for (var i = 0; i < model.Order; i++)
            {
                var column = block.Range(0, padded + 1).Slice(columns[i], size);
                Packed.SetToProduct(column, root, column);
            }
        }

        TriangularForm.Absorb(block.Range(0, padded + 1), columns, model.Order, size, model.Triangle);
    }

    /// <summary>Adds value, gradient and curvature of the losses beside the residuals, the last by a product for each variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double AddLosses<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, NormalEquations model)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var product = vectors[0];
        var direction = vectors[1];
        var loss = kernel.Gradient(point, product);
        for (var i = 0; i < places.Length; i++) model.Gradient[i] += double.CreateTruncating(product[places[i]]);
        for (var i = 0; i < places.Length; i++)
        {
            direction[places[i]] = T.One;
            kernel.Product(point, direction, product);
            direction[places[i]] = T.Zero;
            for (var j = i; j < places.Length; j++) model.Matrix[i * model.Order + j] += double.CreateTruncating(product[places[j]]);
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreFinite(NormalEquations model)
    {
        for (var i = 0; i < model.Count; i++)
        {
            if (!double.IsFinite(model.Gradient[i]) || !double.IsFinite(model.Matrix[i * model.Order + i])) return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private int RowsOf(in ResidualGroup group) => group.Unit <= 1 ? rows : Math.Max(group.Unit, rows / group.Unit * group.Unit);

    /// <summary>Zeros from the end of a block to the end of an earlier one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ClearTails(int size)
    {
        for (var i = 0; i < places.Length; i++) block[places[i]][size..used].Clear();
        block[padded][size..used].Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(ReadOnlySpan<T> residuals)
    {
        if (typeof(T) == typeof(double)) return Packed.Dot(MemoryMarshal.Cast<T, double>(residuals), MemoryMarshal.Cast<T, double>(residuals));
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var number = double.CreateTruncating(residual);
            sum += number * number;
        }

        return sum;
    }
}
