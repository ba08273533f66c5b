using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>The bounds of packed variables, which drivers keep at every evaluation. None at first.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Box<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> memory;
    private ProjectedBlock<T>[] blocks = [];

    /// <summary>Which numbers are kept within sets.</summary>
    private bool[] isTogether = [];

    /// <summary>Makes bounds that keep nothing back.</summary>
    /// <param name="length">The length of the packed variables.</param>
    public Box(int length)
    {
        memory = new AlignedMemory<T>(2, length);
        Lower.Fill(T.NegativeInfinity);
        Upper.Fill(T.PositiveInfinity);
    }

    /// <summary>The least values, in the places of the packed variables.</summary>
    public Span<T> Lower => memory[0];

    /// <summary>The greatest values, in the places of the packed variables.</summary>
    public Span<T> Upper => memory[1];

    /// <summary>Whether variables are kept within sets, which only first-order methods do.</summary>
    internal bool HasSets => blocks.Length > 0;

    /// <summary>Keeps the numbers of a variable within a set, together.</summary>
    /// <param name="set">The set.</param>
    /// <param name="offset">The place of the first number in the packed variables.</param>
    /// <param name="length">How many there are.</param>
    public void Keep(ProjectionSet set, int offset, int length)
    {
        blocks = [.. blocks, new ProjectedBlock<T>(set, offset, length)];
        if (isTogether.Length == 0) isTogether = new bool[memory.VectorLength];
        isTogether.AsSpan(offset, length).Fill(true);
    }

    /// <summary>Moves every number to the nearest one within its bounds; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Project(Span<T> point)
    {
        var lower = Lower[..point.Length];
        var upper = Upper[..point.Length];
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(point);
            ref var low = ref MemoryMarshal.GetReference(lower);
            ref var high = ref MemoryMarshal.GetReference(upper);
            for (; i <= point.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var value = Vector512.LoadUnsafe(ref x, (nuint)i);
                var (least, most) = (Vector512.LoadUnsafe(ref low, (nuint)i), Vector512.LoadUnsafe(ref high, (nuint)i));
                value = Vector512.ConditionalSelect(Vector512.LessThan(value, least), least, value);
                Vector512.ConditionalSelect(Vector512.GreaterThan(value, most), most, value).StoreUnsafe(ref x, (nuint)i);
            }
        }

        for (; i < point.Length; i++) point[i] = Within(point[i], lower[i], upper[i]);
        foreach (var block in blocks) block.Project(point);
    }

    /// <summary>Moves the end of a step to where it lies within, and exactly onto a bound that it misses by no more than rounding.</summary>
    /// <param name="trial">Where the step led.</param>
    /// <param name="point">Where it began.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Land(Span<T> trial, ReadOnlySpan<T> point, double epsilon)
    {
        var lower = Lower[..trial.Length];
        var upper = Upper[..trial.Length];
        point = point[..trial.Length];
        var unit = T.CreateTruncating(2 * epsilon);
        for (var i = 0; i < trial.Length; i++)
        {
            var size = unit * T.Abs(point[i]);
            if (trial[i] <= lower[i] + (size + unit * T.Abs(lower[i]))) trial[i] = lower[i];
            else if (trial[i] >= upper[i] - (size + unit * T.Abs(upper[i]))) trial[i] = upper[i];
        }
    }

    /// <summary>max |P(xᵢ − gᵢ) − xᵢ|: 0 where no step down the gradient stays within; NaN if any entry is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Residual(ReadOnlySpan<T> point, ReadOnlySpan<T> gradient)
    {
        var lower = Lower[..point.Length];
        var upper = Upper[..point.Length];
        gradient = gradient[..point.Length];
        var largest = T.Zero;
        for (var i = 0; i < point.Length; i++)
        {
            if (isTogether.Length > 0 && isTogether[i]) continue;

            // By the room that is left, since x − g rounds where g is small beside x.
            var pull = -gradient[i];
            largest = T.Max(largest, T.Abs(Within(pull, lower[i] - point[i], upper[i] - point[i])));
        }

        var residual = double.CreateTruncating(largest);
        foreach (var block in blocks) residual = Math.Max(residual, block.Residual(point, gradient));
        return residual;
    }

    /// <summary>1 for each number that can follow the gradient down, 0 for those that a bound holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void SetFree(Span<T> free, ReadOnlySpan<T> point, ReadOnlySpan<T> gradient)
    {
        var lower = Lower[..free.Length];
        var upper = Upper[..free.Length];
        point = point[..free.Length];
        gradient = gradient[..free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            var isHeld = lower[i] == upper[i] || (point[i] <= lower[i] && gradient[i] > T.Zero) || (point[i] >= upper[i] && gradient[i] < T.Zero);
            free[i] = isHeld ? T.Zero : T.One;
        }
    }

    /// <summary>Holds the numbers that stand at a bound and that a direction pushes out; returns whether there were any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Hold(Span<T> free, ReadOnlySpan<T> point, ReadOnlySpan<T> direction)
    {
        var lower = Lower[..free.Length];
        var upper = Upper[..free.Length];
        point = point[..free.Length];
        direction = direction[..free.Length];
        var isAny = false;
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] == T.Zero || !((point[i] <= lower[i] && direction[i] < T.Zero) || (point[i] >= upper[i] && direction[i] > T.Zero))) continue;
            free[i] = T.Zero;
            isAny = true;
        }

        return isAny;
    }

    /// <summary>g·(P(x + d) − x): the slope along the direction whose whole step is cut off at the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double CutSlope(ReadOnlySpan<T> point, ReadOnlySpan<T> direction, ReadOnlySpan<T> gradient)
    {
        var lower = Lower[..point.Length];
        var upper = Upper[..point.Length];
        direction = direction[..point.Length];
        gradient = gradient[..point.Length];
        var slope = 0.0;
        for (var i = 0; i < point.Length; i++)
            slope += double.CreateTruncating(gradient[i]) * double.CreateTruncating(Within(direction[i], lower[i] - point[i], upper[i] - point[i]));
        return slope;
    }

    /// <summary>direction ← P(x + d) − x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Cut(ReadOnlySpan<T> point, Span<T> direction)
    {
        var lower = Lower[..point.Length];
        var upper = Upper[..point.Length];
        direction = direction[..point.Length];
        for (var i = 0; i < point.Length; i++) direction[i] = Within(direction[i], lower[i] - point[i], upper[i] - point[i]);
    }

    /// <summary>The longest step along a direction on which no number leaves its bounds; infinite where none ever does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Room(ReadOnlySpan<T> point, ReadOnlySpan<T> direction)
    {
        var lower = Lower[..point.Length];
        var upper = Upper[..point.Length];
        direction = direction[..point.Length];
        var room = double.PositiveInfinity;
        for (var i = 0; i < point.Length; i++)
        {
            if (direction[i] == T.Zero) continue;
            var way = (direction[i] < T.Zero ? lower[i] : upper[i]) - point[i];
            room = Math.Min(room, double.CreateTruncating(way) / double.CreateTruncating(direction[i]));
        }

        return room;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Within(T value, T lower, T upper) => value < lower ? lower : value > upper ? upper : value;
}
