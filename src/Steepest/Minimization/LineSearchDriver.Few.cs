using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Iterations of so few variables that calls, loops and scratch would cost more than the arithmetic.</summary>
public abstract partial class LineSearchDriver<T>
{
    /// <summary>Whether the variables are few, and the inverse Hessian is kept that all steps stand for.</summary>
    private readonly bool isFew;

    /// <summary>As <see cref="Iterate"/>: in most iterations the first step of the line search is accepted, and then this is all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateFew<TKernel>(ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        settlement.Leave();
        stagnation.BeginAt(loss, norm);
        var hessian = new InverseHessian<T>(memory, DirectionsVector);
        var point = Vector256.LoadUnsafe(ref memory.First(PointVector));
        var gradient = FewVariables.Gather(ref memory.First(GradientVector));
        var direction = hessian.Direction(gradient);
        var promised = FewVariables.Dot(gradient, direction);
        if (directions.Count == 0 || !(promised < 0) || !double.IsFinite(promised))
        {
            directions.Clear();
            direction = Vector256.Create(T.CreateTruncating(-Math.Min(1, 1 / FewVariables.SumOfMagnitudes(gradient)))) * gradient;
            promised = FewVariables.Dot(gradient, direction);
        }

        direction.StoreUnsafe(ref memory.First(DirectionVector));
        if (!(promised < 0)) return Conclude(ref kernel, SearchOutcome.NoDecrease, promised, ref loss, ref norm, double.NaN, out step);
        (point + direction).StoreUnsafe(ref memory.First(TrialVector));
        run.Evaluations++;
        var newLoss = kernel.Gradient(memory[TrialVector], memory[TrialGradientVector]);
        var newGradient = FewVariables.Gather(ref memory.First(TrialGradientVector));
        if (!LineSearch.IsAccepted(loss, promised, 1, newLoss, FewVariables.Dot(newGradient, direction), epsilon))
        {
            var outcome = Search(ref kernel, loss, promised, newLoss, out newLoss, out step);
            return Conclude(ref kernel, outcome, promised, ref loss, ref norm, newLoss, out step, step);
        }

        step = 1;
        if (hessian.Add(point + direction - point, newGradient - gradient, directions.Count == 0, epsilon)) directions.Hold();
        (point + direction).StoreUnsafe(ref memory.First(PointVector));
        newGradient.StoreUnsafe(ref memory.First(GradientVector));
        var oldLoss = loss;
        loss = newLoss;
        norm = FewVariables.LargestMagnitude(newGradient);
        run.Iteration++;
        run.RunIterations++;
        return stagnation.EndAt(loss, norm, epsilon) || HasConverged(oldLoss, loss, norm, step) ? MinimizeStatus.Converged : MinimizeStatus.Running;
    }

    /// <summary>The largest entry of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double NormOf(int vector)
        => Within is not null ? NormWithin(memory[vector])
            : isFew ? FewVariables.LargestMagnitude(FewVariables.Gather(ref memory.First(vector))) : Packed.LargestMagnitude<T>(memory[vector]);

    /// <summary>Sets the trial to a step from the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void SetFew(double step)
    {
        var way = Vector256.Create(T.CreateTruncating(step)) * Vector256.LoadUnsafe(ref memory.First(DirectionVector));
        (Vector256.LoadUnsafe(ref memory.First(PointVector)) + way).StoreUnsafe(ref memory.First(TrialVector));
    }

    /// <summary>Takes in the pair of the point and the trial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddFew()
    {
        var step = Vector256.LoadUnsafe(ref memory.First(TrialVector)) - Vector256.LoadUnsafe(ref memory.First(PointVector));
        var change = FewVariables.Gather(ref memory.First(TrialGradientVector)) - FewVariables.Gather(ref memory.First(GradientVector));
        if (new InverseHessian<T>(memory, DirectionsVector).Add(step, change, directions.Count == 0, epsilon)) directions.Hold();
    }
}
