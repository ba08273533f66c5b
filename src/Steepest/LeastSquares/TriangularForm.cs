using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>Brings Jacobian and residuals to triangular form block by block, by reflections: no product of columns is formed, so no digits are lost to squares.</summary>
internal static class TriangularForm
{
    /// <summary>Reflects a block into the triangle above it.</summary>
    /// <param name="block">The columns, one behind the other; their content is lost.</param>
    /// <param name="columns">Where each column begins.</param>
    /// <param name="order">The number of columns.</param>
    /// <param name="rows">Their length.</param>
    /// <param name="triangle">The upper triangle, row by row, zero at first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Absorb<T>(Span<T> block, ReadOnlySpan<int> columns, int order, int rows, Span<double> triangle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var pivot = 0; pivot < order; pivot++)
        {
            var column = block.Slice(columns[pivot], rows);
            var square = SumOfSquares<T>(column);
            if (square == 0) continue;
            ref var row = ref triangle[pivot * order];
            var head = Unsafe.Add(ref row, pivot);
            var length = Math.CopySign(Math.Sqrt(head * head + square), -head);
            var first = head - length;
            var factor = 2 / (first * first + square);
            Unsafe.Add(ref row, pivot) = length;
            for (var other = pivot + 1; other < order; other++)
            {
                var target = block.Slice(columns[other], rows);
                ref var top = ref Unsafe.Add(ref row, other);
                var share = factor * (first * top + Dot<T>(column, target));
                top -= share * first;
                Packed.AddScaled(target, T.CreateTruncating(-share), column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares<T>(ReadOnlySpan<T> column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Dot(column, column);

    /// <summary>In double whatever the type: cancellation between columns would lose the digits that this form is for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return Packed.Dot(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b));
        b = b[..a.Length];
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
        return sum;
    }
}
