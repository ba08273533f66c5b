using System.Runtime.CompilerServices;
using Steepest.Checkpoints;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Searches beside limits: one problem without constraints after the other, each begun where the last one ended.</summary>
public abstract partial class LineSearchDriver<T>
{
    /// <summary>How many problems may follow each other without an iteration between them.</summary>
    private const int MostOuterIterations = 200;

    /// <summary>By how much a violation may grow before the problem is taken for one without a minimum.</summary>
    private const double Divergence = 100;

    private const int OuterVector = 0;
    private const int BeginVector = 1;

    /// <summary>Parts of the way back to where the run began, and by what part violations must be less there.</summary>
    private static readonly double[] WaysBack = [1e-3, 0.1, 1];
    private const double LeastGain = 1e-9;

    /// <summary>By how much losses may loosen what gradients must come down to: beside bounds a gradient counts for no more than the room to them.</summary>
    private const double MostLossNorm = 1e6;

    /// <summary>The multipliers; null for none.</summary>
    private MultiplierMethod? limits;

    /// <summary>Whether variables are floats, or stand for them.</summary>
    internal bool IsSingle => epsilon > 1e-10;

    /// <summary>Keeps the bounds; the point.</summary>
    internal Span<T> Project()
    {
        box?.Project(Point);
        return Point;
    }

    /// <summary>Gives the driver multipliers, once, before the first step.</summary>
    internal void Attach(MultiplierMethod method)
    {
        limits = method;
        outer = new AlignedMemory<T>(2, memory.VectorLength);
    }

    /// <summary>Where the current problem began.</summary>
    private AlignedMemory<T>? outer;
    private bool hasOuter;

    /// <summary>The violation there.</summary>
    private double outerViolation = double.PositiveInfinity;

    /// <summary>Goes on with the problem that the multipliers make now, or begins a run.</summary>
    private void EnterProblem(bool isNew)
    {
        if (isNew)
        {
            limits!.BeginRun();
            KeepOuter();
            Point.CopyTo(outer![BeginVector]);
            outerViolation = double.PositiveInfinity;
        }

        gradientTolerance = limits!.InnerTolerance;
    }

    /// <summary>Whether a run has converged here, and neither inputs nor multipliers have changed since.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsSettledWithLimits() => limits is { IsSettled: true } && Packed.SameBits<T>(Point, memory[LeftVector]);

    /// <summary>Takes note of the violation where the run begins, which has been evaluated.</summary>
    private void NoteStart()
    {
        limits!.Measure();
        outerViolation = limits.Violation;
    }

    private void KeepOuter()
    {
        Point.CopyTo(outer![OuterVector]);
        (hasOuter, outerViolation) = (true, limits!.Violation);
    }

    private void SaveLimits(ref CheckpointWriter checkpoint)
    {
        limits!.Save(ref checkpoint);
        checkpoint.Write(hasOuter);
        checkpoint.Write(outerViolation);
        checkpoint.Write<T>(outer!.Range(OuterVector, BeginVector + 1));
    }

    /// <summary>What the variables of one problem have come to: the next one, or the end. Leaves loss and gradient of the next one at the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus NextProblem<TKernel>(ref TKernel kernel, ref double loss, ref double norm, MinimizeStatus status)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        if (limits is null) return status;
        limits.Measure();
        var isDiverging = status == MinimizeStatus.NonFinite || (status == MinimizeStatus.Running && limits.Violation > Divergence * Math.Max(1, outerViolation));
        if (!isDiverging && status is not (MinimizeStatus.Converged or MinimizeStatus.LineSearchFailed)) return status;
        if (isDiverging)
        {
            // No minimum this way: stiffer limits may keep the variables back.
            if (!hasOuter || !limits.Stiffen()) return status;
            outerViolation = Math.Max(outerViolation, limits.Violation / Divergence);
            outer![OuterVector].CopyTo(Point);
            return Reopen(ref kernel, ref loss, ref norm);
        }

