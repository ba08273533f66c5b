using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Directions within bounds, and within the orthant in which penalties of magnitudes are smooth.</summary>
/// <remarks>
/// Numbers that a bound holds against the gradient stay, and the direction is that of the others: gradients and their changes count 0 for what is
/// held, and so does the direction, which descends since the principal part of a positive matrix is positive (Bertsekas, "Projected Newton methods
/// for optimization problems with simple constraints", 1982). The whole step is cut off at the bounds, which may take many of them at once; what
/// is searched is then the line to its end, all of which lies within, so that the line search meets no kink.
/// </remarks>
public abstract partial class LineSearchDriver<T>
{
    /// <summary>Which numbers are free, two gradients of those alone, and the gradient within the orthant.</summary>
    private const int BoundedVectors = 4;

    /// <summary>How often numbers that the direction pushes out are held and the direction is sought anew.</summary>
    private const int MostRounds = 8;

    /// <summary>What an iteration keeps within; null for nothing.</summary>
    private Box<T>? Within => penalty?.Orthant ?? box;

    /// <summary>The gradient at the point, within the orthant that the iteration keeps to.</summary>
    private Span<T> Pull => penalty is null ? Gradient : memory[freeVector + 3];

    /// <summary>A direction of descent whose whole step lies within; returns its slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SetDirectionWithin(Box<T> box)
    {
        var direction = memory[DirectionVector];
        var free = memory[freeVector];
        var gradient = memory[freeVector + 1];
        penalty?.Enter(Pull, Point, Gradient, this.box);
        box.SetFree(free, Point, Pull);
        for (var round = 0; directions.Count > 0; round++)
        {
            Packed.SetToProducts<T>(gradient, Pull, free);
            directions.SetDirection(direction, gradient);
            Packed.SetToProducts<T>(direction, direction, free);
            var slope = Slope(Pull);
            if (!(slope < 0) || !double.IsFinite(slope))
            {
                directions.Clear();
                box.SetFree(free, Point, Pull);
                break;
            }

            if (round < MostRounds && box.Hold(free, Point, direction)) continue;
            return CutOff(box, slope);
        }

        Packed.SetToProducts<T>(gradient, Pull, free);
        directions.SetFirst(direction, gradient);
        return CutOff(box, Slope(Pull));
    }

    /// <summary>Cuts the direction off at the bounds, number by number, or where that promises less, as a whole at the first bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double CutOff(Box<T> box, double slope)
    {
        var direction = memory[DirectionVector];
        var room = box.Room(Point, direction);
        if (room is > 0 and < 1 && room * slope < box.CutSlope(Point, direction, Pull)) Packed.SetToProduct(direction, T.CreateTruncating(room), direction);
        box.Cut(Point, direction);
        return Slope(Pull);
    }

    /// <summary>What bounds and penalties leave of a step down the gradient, its largest entry; not finite where some entry of the gradient is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double NormWithin(Span<T> gradient)
    {
        var norm = Packed.LargestMagnitude<T>(gradient);
        if (!double.IsFinite(norm)) return norm;
        if (penalty is null) return box!.Residual(Point, gradient);
        var smooth = memory[freeVector + 1];
        gradient.CopyTo(smooth);
        penalty.Smooth(smooth, Point);
        return penalty.Residual(Point, smooth, box);
    }

    /// <summary>Takes in the step from the point to the trial, of the numbers that were free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddFree()
    {
        var free = memory[freeVector];
        Packed.SetToProducts<T>(memory[freeVector + 1], Pull, free);
        Packed.SetToProducts<T>(memory[freeVector + 2], memory[TrialGradientVector], free);
        directions.Add(Point, memory[TrialVector], memory[freeVector + 1], memory[freeVector + 2], memory[DirectionVector], epsilon);
        penalty?.Straighten(memory[TrialGradientVector], memory[TrialVector]);
    }
}
