using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// The whole Hessian H of few variables, by a product for each, scaled to S = D·H·D and reduced to a tridiagonal matrix T = Qᵀ·S·Q. Steps are found in
/// the scaled variables, p = D·Q·y.
/// </summary>
/// <remarks>D makes the diagonal of S one, and no entry much larger: what is solved then hardly depends on the units of variables.</remarks>
/// <param name="places">Where the variables stand in a packed vector.</param>
/// <param name="length">The length of packed vectors.</param>
internal sealed class DenseHessian<T>(int[] places, int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Sweeps = 4;
    private readonly HouseholderReduction reduction = new(places.Length);
    private readonly AlignedMemory<T> memory = new(2, length);
    private readonly double[] scale = new double[places.Length];
    private readonly double[] largest = new double[places.Length];

    public int Order => places.Length;

    /// <summary>The diagonal of T.</summary>
    public ReadOnlySpan<double> Diagonal => reduction.Diagonal;

    /// <summary>What stands beside the diagonal of T.</summary>
    public ReadOnlySpan<double> Beside => reduction.Beside;

    /// <summary>A bound of the eigenvalues of T.</summary>
    public double Bound { get; private set; }

    /// <summary>Whether every entry is finite; otherwise the identity stands for it.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Computes and reduces the Hessian at a point.</summary>
    /// <param name="products">The Hessian.</param>
    /// <param name="point">Where it is taken.</param>
    /// <param name="free">Not 0 for variables that may move, where not all may; the Hessian of the others is the identity.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(HessianProducts<T> products, ReadOnlySpan<T> point, ReadOnlySpan<T> free)
    {
        var unit = memory[0];
        var product = memory[1];
        IsFinite = true;
        for (var i = 0; i < places.Length; i++)
        {
            var row = reduction.Row(i);
            if (!IsFree(free, i))
            {
                row.Clear();
                row[i] = 1;
                continue;
            }

            unit[places[i]] = T.One;
            products.Multiply(point, unit, product);
            unit[places[i]] = T.Zero;
            for (var j = 0; j < places.Length; j++)
            {
                row[j] = IsFree(free, j) ? double.CreateTruncating(product[places[j]]) : 0;
                IsFinite &= double.IsFinite(row[j]);
            }
        }

        if (IsFinite) Balance();
        else SetIdentity();
        reduction.Reduce();
        Bound = Tridiagonal.Bound(Diagonal, Beside);
    }

    /// <summary>turned ← Qᵀ·D·packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Turn(ReadOnlySpan<T> packed, Span<double> turned)
    {
        for (var i = 0; i < places.Length; i++) turned[i] = scale[i] * double.CreateTruncating(packed[places[i]]);
        reduction.Turn(turned);
    }

    /// <summary>packed ← D·Q·turned, which is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TurnBack(Span<double> turned, Span<T> packed)
    {
        reduction.TurnBack(turned);
        for (var i = 0; i < places.Length; i++) packed[places[i]] = T.CreateTruncating(scale[i] * turned[i]);
    }

    /// <summary>The length of a packed vector in scaled variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ScaledLength(ReadOnlySpan<T> packed)
    {
        var sum = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            var value = double.CreateTruncating(packed[places[i]]) / scale[i];
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsFree(ReadOnlySpan<T> free, int variable) => free.IsEmpty || free[places[variable]] != T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetIdentity()
    {
        for (var i = 0; i < places.Length; i++)
        {
            reduction.Row(i).Clear();
            reduction.Row(i)[i] = 1;
            scale[i] = 1;
        }
    }

    /// <summary>
    /// Makes it exactly symmetric and scales it: by the diagonal first, which suffices where it is positive definite, then by the largest entries of
    /// rows that are larger than one. A variable without curvature keeps its scale.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Balance()
    {
        for (var i = 0; i < places.Length; i++)
        {
            var row = reduction.Row(i);
            for (var j = i + 1; j < places.Length; j++)
            {
                var other = reduction.Row(j);
                row[j] = other[i] = 0.5 * row[j] + 0.5 * other[i];
            }
        }

        for (var i = 0; i < places.Length; i++)
        {
            var row = reduction.Row(i);
            var size = Math.Abs(row[i]);
            if (size == 0) size = Packed.LargestMagnitude<double>(row);
            scale[i] = size > 0 ? 1 / Math.Sqrt(size) : 1;
        }

        for (var sweep = 0; sweep < Sweeps && SetLargest(); sweep++)
        {
            for (var i = 0; i < places.Length; i++)
            {
                if (largest[i] > 1) scale[i] /= Math.Sqrt(largest[i]);
            }
        }

        for (var i = 0; i < places.Length; i++)
        {
            var row = reduction.Row(i);
            for (var j = 0; j < places.Length; j++) row[j] = scale[i] * row[j] * scale[j];
        }
    }

    /// <summary>The largest scaled entry of each row; false where none is larger than 1 by more than rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SetLargest()
    {
        var isLarge = false;
        for (var i = 0; i < places.Length; i++)
        {
            var row = reduction.Row(i);
            largest[i] = 0;
            for (var j = 0; j < places.Length; j++) largest[i] = Math.Max(largest[i], Math.Abs(scale[i] * row[j] * scale[j]));
            isLarge |= largest[i] > 1.0001;
        }

        return isLarge;
    }
}