        for (var round = 0; round < MostOuterIterations; round++)
        {
            limits.Sight = Sight.Loss;
            kernel.Gradient(Point, Gradient);
            var lossNorm = Packed.LargestMagnitude<T>(Gradient);
            limits.Sight = Sight.Whole;
            loss = Evaluate(ref kernel, ref norm);
            if (!double.IsFinite(loss) || !double.IsFinite(norm)) return MinimizeStatus.NonFinite;
            status = limits.Next(norm, isStuck: norm > gradientTolerance, lossNorm, ToleranceOf(lossNorm));
            if (status == MinimizeStatus.Infeasible && !AreViolationsLeast(ref kernel)) status = limits.Stiffen() ? MinimizeStatus.Running : MinimizeStatus.LineSearchFailed;
            if (status != MinimizeStatus.Running) return status;
            KeepOuter();
            status = Reopen(ref kernel, ref loss, ref norm);
            if (status != MinimizeStatus.Running || norm > gradientTolerance) return status;
        }

        if (!limits.TellsContradictions) return MinimizeStatus.IterationLimit;
        return limits.Violation > limits.ConstraintTolerance ? MinimizeStatus.Infeasible : MinimizeStatus.LineSearchFailed;
    }

    /// <summary>
    /// Whether no way leads to a smaller sum of squared violations, as far as can be seen from here: its slope is nothing, and there is no less of it on the way back to where
    /// the run began. A point that has less becomes the point.
    /// </summary>
    private bool AreViolationsLeast<TKernel>(ref TKernel kernel)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        limits!.Sight = Sight.Violation;
        var here = kernel.Gradient(Point, Gradient);
        limits.Measure();
        var isLeast = limits.IsSmallPull(NormOf(GradientVector));
        for (var look = 0; look < WaysBack.Length && isLeast; look++)
        {
            // A point where violations only rest may lie on the way on which losses have led here.
            var part = T.CreateTruncating(WaysBack[look]);
            Packed.SetToSum<T>(memory[TrialVector], Point, part, outer![BeginVector]);
            Packed.AddScaled<T>(memory[TrialVector], -part, Point);
            Singles.Round(memory[TrialVector], singles);
            isLeast = !(kernel.Gradient(memory[TrialVector], memory[TrialGradientVector]) < here * (1 - LeastGain));
            run.Evaluations++;
            if (!isLeast) memory[TrialVector].CopyTo(Point);
        }

        limits.Sight = Sight.Whole;
        kernel.Gradient(Point, Gradient);
        limits.Measure();
        return isLeast;
    }

    /// <summary>Begins the next problem at the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus Reopen<TKernel>(ref TKernel kernel, ref double loss, ref double norm)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        gradientTolerance = limits!.InnerTolerance;
        if (limits.HasNewCurvature || directions.IsDirect) directions.Clear();
        stagnation = new Stagnation();
        settlement.Leave();
        loss = Evaluate(ref kernel, ref norm);
        return double.IsFinite(loss) && double.IsFinite(norm) ? MinimizeStatus.Running : MinimizeStatus.NonFinite;
    }

    private double Evaluate<TKernel>(ref TKernel kernel, ref double norm)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var loss = kernel.Gradient(Point, Gradient);
        run.Evaluations++;
        norm = NormOf(GradientVector);
        return loss;
    }

    private double ToleranceOf(double lossNorm) => limits!.GradientTolerance ?? (epsilon > 1e-10 ? 1e-5 : 1e-9) * Math.Clamp(lossNorm, 1, MostLossNorm);

    /// <summary>What a report says of losses and limits rather than of the function that is searched.</summary>
    private StepReport WithLimits(StepReport report)
    {
        if (limits is null) return report;
        limits.Measure();
        return report with { Loss = limits.Loss, MaxViolation = limits.Violation };
    }

    private MinimizeResult WithLimits(MinimizeResult result)
    {
        if (limits is null) return result;
        limits.Measure();
        return result with { Loss = limits.Loss, MaxViolation = limits.Violation, KktResidual = limits.Residual(result.GradientNorm) };
    }
}
