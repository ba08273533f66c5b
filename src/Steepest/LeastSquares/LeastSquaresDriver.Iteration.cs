using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.LeastSquares;

namespace Steepest.Minimization;

public abstract partial class LeastSquaresDriver<T>
{
    /// <summary>The part of the objective, at least so many rounding units, that a decrease must come to before it is seen in the objective itself.</summary>
    private const double Visible = 1e-10;
    private const double VisibleUnits = 64;

    /// <summary>A step whose parts are this many rounding units of the variables is lost in their rounding.</summary>
    private const double StepUnits = 1000;

    /// <summary>How much smaller the gradient's square must become for another step to be worth it where rounding hides the objective.</summary>
    private const double LeastGain = 0.9;

    /// <summary>A predicted decrease of so many squared rounding units of the objective is worth no second try.</summary>
    private const double NoGain = 1e4;

    /// <summary>What is left of a diagonal element, relative, below which products of columns do not tell the last digits.</summary>
    private const double DoubtfulPivot = 1e-4;

    /// <summary>Up to how many variables a Jacobian costs little more than its residuals.</summary>
    private const int FewVariables = 8;

    /// <summary>A step whose squared length is this many squared rounding units of the objective changes the gradient by more than its rounding.</summary>
    private const double LeastLesson = 1e8;

    /// <summary>An objective this many squared rounding units of the first one is 0.</summary>
    private const double NoResidual = 1e4;

    /// <summary>An objective this many squared rounding units of the first one may be one of rounding alone.</summary>
    private const double Negligible = 1e12;

    private const int MostTries = 200;

