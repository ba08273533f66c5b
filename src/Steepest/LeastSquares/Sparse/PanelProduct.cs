using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.LeastSquares.Sparse;

/// <summary>Products of dense panels, in tiles of eight rows by four columns whose sums stay in registers.</summary>
internal static class PanelProduct
{
    /// <summary>How far behind its end a panel is read, and a product written.</summary>
    public const int Slack = 8;

    /// <summary>target ← A·Bᵀ, where B is the first rows of A; what stands above the diagonal is not looked at.</summary>
    /// <param name="a">The first element of A, column by column.</param>
    /// <param name="stride">The distance of its columns.</param>
    /// <param name="inner">The number of its columns.</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of rows of B.</param>
    /// <param name="target">The first element of the product, column by column.</param>
    /// <param name="distance">The distance of its columns, at least <see cref="Slack"/> more than its rows; it has up to three columns more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Set(ref double a, int stride, int inner, int rows, int columns, ref double target, int distance)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            SetInTurn(ref a, stride, inner, rows, columns, ref target, distance);
            return;
        }

        for (var j = 0; j < columns; j += 4)
        {
            for (var i = j; i < rows; i += 8)
            {
                Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
                ref var left = ref Unsafe.Add(ref a, i);
                ref var right = ref Unsafe.Add(ref a, j);
                for (var k = 0; k < inner; k++)
                {
                    var x = Vector256.LoadUnsafe(ref left);
                    var y = Vector256.LoadUnsafe(ref left, 4);
                    var factor = Vector256.Create(right);
                    a0 = Vector256.MultiplyAddEstimate(x, factor, a0);
                    b0 = Vector256.MultiplyAddEstimate(y, factor, b0);
                    factor = Vector256.Create(Unsafe.Add(ref right, 1));
                    a1 = Vector256.MultiplyAddEstimate(x, factor, a1);
                    b1 = Vector256.MultiplyAddEstimate(y, factor, b1);
                    factor = Vector256.Create(Unsafe.Add(ref right, 2));
                    a2 = Vector256.MultiplyAddEstimate(x, factor, a2);
                    b2 = Vector256.MultiplyAddEstimate(y, factor, b2);
                    factor = Vector256.Create(Unsafe.Add(ref right, 3));
                    a3 = Vector256.MultiplyAddEstimate(x, factor, a3);
                    b3 = Vector256.MultiplyAddEstimate(y, factor, b3);
                    left = ref Unsafe.Add(ref left, stride);
                    right = ref Unsafe.Add(ref right, stride);
                }

                ref var to = ref Unsafe.Add(ref target, j * distance + i);
                a0.StoreUnsafe(ref to);
                b0.StoreUnsafe(ref to, 4);
                a1.StoreUnsafe(ref to, (nuint)distance);
                b1.StoreUnsafe(ref to, (nuint)distance + 4);
                a2.StoreUnsafe(ref to, (nuint)(2 * distance));
                b2.StoreUnsafe(ref to, (nuint)(2 * distance) + 4);
                a3.StoreUnsafe(ref to, (nuint)(3 * distance));
                b3.StoreUnsafe(ref to, (nuint)(3 * distance) + 4);
            }
        }
    }

    /// <summary>target ← target − source·(its first element).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ref double target, ref double source, int length)
    {
        var factor = -source;
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var factors = Vector256.Create(factor);
            for (; i <= length - 4; i += 4)
                Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref source, (nuint)i), factors, Vector256.LoadUnsafe(ref target, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < length; i++) Unsafe.Add(ref target, i) += factor * Unsafe.Add(ref source, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SetInTurn(ref double a, int stride, int inner, int rows, int columns, ref double target, int distance)
    {
        for (var j = 0; j < columns; j++)
        {
            for (var i = j; i < rows; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < inner; k++) sum += Unsafe.Add(ref a, k * stride + i) * Unsafe.Add(ref a, k * stride + j);
                Unsafe.Add(ref target, j * distance + i) = sum;
            }
        }
    }
}
