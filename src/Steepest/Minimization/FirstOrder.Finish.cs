using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>What is validated and returned: the average where one is kept, else the iterate.</summary>
    private Span<T> Candidate => path.Averaged > 0 ? memory[AverageVector] : Point;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Average()
    {
        if (options.Averaging is not { } averaging || run.RunIterations <= averaging.Start) return;

        var average = memory[AverageVector];
        if (path.Averaged++ == 0)
        {
            Point.CopyTo(average);
            return;
        }

        // ā + w·(θ − ā), in place over the gradient, which has been used.
        Packed.SetToDifference<T>(Gradient, Point, average);
        Packed.AddScaled<T>(average, T.CreateTruncating(averaging.Weight(path.Averaged)), Gradient);
        box?.Project(average);

        // −0 plus nothing is 0, which is another bit.
        if (frozen is not null) CopyFrozen(Point, average);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Validate<TKernel>(ref TKernel check)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
        => run.Metric = check.Metric(Candidate, new Batch(0, check.SampleCount));

    /// <summary>Loss and gradient over all samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Evaluate<TKernel>(ref TKernel train, in Plan plan)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var batch = new Batch(0, plan.SampleCount);
        limits?.Announce(in batch);
        var loss = train.Gradient(Point, Gradient);
        loss += shards.Add(ref train, Point, in batch, Gradient);
        TreatKinks();
        if (frozen is not null) ClearFrozen();
        return loss;
    }

    /// <summary>Keeps the iterate for a run that goes on, and puts what is returned in its place.</summary>
    private MinimizeResult Finish<TKernel>(ref TKernel train, ref TKernel check, in Plan plan, MinimizeStatus status, bool interrupted)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        Point.CopyTo(memory[IterateVector]);
        limits?.KeepIterate();
        if (limits is not null && status == MinimizeStatus.NonFinite) ReturnBest();
        var loss = Choose(ref train, in plan, status);
        var norm = Norm();
        if (status != MinimizeStatus.NonFinite && path.Skipped > 0 && !double.IsFinite(loss) && double.IsFinite(Packed.LargestMagnitude<T>(Point)))
        {
            // Over all samples it is not finite for the sake of those that were left out: what the last epoch made of the others.
            loss = run.PreviousLoss;
        }
        else if (status != MinimizeStatus.NonFinite && !(double.IsFinite(loss) && double.IsFinite(norm)))
        {
            // The last update left the domain, and nothing had evaluated there.
            (status, interrupted) = (MinimizeStatus.NonFinite, false);
            if (path.HasGood) Good.CopyTo(Point);
            loss = Evaluate(ref train, in plan);
            norm = Norm();
        }

        if (status == MinimizeStatus.IterationLimit && IsMinimum(norm, plan.GradientTolerance)) status = MinimizeStatus.Converged;
        Point.CopyTo(memory[LeftVector]);
        run.IsOpen = interrupted;
        if (status == MinimizeStatus.Converged) settlement.Settle<T>(loss, Gradient);
        return WithLimits(ref train, in plan, new MinimizeResult
        {
            Status = status,
            Loss = loss,
            Iterations = int.CreateSaturating(run.RunIterations),
            Evaluations = int.CreateSaturating(run.Evaluations),
            SkippedSteps = int.CreateSaturating(path.Skipped),
            GradientNorm = norm,
            KktResidual = norm,
            Metric = plan.HasValidation ? check.Metric(Point, new Batch(0, check.SampleCount))
                : plan.HasSamples && hasMetric ? train.Metric(Point, new Batch(0, plan.SampleCount))
                : double.NaN,
        });
    }

    /// <summary>Puts the best point into <see cref="Point"/> and returns its loss over all samples.</summary>
    private double Choose<TKernel>(ref TKernel train, in Plan plan, MinimizeStatus status)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var best = memory[BestVector];
        if (plan.HasValidation)
        {
            if (run.HasBest && status != MinimizeStatus.NonFinite) best.CopyTo(Point);
            Singles.Round(Point, singles);
        }
        else if (status is not (MinimizeStatus.Converged or MinimizeStatus.NonFinite or MinimizeStatus.Infeasible))
        {
            if (path.Averaged > 0)
            {
                memory[AverageVector].CopyTo(Point);
                Singles.Round(Point, singles);
            }
            else if (plan.IsWhole && run.HasBest)
            {
                var last = Evaluate(ref train, in plan);
                if (Rank(last, Norm()) <= run.BestValue) return last;
                best.CopyTo(Point);
                limits?.ReturnBest();
            }
        }

        return Evaluate(ref train, in plan);
    }
}
