using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Iterations: a program, a search along its step, and steps towards the limits alone where their linear models contradict each other.</summary>
public sealed partial class Sqp<T>
{
    /// <summary>How many times as far as the point is from 0 a step may go where the model bends down.</summary>
    private const double Reach = 10;
    private const double Decrease = 1e-4;
    private const int MostTrials = 30;

    /// <summary>How many times the multiplier a penalty may be: one that a single step has raised would keep to the limits for long.</summary>
    private const double MostExcess = 3;

    /// <summary>How many rounding units make a promised decrease indistinguishable from none.</summary>
    private const double RoundingUnits = 100;
    /// <summary>Variables beyond this have followed a loss that has no bottom.</summary>
    private const double Endless = 1e100;
    private const double SmallPull = 1e-6;
    private const double LeastContradiction = 1e-6;

    private const double FirstLossWeight = 0.1;
    private const double LeastLossWeight = 1e-8;

    /// <summary>How many rounding units of the size of the point may be all that rounding leaves of a limit, in lengths of its slope; and what is no more than that must shrink by, lest it be rounding.</summary>
    private const double LengthUnits = 4096;
    private const double Shrinkage = 0.5;

    private double norm = double.NaN;

    /// <summary>The largest violation as the problem states its limits, and in lengths of their slopes.</summary>
    private double violation;
    private double excess;
    private double complementarity;
    private double stepSize;

