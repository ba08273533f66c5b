using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Kernels;

/// <summary>Variables of type <see langword="float"/> in a packed point of doubles.</summary>
/// <remarks>
/// Where a problem has variables of both types, the point is of doubles, and what stands there for a float is always the value of one:
/// drivers round every point before it is evaluated, so that what is judged is what the caller gets back.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Singles
{
    /// <summary>The rounding unit of <see langword="float"/>.</summary>
    internal const double Epsilon = 1.1920929e-7;

    /// <summary>Puts floats into a packed vector.</summary>
    /// <param name="source">The variable.</param>
    /// <param name="destination">Its place in the vector, at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<float> source, Span<double> destination)
    {
        destination = destination[..source.Length];
        for (var i = 0; i < source.Length; i++) destination[i] = source[i];
    }

    /// <summary>Adds floats to a packed vector.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="destination">The place of the variable in the vector, as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWidened(ReadOnlySpan<float> source, Span<double> destination)
    {
        destination = destination[..source.Length];
        for (var i = 0; i < source.Length; i++) destination[i] += source[i];
    }

    /// <summary>Takes floats out of a packed vector.</summary>
    /// <param name="source">The place of the variable in the vector.</param>
    /// <param name="destination">The variable, at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Narrow(ReadOnlySpan<double> source, Span<float> destination)
    {
        destination = destination[..source.Length];
        for (var i = 0; i < source.Length; i++) destination[i] = (float)source[i];
    }

    /// <summary>Rounds what stands for floats to the nearest ones.</summary>
    /// <param name="point">A packed point of doubles; of floats there is nothing to round.</param>
    /// <param name="singles">Where the floats stand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Round<T>(Span<T> point, Range[] singles)
        where T : unmanaged
    {
        if (singles.Length == 0 || typeof(T) != typeof(double)) return;
        var numbers = MemoryMarshal.Cast<T, double>(point);
        foreach (var range in singles)
        {
            var part = numbers[range];
            for (var i = 0; i < part.Length; i++) part[i] = (float)part[i];
        }
    }
}
