using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.DirectSearch;

/// <summary>The step of each variable, which follows how far the last search along it led.</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The vector of the steps.</param>
/// <param name="places">Where variables stand in the point.</param>
/// <param name="box">The bounds; null for none.</param>
/// <param name="radius">The first step, in units of variables.</param>
internal sealed class CoordinateMoves<T>(AlignedMemory<T> memory, int first, int[] places, Box<T>? box, double radius)
    : DirectMoves<T>(memory, first, vectors: 1, numbers: 1, places, box, radius)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Shrinking = 0.125;

    public override double Reach => Packed.LargestMagnitude<T>(Vector(0));

    /// <summary>Sets the first steps, where there are none yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(ReadOnlySpan<T> point)
    {
        if (Numbers[0] != 0) return;
        Vector(0).Clear();
        foreach (var place in Places) Vector(0)[place] = T.CreateTruncating(Radius * Unit(point, place));
        Numbers[0] = 1;
    }

    /// <summary>The step of a variable, with the sign of the last move.</summary>
    public double StepOf(int place) => double.CreateTruncating(Vector(0)[place]);

    /// <summary>Takes note of how far a search along a variable led.</summary>
    public void Judge(int place, double moved)
    {
        var step = Shrinking * StepOf(place);
        Vector(0)[place] = T.CreateTruncating(Math.Abs(moved) > Math.Abs(step) ? moved : moved < 0 ? -Math.Abs(step) : moved > 0 ? Math.Abs(step) : step);
    }

    /// <summary>Whether no step reaches anything that is told apart from the point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="tolerance">The part of a variable's size that counts as nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsOver(ReadOnlySpan<T> point, double tolerance)
    {
        foreach (var place in Places)
        {
            if (Math.Abs(StepOf(place)) > tolerance * Math.Max(1, Math.Abs(double.CreateTruncating(point[place])))) return false;
        }

        return true;
    }
}