    /// <summary>The objective near <see cref="Point"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        run.Evaluations++;
        Linearize(ref kernel, Point, current);
    }

    /// <summary>Hands the objective near the point to the solver; returns the largest entry of the gradient that may be followed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TakeUp()
    {
        if (box is not null)
        {
            solver.Begin<T>(current, Point, places, box);
            secant?.AddTo(current);
            return solver.ResidualWithin();
        }

        solver.Begin(current);
        secant?.AddTo(current);
        var largest = 0.0;
        foreach (var slope in current.Gradient) largest = Math.Max(largest, Math.Abs(slope));
        return largest;
    }

    /// <summary>One accepted step from a point whose objective the solver has taken up; leaves that of the new point there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus Iterate<TKernel>(ref TKernel kernel, ref double norm, out double length)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        settlement.Leave();
        length = 0;
        var anyFinite = false;
        bool? isRounding = null;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!rule.TryPropose(solver, step, out var predicted) || solver.WantsTriangle)
            {
                if (!solver.WantsTriangle) break;
                needsTriangle = true;
                Evaluate(ref kernel);
                norm = TakeUp();
                continue;
            }

            if (acceleration.Length > 0 && predicted > visible * current.Loss) Accelerate(ref kernel);
            var isFlat = predicted <= visible * current.Loss;
            isRounding ??= isFlat || isSettling || IsLostInRounding() || current.Loss <= Negligible * epsilon * epsilon * firstLoss;
            if (!SetTrial() || predicted <= 4 * epsilon * epsilon * current.Loss) return Ended(isRounding);
            var isWhole = isFlat || wasAcceptedAtOnce || places.Length <= FewVariables;
            var loss = Try(ref kernel, isWhole);
            if (!double.IsFinite(loss) || (isWhole && !trial.IsFinite))
            {
                wasAcceptedAtOnce = false;
                rule.Reject(double.NaN);
                continue;
            }

            anyFinite = true;
            if (isFlat)
            {
                if (!TryEnd(ref kernel, loss, predicted, ref norm, out length, out var status)) continue;
                return status == MinimizeStatus.Converged ? Ended(isRounding) : status;
            }

            var ratio = (current.Loss - loss) / predicted;
            if (!(ratio > StepRule.LeastRatio))
            {
                if (IsLostInRounding()) return Ended(isRounding);
                wasAcceptedAtOnce = false;
                rule.Reject(ratio);
                continue;
            }

            if (!isWhole)
            {
                Linearize(ref kernel, memory[TrialVector], trial);
                if (!trial.IsFinite)
                {
                    rule.Reject(double.NaN);
                    continue;
                }
            }

            wasAcceptedAtOnce = tries == 0;
            (poorSteps, isSettling) = (0, false);
            rule.Accept(ratio);
            var oldLoss = current.Loss;
            Move(ref norm, out length);
            return IsAtEnd(oldLoss, norm) ? MinimizeStatus.Converged : MinimizeStatus.Running;
        }

        if (isRounding == true || solver.LengthOf(step) == 0) return MinimizeStatus.Converged;
        return anyFinite ? MinimizeStatus.LineSearchFailed : MinimizeStatus.NonFinite;
    }

    /// <summary>Why no step is left to try: rounding, or, where the first step promised more than that, derivatives that are not those of the residuals.</summary>
    private static MinimizeStatus Ended(bool? isRounding) => isRounding == true ? MinimizeStatus.Converged : MinimizeStatus.LineSearchFailed;

    /// <summary>
    /// A step whose decrease rounding hides: the gradient tells whether it is one. So the last digits of the variables are found, which the objective
    /// says nothing of. False where another step should be tried from the same point.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryEnd<TKernel>(ref TKernel kernel, double loss, double predicted, ref double norm, out double length, out MinimizeStatus status)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        length = 0;
        var gain = solver.SquaredSlope(trial) / solver.SquaredSlope(current);
        var isBetter = gain < 1 && loss <= current.Loss * (1 + 10 * visible);
        if (!isBetter && secant is not null && secant.TakeFrom(current))
        {
            status = MinimizeStatus.Running;
            return false;
        }

        poorSteps = gain < LeastGain && isBetter ? 0 : poorSteps + 1;
        var isOver = !isBetter || poorSteps > 1 || predicted < NoGain * epsilon * epsilon * current.Loss;
        status = isOver ? MinimizeStatus.Converged : MinimizeStatus.Running;
        if (poorSteps > 0 && solver.MayTurn && solver.WorstPivot < DoubtfulPivot && !current.HasTriangle)
        {
            // The last digits, which products of columns do not have.
            (needsTriangle, poorSteps, status) = (true, 0, MinimizeStatus.Running);
            if (!isBetter)
            {
                Evaluate(ref kernel);
                norm = TakeUp();
                return false;
            }

            Linearize(ref kernel, memory[TrialVector], trial);
        }

        rule.Settle(gain);
        isSettling |= isBetter;
        if (isBetter) Move(ref norm, out length);
        if (IsStationary(norm)) status = MinimizeStatus.Converged;
        return isBetter || isOver;
    }

    /// <summary>Whether the step moves no variable by more than rounding might.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsLostInRounding()
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (Math.Abs(step[i]) > StepUnits * epsilon * Math.Abs(double.CreateTruncating(Point[places[i]]))) return false;
        }

        return true;
    }

    /// <summary>The objective at the trial point, and near it where that is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Try<TKernel>(ref TKernel kernel, bool isWhole)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        run.Evaluations++;
        if (!isWhole) return LossAt(ref kernel, memory[TrialVector]);
        Linearize(ref kernel, memory[TrialVector], trial);
        return trial.Loss;
    }

    /// <summary>trial ← point + step, within bounds; false where that is the point itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SetTrial()
    {
        var to = memory[TrialVector];
        var from = memory[PointVector];
        for (var i = 0; i < places.Length; i++) to[places[i]] = T.CreateTruncating(double.CreateTruncating(from[places[i]]) + step[i]);
        box?.Land(to, from, epsilon);
        Singles.Round(to, singles);
        for (var i = 0; i < places.Length; i++)
        {
            if (to[places[i]] != from[places[i]]) return true;
        }

        return false;
    }

    /// <summary>The trial point becomes the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(ref double norm, out double length)
    {
        length = solver.LengthOf(step);
        Learn(length);
        memory[TrialVector].CopyTo(Point);
        (current, trial) = (trial, current);
        norm = TakeUp();
        run.Iteration++;
        run.RunIterations++;
    }

    /// <summary>What the step tells of the residuals' curvature, where it is long enough for the gradients' rounding not to hide it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(double length)
    {
        if (secant is null || !(length * length > LeastLesson * epsilon * epsilon * current.Loss)) return;
        var to = memory[TrialVector];
        var from = memory[PointVector];
        for (var i = 0; i < places.Length; i++) step[i] = double.CreateTruncating(to[places[i]]) - double.CreateTruncating(from[places[i]]);
        secant.Learn(step, current, trial, solver.Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsAtEnd(double oldLoss, double norm)
        => IsStationary(norm) || current.Loss <= NoResidual * epsilon * epsilon * Math.Min(1, firstLoss) || (hasTolerances && IsWithinTolerances(oldLoss));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsWithinTolerances(double oldLoss)
    {
        if (options.LossTolerance is > 0 and { } lossTolerance && Math.Abs(current.Loss - oldLoss) <= lossTolerance * Math.Max(current.Loss, oldLoss)) return true;
        if (options.StepTolerance is not > 0 and not null) return false;
        var largest = 0.0;
        foreach (var part in step) largest = Math.Max(largest, Math.Abs(part));
        return options.StepTolerance is { } stepTolerance && largest <= stepTolerance * Packed.LargestMagnitude<T>(Point);
    }

    /// <summary>Bends the step along the residuals' second derivative (geodesic acceleration), where that is a small part of it.</summary>
    /// <remarks>Transtrum and Sethna, "Improvements to the Levenberg-Marquardt algorithm for nonlinear least-squares minimization" (2012).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accelerate<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        const double part = 0.1;
        const double most = 0.75;
        var ahead = memory[TrialVector];
        for (var i = 0; i < places.Length; i++) ahead[places[i]] = T.CreateTruncating(double.CreateTruncating(Point[places[i]]) + part * step[i]);
        box?.Land(ahead, Point, epsilon);
        Singles.Round(ahead, singles);
        if (sparse is null) blocks.Bend(ref kernel, Point, ahead, part, step, bend);
        else sparse.Bend(ref kernel, Point, ahead, part, step, bend);
        run.Evaluations++;
        for (var i = 0; i < bend.Length; i++) bend[i] = -bend[i];
        solver.SolveAgain(bend, acceleration);
        var length = solver.LengthOf(acceleration);
        if (!(2 * length <= most * solver.LengthOf(step))) return;
        for (var i = 0; i < step.Length; i++) step[i] += 0.5 * acceleration[i];
    }
}
