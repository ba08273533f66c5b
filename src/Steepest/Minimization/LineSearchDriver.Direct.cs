using System.Runtime.CompilerServices;
using Steepest.DirectSearch;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Iterations that look at losses alone: a gradient comes with each of them, and decides nothing.</summary>
public abstract partial class LineSearchDriver<T>
{
    private const int MostDoublings = 60;

    /// <summary>A loss at one place of a line.</summary>
    private record struct Place(double Value, double Loss);

    private double LeastReach => options.StepTolerance is > 0 and { } tolerance ? tolerance : options.StepTolerance is 0 ? 0 : Math.Sqrt(epsilon);

    /// <summary>One random step, which is kept where it leads lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateAtRandom<TKernel>(RandomMoves<T> moves, ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        step = moves.Reach;
        moves.Draw(memory[TrialVector], Point);
        Singles.Round(memory[TrialVector], singles);
        if (LookAt(ref kernel, ref loss, out var isBetter, out _)) return MinimizeStatus.NonFinite;
        moves.Judge(isBetter);
        return EndDirect(ref norm, moves.Reach <= LeastReach);
    }

    /// <summary>Every variable in turn: steps that double while the loss falls, then the lowest point of the parabola through the last three losses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateByCoordinates<TKernel>(CoordinateMoves<T> moves, ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        moves.Begin(Point);
        step = moves.Reach;
        var before = loss;
        foreach (var place in moves.Places)
        {
            if (SearchAlong(moves, place, ref kernel, ref loss)) return MinimizeStatus.NonFinite;
        }

        var isSettled = options.LossTolerance is > 0 and { } tolerance && Math.Abs(loss - before) <= tolerance * Math.Max(Math.Abs(loss), Math.Abs(before));
        return EndDirect(ref norm, isSettled || moves.IsOver(Point, LeastReach));
    }

    /// <summary>Looks for a lower loss along one variable; whether the loss has no bottom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SearchAlong<TKernel>(CoordinateMoves<T> moves, int place, ref TKernel kernel, ref double loss)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var start = double.CreateTruncating(Point[place]);
        var size = moves.StepOf(place);
        var best = new Place(start, loss);
        var left = new Place(start - size, double.NaN);
        var right = new Place(start + size, double.NaN);
        if (LookAlong(moves, place, ref right, ref kernel, ref loss)) return true;
        if (right.Loss < best.Loss)
        {
            (left, best) = (best, right);
        }
        else
        {
            if (LookAlong(moves, place, ref left, ref kernel, ref loss)) return true;
            if (left.Loss < best.Loss) (right, best, left) = (best, left, right);
        }

        // Beyond the better side, until it rises: left is behind, right ahead.
        if (best.Value != start)
        {
            if (best.Value < start) (left, right) = (right, left);
            for (var doubling = 0; doubling < MostDoublings; doubling++)
            {
                var ahead = new Place(best.Value + 2 * (best.Value - left.Value), double.NaN);
                if (LookAlong(moves, place, ref ahead, ref kernel, ref loss)) return true;
                right = ahead;
                if (!(ahead.Loss < best.Loss)) break;
                (left, best) = (best, ahead);
            }
        }

        var vertex = new Place(Vertex(left, best, right), double.NaN);
        if (double.IsFinite(vertex.Value) && LookAlong(moves, place, ref vertex, ref kernel, ref loss)) return true;
        if (vertex.Loss < best.Loss) best = vertex;
        moves.Judge(place, best.Value - start);
        return false;
    }

    /// <summary>The lowest point of the parabola through three places; NaN where it has none.</summary>
    private static double Vertex(Place left, Place middle, Place right)
    {
        var (a, b) = (left.Value - middle.Value, right.Value - middle.Value);
        var (f, g) = (left.Loss - middle.Loss, right.Loss - middle.Loss);

        // c·t + d·t² through (a, f) and (b, g).
        var d = (f / a - g / b) / (a - b);
        var c = f / a - d * a;
        return d > 0 ? middle.Value - c / (2 * d) : double.NaN;
    }

    /// <summary>Sets the loss at a place of a line; a lower one moves the point there. Whether the loss has no bottom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool LookAlong<TKernel>(CoordinateMoves<T> moves, int place, ref Place at, ref TKernel kernel, ref double loss)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var trial = memory[TrialVector];
        Point.CopyTo(trial);
        trial[place] = moves.Within(at.Value, place);
        Singles.Round(trial, singles);
        at.Value = double.CreateTruncating(trial[place]);
        if (trial[place] == Point[place] || !double.IsFinite(at.Value)) return false;
        var isBottomless = LookAt(ref kernel, ref loss, out _, out var found);
        at.Loss = found;
        return isBottomless;
    }

    /// <summary>Evaluates at the trial; a lower loss moves the point there. Whether the loss has no bottom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool LookAt<TKernel>(ref TKernel kernel, ref double loss, out bool isBetter, out double found)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        run.Evaluations++;
        found = kernel.Gradient(memory[TrialVector], memory[TrialGradientVector]);
        isBetter = found < loss && double.IsFinite(found) && double.IsFinite(Packed.LargestMagnitude<T>(memory[TrialGradientVector]));
        if (!isBetter) return double.IsNegativeInfinity(found);
        memory[TrialVector].CopyTo(Point);
        memory[TrialGradientVector].CopyTo(Gradient);
        loss = found;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus EndDirect(ref double norm, bool isOver)
    {
        norm = NormOf(GradientVector);
        run.Iteration++;
        run.RunIterations++;
        return isOver || IsStationary(norm) ? MinimizeStatus.Converged : MinimizeStatus.Running;
    }
}
