using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.DirectSearch;
using Steepest.Kernels;

namespace Steepest.Minimization;

public abstract partial class LineSearchDriver<T>
{
    /// <summary>How many rounding units make a promised decrease, or a step, indistinguishable from none.</summary>
    private const double RoundingUnits = 1000;

    /// <summary>One direction and one line search from a point whose loss and gradient are known; leaves those of the new point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus Iterate<TKernel>(ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        settlement.Leave();
        if (directions is RandomMoves<T> random) return IterateAtRandom(random, ref kernel, ref loss, ref norm, out step);
        if (directions is CoordinateMoves<T> coordinates) return IterateByCoordinates(coordinates, ref kernel, ref loss, ref norm, out step);
        stagnation.BeginAt(loss, norm);
        if (directions.IsOfSecondOrder && norm <= gradientTolerance) return IterateFromSaddle(ref kernel, ref loss, ref norm, out step);
        if (directions.Region is { } region) return IterateInRegion(region, ref kernel, ref loss, ref norm, out step);
        directions.Begin();
        var promised = SetDirection();
        var outcome = Search(ref kernel, loss, promised, null, out var newLoss, out step);
        return Conclude(ref kernel, outcome, promised, ref loss, ref norm, newLoss, out step, step);
    }

    /// <summary>What follows from a line search: the new point, another search without curvature, or the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus Conclude<TKernel>(
        ref TKernel kernel, SearchOutcome outcome, double promised, ref double loss, ref double norm, double newLoss, out double step, double found = 0)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        step = found;
        if (outcome is SearchOutcome.NoDecrease or SearchOutcome.NothingFinite)
        {
            var isRounding = 0.5 * -promised <= RoundingUnits * epsilon * Math.Abs(loss)
                || Packed.LargestMagnitude<T>(memory[DirectionVector]) <= RoundingUnits * epsilon * Packed.LargestMagnitude<T>(Point);
            if (directions.Count > 0)
            {
                // The curvature may be stale or poor: once more without it, along the gradient.
                directions.Clear();
                outcome = Search(ref kernel, loss, SetDirection(), null, out newLoss, out step);
            }

            if (outcome is SearchOutcome.NoDecrease or SearchOutcome.NothingFinite)
            {
                step = 0;
                if (outcome == SearchOutcome.NothingFinite) return MinimizeStatus.NonFinite;
                return isRounding ? MinimizeStatus.Converged : MinimizeStatus.LineSearchFailed;
            }
        }

        if (isTwo)
        {
            norm = MoveTwo();
        }
        else
        {
            if (isFew) AddFew();
            else if (Within is not null) AddFree();
            else directions.Add(Point, memory[TrialVector], Gradient, memory[TrialGradientVector], memory[DirectionVector], epsilon);
            memory[TrialVector].CopyTo(Point);
            memory[TrialGradientVector].CopyTo(Gradient);
            norm = NormOf(TrialGradientVector);
        }

        var oldLoss = loss;
        loss = newLoss;
        run.Iteration++;
        run.RunIterations++;
        if (outcome == SearchOutcome.Unbounded) return MinimizeStatus.NonFinite;
        return stagnation.EndAt(loss, norm, epsilon) || HasConverged(oldLoss, loss, norm, step) ? MinimizeStatus.Converged : MinimizeStatus.Running;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool HasConverged(double oldLoss, double loss, double norm, double step) => IsStationary(norm) || (hasTolerances && IsSettled(oldLoss, loss, step));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsSettled(double oldLoss, double loss, double step)
        => (options.LossTolerance is > 0 and { } lossTolerance && Math.Abs(loss - oldLoss) <= lossTolerance * Math.Max(Math.Abs(loss), Math.Abs(oldLoss)))
            || (options.StepTolerance is > 0 and { } stepTolerance
                && step * Packed.LargestMagnitude<T>(memory[DirectionVector]) <= stepTolerance * Packed.LargestMagnitude<T>(Point));

    /// <summary>A direction of descent; returns its slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SetDirection()
    {
        if (Within is { } within) return SetDirectionWithin(within);
        var direction = memory[DirectionVector];
        if (directions.Count > 0)
        {
            directions.SetDirection(direction, Gradient);
            var slope = Slope(Gradient);
            if (slope < 0 && double.IsFinite(slope)) return slope;
            directions.Clear();
        }

        directions.SetFirst(direction, Gradient);
        return Slope(Gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double Slope(ReadOnlySpan<T> gradient)
        => isTwo ? SlopeOfTwo(ref MemoryMarshal.GetReference(gradient))
            : isFew ? FewVariables.Dot(FewVariables.Gather(ref MemoryMarshal.GetReference(gradient)), Vector256.LoadUnsafe(ref memory.First(DirectionVector)))
            : double.CreateTruncating(Packed.Dot(gradient, memory[DirectionVector]));

    /// <summary>
    /// Searches along the direction; where it has moved, trial point and gradient are those of the new point. The loss at the first step may be
    /// given, with the gradient there in place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SearchOutcome Search<TKernel>(ref TKernel kernel, double loss, double slope, double? first, out double newLoss, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        newLoss = double.NaN;
        step = 0;
        if (!(slope < 0)) return SearchOutcome.NoDecrease;
        var begin = directions.FirstStep(slope);
        var furthest = Within?.Room(Point, memory[DirectionVector]) ?? double.PositiveInfinity;
        if (lineSearch == LineSearchMethod.HagerZhang)
        {
            var secants = new HagerZhangSearch(loss, slope, begin, epsilon, curvature, furthest);
            return Follow(ref kernel, ref secants, loss, first, out newLoss, out step);
        }

        if (lineSearch == LineSearchMethod.Armijo)
        {
            var back = new BacktrackingSearch(loss, slope, begin, epsilon, furthest);
            return Follow(ref kernel, ref back, loss, first, out newLoss, out step);
        }

        var search = new LineSearch(loss, slope, begin, epsilon, curvature, furthest);
        return Follow(ref kernel, ref search, loss, first, out newLoss, out step);
    }

    /// <summary>Evaluates where a search asks, until it has a step or gives up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SearchOutcome Follow<TKernel, TSearch>(ref TKernel kernel, ref TSearch search, double loss, double? first, out double newLoss, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
        where TSearch : struct, ILineSearch
    {
        var anyFinite = false;
        LineSearchState state;
        do
        {
            step = search.Step;
            newLoss = first ?? Try(ref kernel, step);
            first = null;
            if (double.IsNegativeInfinity(newLoss)) return Settle(ref kernel, ref search, anyFinite, loss, ref newLoss, out step);
            anyFinite |= double.IsFinite(newLoss);
            state = search.Advance(newLoss, Slope(memory[TrialGradientVector]));
        }
        while (state == LineSearchState.Evaluate);

        return state == LineSearchState.Accepted ? SearchOutcome.Moved : Settle(ref kernel, ref search, anyFinite, loss, ref newLoss, out step);
    }

    /// <summary>What becomes of a search that found no step to accept: the best one that it has seen, if that is lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SearchOutcome Settle<TKernel, TSearch>(ref TKernel kernel, ref TSearch search, bool anyFinite, double loss, ref double newLoss, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
        where TSearch : struct, ILineSearch
    {
        step = search.BestStep;
        if (double.IsNegativeInfinity(newLoss))
        {
            // There is no minimum this way; the lowest point that has a loss is kept.
            newLoss = Try(ref kernel, step);
            return SearchOutcome.Unbounded;
        }

        if (step == 0) return anyFinite ? SearchOutcome.NoDecrease : SearchOutcome.NothingFinite;
        newLoss = Try(ref kernel, step);
        return newLoss < loss ? SearchOutcome.Moved : SearchOutcome.NoDecrease;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Try<TKernel>(ref TKernel kernel, double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        if (isTwo) SetTwo(step);
        else if (isFew) SetFew(step);
        else Packed.SetToSum<T>(memory[TrialVector], Point, T.CreateTruncating(step), memory[DirectionVector]);
        Within?.Land(memory[TrialVector], Point, epsilon);
        Singles.Round(memory[TrialVector], singles);
        run.Evaluations++;
        var loss = kernel.Gradient(memory[TrialVector], memory[TrialGradientVector]);
        penalty?.Lean(memory[TrialGradientVector], memory[TrialVector]);
        return loss;
    }

    private enum SearchOutcome
    {
        Moved,
        NoDecrease,
        NothingFinite,
        Unbounded,
    }
}
