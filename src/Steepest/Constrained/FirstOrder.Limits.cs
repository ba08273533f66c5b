using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>Steps beside limits: what is reported and returned of them, and when multipliers move.</summary>
public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>The multipliers; null for none.</summary>
    private MultiplierMethod? limits;

    /// <summary>The rate that a run without a schedule moves by.</summary>
    internal double LearningRate => learningRate;

    /// <summary>How rows are summed.</summary>
    internal RowShards<T> Shards => shards;

    /// <summary>Gives the driver multipliers, once, before the first step.</summary>
    internal void Attach(MultiplierMethod method) => limits = method;

    /// <summary>Whether limits have values as far as the loss has one; there may be none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool AreLimitsFinite()
    {
        if (limits is null) return true;
        limits.Settle();
        return limits.Measure();
    }

    /// <summary>Whether a gradient that is small enough ends the run, and how; else it may be the turn of the multipliers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus Verdict(double norm, double tolerance, bool isSettled)
    {
        if (limits is null) return (tolerance > 0 && norm <= tolerance) || isSettled ? MinimizeStatus.Converged : MinimizeStatus.Running;
        if (!limits.MovesEachStep && limits.IsSettled) return MinimizeStatus.Converged;
        if (((tolerance > 0 && norm <= tolerance) || isSettled) && limits.IsMet(tolerance)) return MinimizeStatus.Converged;
        return limits.IsDue(norm) ? limits.Next(norm, isStuck: false, 1, tolerance) : MinimizeStatus.Running;
    }

    /// <summary>Whether the point of the last evaluation is a minimum to tolerance.</summary>
    private bool IsMinimum(double norm, double tolerance) => tolerance > 0 && norm <= tolerance && (limits is null || (limits.Measure() && limits.IsMet(tolerance)));

    /// <summary>What the best point is picked by: the loss, or how far it is from a minimum under the limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double Rank(double loss, double norm) => limits is null ? loss : limits.Rank(loss, norm);

    /// <summary>Multipliers that grow without end take the variables along: the best point is worth more than the last one that has a loss.</summary>
    private void ReturnBest()
    {
        if (!run.HasBest) return;
        memory[BestVector].CopyTo(Point);
        limits!.ReturnBest();
    }

    /// <summary>Whether limits hold over all samples, where small changes from epoch to epoch suggest an end.</summary>
    private bool AreLimitsMet<TKernel>(ref TKernel train, in Plan plan)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        if (limits is null) return true;
        Evaluate(ref train, in plan);
        run.Evaluations++;
        return AreLimitsFinite() && limits.IsMet(plan.GradientTolerance);
    }

    /// <summary>What a result says of limits, at the point of the last evaluation.</summary>
    private MinimizeResult WithLimits<TKernel>(ref TKernel train, in Plan plan, MinimizeResult result)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        if (limits is null) return result;
        limits.Measure();
        limits.KeepLeft();
        var status = result.Status;
        if (status is (MinimizeStatus.IterationLimit or MinimizeStatus.NonFinite) && limits.Violation > limits.ConstraintTolerance && IsViolationStationary(ref train, in plan)) status = MinimizeStatus.Infeasible;
        return result with { Status = status, MaxViolation = limits.Violation, KktResidual = limits.Residual(result.GradientNorm) };
    }

    /// <summary>Whether no way leads to a smaller sum of squared violations, as far as can be seen from here.</summary>
    private bool IsViolationStationary<TKernel>(ref TKernel train, in Plan plan)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        Gradient.CopyTo(memory[ReferenceVector]);
        limits!.Sight = Sight.Violation;
        try
        {
            Evaluate(ref train, in plan);
            return limits.IsSmallPull(Norm());
        }
        finally
        {
            limits.Sight = Sight.Whole;
            memory[ReferenceVector].CopyTo(Gradient);
        }
    }
}