    /// <summary>Evaluates where a call begins; whether there is anything to do.</summary>
    private MinimizeStatus Begin<TKernel>(ref TKernel kernel, bool isNew)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        stepSize = 0;
        run.Evaluations++;
        var isFinite = model.Evaluate(ref kernel, x);
        if (isNew && isFinite) Rescale();
        Judge();
        if (!isFinite) return MinimizeStatus.NonFinite;
        if (isSettled && settledLoss == model.Loss && seen.AsSpan().SequenceEqual(model.Limits) && Packed.SameBits<T>(Point, memory[LeftVector])) return MinimizeStatus.Converged;
        isSettled = false;
        return Verdict();
    }

    /// <summary>Takes the slopes of the limits for their units; multipliers and penalties stay what they are to the problem.</summary>
    private void Rescale()
    {
        extent = Largest(x) is > 0 and var size ? size : 1;
        model.Rescale(extent, corrected);
        for (var i = 0; i < multipliers.Length; i++)
        {
            multipliers[i] /= corrected[i];
            penalties[i] /= corrected[i];
        }

        isScaled = true;
    }

    /// <summary>Whether all limits hold to tolerance; where nobody has given one, those with small slopes are kept so much more precisely.</summary>
    private bool IsKept => (options.ConstraintTolerance is null ? model.RaisedViolation() : violation) <= constraintTolerance;

    /// <summary>Whether the multipliers are those of a minimum here.</summary>
    /// <param name="before">The largest violation before the last step, in lengths of slopes; infinite where there was none.</param>
    private MinimizeStatus Verdict(double before = double.PositiveInfinity)
    {
        var isKept = IsKept || (options.ConstraintTolerance is null && excess <= LengthUnits * epsilon * extent && excess >= Shrinkage * before);
        var size = Math.Max(1, Largest(model.Gradient));
        var tolerance = options.GradientTolerance ?? (epsilon > 1e-10 ? 1e-5 : 1e-9) * size;
        return norm <= tolerance && isKept && complementarity <= Math.Max(tolerance / size, constraintTolerance) ? MinimizeStatus.Converged : MinimizeStatus.Running;
    }

    /// <summary>Stationarity within the bounds, feasibility and complementarity, with the multipliers as they are.</summary>
    private void Judge()
    {
        var (n, m) = (model.N, model.M);

        // Room to a bound, or to a limit, counts beside the size of the point as multipliers do beside the gradient: neither hides the other, whatever their units.
        var size = Math.Max(1, Largest(model.Gradient));
        var (reach, pressure) = (Math.Max(1, 1 / extent), Math.Max(1, size / extent));
        norm = 0;
        for (var j = 0; j < n; j++)
        {
            var pull = model.Gradient[j];
            for (var i = 0; i < m; i++) pull += multipliers[i] * model.Jacobian[i * n + j];
            norm = Math.Max(norm, Math.Abs(Math.Clamp(-pull, pressure * (lower[j] - x[j]), pressure * (upper[j] - x[j]))));
        }

        // A large multiplier makes much of little room.
        (violation, excess) = (model.Violation(model.Limits), model.Violation(model.Values));
        complementarity = 0;
        for (var i = 0; i < m; i++)
        {
            if (!model.Equalities[i]) complementarity = Math.Max(complementarity, Math.Min(multipliers[i] / size, -reach * model.Values[i]) * Math.Max(1, multipliers[i] / size));
        }
    }

    private MinimizeStatus Iterate<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        stepSize = 0;
        run.Products += model.N;
        if (!model.Bend(ref kernel, x, multipliers)) return MinimizeStatus.NonFinite;
        (step.Reach, step.Pull) = (Reach * extent, norm);
        if (!step.Solve(x, model.Gradient, model.Hessian, model.Jacobian, model.Values, model.Equalities, lower, upper)) return Restore(ref kernel);
        lossWeight = FirstLossWeight;
        var isFound = Search(ref kernel, out var length, out var slope, out var merit, out var anyFinite);

        // Towards a stiff limit on the far side of a hill the loss rises first: then a step that leads down at once.
        if (!isFound && slope >= 0 && step.Solve(x, model.Gradient, model.Hessian, model.Jacobian, model.Values, model.Equalities, lower, upper, mayStiffen: false))
            isFound = Search(ref kernel, out length, out slope, out merit, out anyFinite);
        if (!isFound) return Stuck(anyFinite, slope, merit);
        trial.CopyTo(x, 0);
        for (var i = 0; i < multipliers.Length; i++) multipliers[i] += Math.Min(1, length) * (step.Multipliers[i] - multipliers[i]);
        return Arrive(ref kernel, length);
    }

    /// <summary>Looks for the part of the step that lowers the merit function; it is left as the trial.</summary>
    private bool Search<TKernel>(ref TKernel kernel, out double length, out double slope, out double merit, out bool anyFinite)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        step.Direction.CopyTo(direction, 0);
        RaisePenalties();
        (merit, slope) = (Merit(model.Loss, model.Values), Slope());
        (length, anyFinite) = (1.0, false);
        for (var attempt = 0; attempt < MostTrials; attempt++)
        {
            var found = Try(ref kernel, length);
            anyFinite |= double.IsFinite(found);
            if (IsLower(found, merit, length * slope, attempt == 0)) return true;
            if (attempt == 0 && double.IsFinite(found) && model.Violation(values) > excess && CorrectStep(ref kernel, merit, slope)) return true;
            length *= Shorter(found, merit, length * slope);
        }

        return false;
    }

    private static double Largest(ReadOnlySpan<double> numbers)
    {
        var largest = 0.0;
        foreach (var number in numbers) largest = Math.Max(largest, Math.Abs(number));
        return largest;
    }

    /// <summary>Takes the trial for the new point, of which the losses are known and the gradients are not.</summary>
    private MinimizeStatus Arrive<TKernel>(ref TKernel kernel, double length)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        stepSize = length;
        run.Iteration++;
        run.RunIterations++;
        extent = Math.Max(extent, Largest(x));
        var before = excess;
        var isFinite = model.Evaluate(ref kernel, x);
        Judge();
        if (!isFinite) return MinimizeStatus.NonFinite;
        ChooseMultipliers();
        var status = Verdict(before);
        if (status == MinimizeStatus.Converged) isSettled = true;
        return status;
    }

    /// <summary>Takes the multipliers that leave least of the gradient, if they leave less.</summary>
    private void ChooseMultipliers()
    {
        if (!least.Find(model.Gradient, model.Jacobian, model.Equalities, step.Active)) return;
        var before = norm;
        multipliers.CopyTo(corrected, 0);
        least.Values.CopyTo(multipliers, 0);
        Judge();
        if (norm < before) return;
        corrected.CopyTo(multipliers, 0);
        Judge();
    }

    /// <summary>Weights of violations in the merit function: above the multipliers, lest a minimum of it be none of the problem.</summary>
    private void RaisePenalties()
    {
        var (loss, weighted, sum) = (0.0, 0.0, 0.0);
        var pull = Largest(model.Gradient);
        for (var i = 0; i < penalties.Length; i++)
        {
            var magnitude = Math.Abs(step.Multipliers[i]);
            penalties[i] = Math.Max(1.1 * magnitude, Math.Min(0.5 * (penalties[i] + 1.1 * magnitude), MostExcess * Math.Max(pull, magnitude)));
            var over = model.Equalities[i] ? Math.Abs(model.Values[i]) : Math.Max(0, model.Values[i]);
            sum += over;
            weighted += penalties[i] * over;
        }

        // Towards limits across which the Lagrangian bends down the loss may rise faster than multipliers tell.
        for (var j = 0; j < direction.Length; j++) loss += model.Gradient[j] * direction[j];
        if (loss <= 0.5 * weighted || sum <= 0) return;
        for (var i = 0; i < penalties.Length; i++) penalties[i] += (2 * loss - weighted) / sum;
    }

    private double Merit(double loss, ReadOnlySpan<double> limits)
    {
        for (var i = 0; i < limits.Length; i++) loss += penalties[i] * (model.Equalities[i] ? Math.Abs(limits[i]) : Math.Max(0, limits[i]));
        return loss;
    }

    /// <summary>The slope of the merit function along the step, whose end meets the limits to first order.</summary>
    private double Slope()
    {
        var slope = 0.0;
        for (var j = 0; j < direction.Length; j++) slope += model.Gradient[j] * direction[j];
        for (var i = 0; i < penalties.Length; i++) slope -= penalties[i] * (model.Equalities[i] ? Math.Abs(model.Values[i]) : Math.Max(0, model.Values[i]));
        return slope;
    }

    private bool IsLower(double found, double merit, double promised, bool isWhole)
        => double.IsFinite(found) && (isWhole || found < merit) && found <= merit + Decrease * Math.Min(0, promised) + (isWhole ? RoundingUnits * epsilon * Math.Abs(merit) : 0);

    private static double Shorter(double found, double merit, double promised)
        => double.IsFinite(found) && promised < 0 ? Math.Clamp(-0.5 * promised / (found - merit - promised), 0.1, 0.5) : 0.25;

    /// <summary>The merit function at a part of the step; the limits there are left in place.</summary>
    private double Try<TKernel>(ref TKernel kernel, double length)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        for (var j = 0; j < trial.Length; j++) trial[j] = Math.Clamp(x[j] + length * direction[j], lower[j], upper[j]);
        return Look(ref kernel);
    }

    private double Look<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        model.Round(trial, singles);
        run.Evaluations++;
        var loss = model.Look(ref kernel, trial, values);
        return double.IsFinite(model.Violation(values)) ? Merit(loss, values) : double.NaN;
    }

    /// <summary>A whole step fails where limits bend: the same program with the limits as they are at its end (Maratos' effect).</summary>
    private bool CorrectStep<TKernel>(ref TKernel kernel, double merit, double slope)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        var n = model.N;
        for (var i = 0; i < corrected.Length; i++)
        {
            corrected[i] = values[i];
            for (var j = 0; j < n; j++) corrected[i] -= model.Jacobian[i * n + j] * direction[j];
        }

        if (!step.Correct(model.Jacobian, corrected, model.Equalities)) return false;
        for (var j = 0; j < n; j++) trial[j] = Math.Clamp(x[j] + step.Direction[j], lower[j], upper[j]);
        return IsLower(Look(ref kernel), merit, slope, true);
    }

    private bool IsContradicted => !IsKept && excess > LeastContradiction * Math.Min(1, extent);

    /// <summary>No part of the step is lower.</summary>
    private MinimizeStatus Stuck(bool anyFinite, double slope, double merit)
    {
        if (!anyFinite || Largest(x) > Endless) return MinimizeStatus.NonFinite;
        // A step without slope may also be a poor one: only where the gradient is next to nothing beside what it is made of is the loss as low as rounding shows.
        var isRounding = -slope <= RoundingUnits * epsilon * Math.Max(1, Math.Abs(merit)) && norm <= Math.Sqrt(epsilon) * Math.Max(Math.Max(1, Largest(model.Gradient)), Largest(model.Hessian) * extent);
        return isRounding && IsKept && complementarity <= Math.Max(constraintTolerance, Math.Sqrt(epsilon)) ? MinimizeStatus.Converged
            : IsContradicted ? MinimizeStatus.Infeasible : MinimizeStatus.LineSearchFailed;
    }

    /// <summary>A step down the violations, as linear models of the limits contradict each other; where there is none, so do the limits.</summary>
    private MinimizeStatus Restore<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        // In units in which losses pull as violations do.
        var lossSlope = Largest(model.Gradient);
        var weight = lossSlope > 0 ? lossWeight * excess / lossSlope : 0;
        var before = weight * model.Loss + Squares(model.Values);
        for (var attempt = 0; attempt < MostTrials; attempt++, damping *= 4)
        {
            if (!step.Restore(x, weight, model.Gradient, model.Hessian, model.Jacobian, model.Values, model.Equalities, damping, lower, upper, bounds)) continue;
            var promised = 0.0;
            for (var j = 0; j < direction.Length; j++)
            {
                direction[j] = bounds.Step[j];
                promised += (weight * model.Gradient[j] + Pull(j)) * direction[j];
            }

            if (-promised <= SmallPull * SmallPull * Squares(model.Values)) break;
            for (var j = 0; j < trial.Length; j++) trial[j] = Math.Clamp(x[j] + direction[j], lower[j], upper[j]);
            model.Round(trial, singles);
            run.Evaluations++;
            var after = weight * model.Look(ref kernel, trial, values) + Squares(values);
            if (!(after <= before + Decrease * promised)) continue;
            damping = Math.Max(1e-10, damping / 8);
            lossWeight = lossWeight < LeastLossWeight ? 0 : 0.1 * lossWeight;
            trial.CopyTo(x, 0);
            return Arrive(ref kernel, 1);
        }

        damping = 1;
        if (lossWeight > 0)
        {
            // Nothing is lower with the losses: without them.
            lossWeight = 0;
            return Restore(ref kernel);
        }

        return IsContradicted ? MinimizeStatus.Infeasible : MinimizeStatus.LineSearchFailed;
    }

    private double Squares(ReadOnlySpan<double> limits)
    {
        var sum = 0.0;
        for (var i = 0; i < limits.Length; i++)
        {
            var c = model.Equalities[i] ? limits[i] : Math.Max(0, limits[i]);
            sum += 0.5 * c * c;
        }

        return sum;
    }

    /// <summary>An entry of the gradient of that sum.</summary>
    private double Pull(int j)
    {
        var pull = 0.0;
        for (var i = 0; i < model.M; i++)
        {
            if (model.Equalities[i] || model.Values[i] > 0) pull += model.Values[i] * model.Jacobian[i * model.N + j];
        }

        return pull;
    }
}
