using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Minimization;

/// <summary>Algebra on up to four variables, which one vector of 256 bits holds; the lanes behind them are 0.</summary>
internal static class FewVariables
{
    /// <summary>How many variables are few.</summary>
    public const int Most = 4;

    /// <summary>
    /// The first four elements. They are loaded one by one: a kernel has just stored numbers, and a vector that is loaded from several stores
    /// waits until these have reached the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Gather<T>(ref T first)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            ref var number = ref Unsafe.As<T, double>(ref first);
            return Vector256.Create(number, Unsafe.Add(ref number, 1), Unsafe.Add(ref number, 2), Unsafe.Add(ref number, 3)).As<double, T>();
        }

        if (typeof(T) == typeof(float))
        {
            ref var number = ref Unsafe.As<T, float>(ref first);
            return Vector128.Create(number, Unsafe.Add(ref number, 1), Unsafe.Add(ref number, 2), Unsafe.Add(ref number, 3)).ToVector256().As<float, T>();
        }

        return Vector256.LoadUnsafe(ref first);
    }

    /// <summary>Σ aᵢ·bᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Dot<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged, INumber<T>
    {
        var products = a * b;
        if (typeof(T) == typeof(double))
        {
            var pair = products.GetLower() + products.GetUpper();
            return double.CreateTruncating(pair[0] + pair[1]);
        }

        var four = products.GetLower();
        return double.CreateTruncating((four[0] + four[2]) + (four[1] + four[3]));
    }

    /// <summary>max |aᵢ|; NaN if any element is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double LargestMagnitude<T>(Vector256<T> a)
        where T : unmanaged, INumber<T>
    {
        var magnitudes = Vector256.Abs(a);
        if (typeof(T) == typeof(double))
        {
            var pair = Vector128.Max(magnitudes.GetLower(), magnitudes.GetUpper());
            return double.CreateTruncating(T.Max(pair[0], pair[1]));
        }

        var four = magnitudes.GetLower();
        return double.CreateTruncating(T.Max(T.Max(four[0], four[1]), T.Max(four[2], four[3])));
    }

    /// <summary>Σ |aᵢ|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double SumOfMagnitudes<T>(Vector256<T> a)
        where T : unmanaged, INumber<T>
    {
        var magnitudes = Vector256.Abs(a);
        var sum = 0.0;
        for (var i = 0; i < Most; i++) sum += double.CreateTruncating(magnitudes[i]);
        return sum;
    }
}
