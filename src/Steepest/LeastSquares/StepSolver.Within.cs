using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Minimization;

namespace Steepest.LeastSquares;

/// <summary>Steps within bounds: variables that a step would take out stop at their bounds, and the others are found anew with these moved there.</summary>
internal partial class StepSolver
{
    private readonly int[] kept = new int[count];

    /// <summary>Whether every variable is held.</summary>
    public bool IsHeld => freeCount == 0;

    /// <summary>Takes up a quadratic within bounds, at a point within.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin<T>(NormalEquations newModel, ReadOnlySpan<T> point, ReadOnlySpan<int> places, Box<T> box)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        model = newModel;
        GrowScale();
        if (roomBelow.Length == 0) (roomBelow, roomAbove) = (new double[count], new double[count]);
        freeCount = 0;
        for (var i = 0; i < count; i++)
        {
            var value = double.CreateTruncating(point[places[i]]);
            roomBelow[i] = double.CreateTruncating(box.Lower[places[i]]) - value;
            roomAbove[i] = double.CreateTruncating(box.Upper[places[i]]) - value;
            var slope = model.Gradient[i];
            if (!((roomBelow[i] >= 0 && slope >= 0) || (roomAbove[i] <= 0 && slope <= 0))) free[freeCount++] = i;
        }
    }

    /// <summary>The largest entry of the gradient that may still be followed, no further than to the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ResidualWithin()
    {
        var largest = 0.0;
        for (var i = 0; i < count; i++) largest = Math.Max(largest, Math.Abs(Math.Clamp(-model.Gradient[i], Math.Min(0, roomBelow[i]), Math.Max(0, roomAbove[i]))));
        return largest;
    }

    /// <summary>The longest multiple of a step that stays within.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RoomOf(ReadOnlySpan<double> step)
    {
        var room = double.PositiveInfinity;
        for (var i = 0; i < count; i++)
        {
            if (step[i] != 0) room = Math.Min(room, (step[i] < 0 ? roomBelow[i] : roomAbove[i]) / step[i]);
        }

        return room;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TrySolveWithin(double damping, Span<double> step, out double predicted)
    {
        predicted = 0;
        var allFree = freeCount;
        free.AsSpan(0, allFree).CopyTo(kept);
        moved.AsSpan().Clear();
        var isSolved = true;
        var isFirst = true;
        while (freeCount > 0)
        {
            if (!TrySolveFree(damping, step, isFirst))
            {
                isSolved = false;
                break;
            }

            if (!StopAtBounds(step)) break;
            isFirst = false;
        }

        if (isSolved)
        {
            if (freeCount == 0) step.Clear();
            for (var i = 0; i < count; i++) step[i] += moved[i];
            predicted = DecreaseOf(step);
        }

        isOfFree = isSolved && freeCount == allFree;
        freeCount = allFree;
        kept.AsSpan(0, allFree).CopyTo(free);
        return isSolved && double.IsFinite(predicted);
    }

    /// <summary>Takes the variables that a step leads out from among the free ones; true if there were any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StopAtBounds(ReadOnlySpan<double> step)
    {
        var left = 0;
        for (var i = 0; i < freeCount; i++)
        {
            var place = free[i];
            if (step[place] < roomBelow[place]) moved[place] = roomBelow[place];
            else if (step[place] > roomAbove[place]) moved[place] = roomAbove[place];
            else free[left++] = place;
        }

        var isAny = left < freeCount;
        freeCount = left;
        return isAny;
    }
}
