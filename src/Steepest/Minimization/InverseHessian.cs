using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>The inverse Hessian of up to four variables that all pairs of steps and gradient changes stand for, by its columns.</summary>
/// <remarks>
/// Where there are no more variables than pairs would be kept, n² numbers say more than the last pairs do, and cost less: the update of Broyden,
/// Fletcher, Goldfarb and Shanno (Nocedal and Wright, 6.17), begun with the multiple of the identity that the first pair suggests (6.20).
/// </remarks>
internal ref struct InverseHessian<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T first;
    private readonly int stride;

    /// <param name="memory">The vectors of the solver.</param>
    /// <param name="column">The first of the four vectors that hold the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public InverseHessian(AlignedMemory<T> memory, int column)
    {
        first = ref memory.First(column);
        stride = memory.VectorLength;
    }

    /// <summary>−H·g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly Vector256<T> Direction(Vector256<T> gradient)
    {
        var even = Multiply(Column(0), gradient[0], Vector256<T>.Zero);
        var odd = Multiply(Column(1), gradient[1], Vector256<T>.Zero);
        even = Multiply(Column(2), gradient[2], even);
        odd = Multiply(Column(3), gradient[3], odd);
        return Vector256<T>.Zero - (even + odd);
    }

    /// <summary>Takes a pair in, if the matrix stays positive definite beyond rounding.</summary>
    /// <param name="step">The step s.</param>
    /// <param name="change">The change y of the gradient.</param>
    /// <param name="isFirst">Whether there is no matrix yet.</param>
    /// <param name="epsilon">The rounding unit.</param>
    /// <returns>Whether it was taken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly bool Add(Vector256<T> step, Vector256<T> change, bool isFirst, double epsilon)
    {
        var curvature = FewVariables.Dot(step, change);
        var square = FewVariables.Dot(change, change);
        if (!(curvature > epsilon * square) || !double.IsFinite(square)) return false;
        if (isFirst)
        {
            var scale = T.CreateTruncating(curvature / square);
            Set(0, Vector256<T>.Zero.WithElement(0, scale));
            Set(1, Vector256<T>.Zero.WithElement(1, scale));
            Set(2, Vector256<T>.Zero.WithElement(2, scale));
            Set(3, Vector256<T>.Zero.WithElement(3, scale));
        }

        // H + (1 + yᵀHy/yᵀs)·s·sᵀ/yᵀs − (Hy·sᵀ + s·(Hy)ᵀ)/yᵀs, column by column; −Hy is the direction of y.
        var product = Vector256<T>.Zero - Direction(change);
        var inverse = 1 / curvature;
        var scaled = Vector256.Create(T.CreateTruncating(inverse)) * step;
        var along = Vector256.Create(T.CreateTruncating(1 + inverse * FewVariables.Dot(change, product))) * scaled - Vector256.Create(T.CreateTruncating(inverse)) * product;
        var across = Vector256<T>.Zero - scaled;
        Set(0, Multiply(step, along[0], Multiply(product, across[0], Column(0))));
        Set(1, Multiply(step, along[1], Multiply(product, across[1], Column(1))));
        Set(2, Multiply(step, along[2], Multiply(product, across[2], Column(2))));
        Set(3, Multiply(step, along[3], Multiply(product, across[3], Column(3))));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly Vector256<T> Column(int number) => Vector256.LoadUnsafe(ref Unsafe.Add(ref first, number * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Set(int number, Vector256<T> column) => column.StoreUnsafe(ref Unsafe.Add(ref first, number * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> Multiply(Vector256<T> vector, T factor, Vector256<T> addend) => Vector256.Create(factor) * vector + addend;
}
