using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.DirectSearch;

/// <summary>Moves chosen by losses alone.</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first vector that is theirs.</param>
/// <param name="vectors">How many are.</param>
/// <param name="numbers">How many numbers they keep beside vectors.</param>
/// <param name="places">Where variables stand in the point.</param>
/// <param name="box">The bounds; null for none.</param>
/// <param name="radius">How far the first moves reach: in units of a variable's size, at least 1, or of half the way between its bounds.</param>
internal abstract class DirectMoves<T>(AlignedMemory<T> memory, int first, int vectors, int numbers, int[] places, Box<T>? box, double radius)
    : Directions<T>(memory, first, vectors, numbers)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public sealed override bool IsDirect => true;

    /// <summary>How far moves reach now, in the units of the radius.</summary>
    public abstract double Reach { get; }

    public int[] Places { get; } = places;

    protected double Radius { get; } = radius;

    public sealed override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
    }

    public sealed override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient) => direction.Clear();

    /// <summary>The number nearest to a value that lies within the bounds of a variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Within(double value, int place)
    {
        var number = T.CreateTruncating(value);
        return box is null ? number : T.Min(T.Max(number, box.Lower[place]), box.Upper[place]);
    }

    /// <summary>The unit that reaches of a variable are measured in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected double Unit(ReadOnlySpan<T> point, int place)
    {
        var width = box is null ? double.PositiveInfinity : double.CreateTruncating(box.Upper[place]) - double.CreateTruncating(box.Lower[place]);
        return double.IsFinite(width) ? 0.5 * width : Math.Max(1, Math.Abs(double.CreateTruncating(point[place])));
    }
}
