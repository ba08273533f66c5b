using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>Vector operations that have no generic form in the framework. The type tests fold away.</summary>
internal static class Lanes
{
    /// <summary>Whether vectors are at least 256 bits wide; below, scalar code is faster than emulated vectors.</summary>
    public static bool AreWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        if (typeof(T) == typeof(float)) return Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        return a * b + c;
    }
}
