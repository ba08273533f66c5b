using System.ComponentModel;

namespace Steepest.Minimization;

/// <summary>
/// The values of a limit that a front of trade-offs is traced by: those that are given, and where there is room for more points, values in between
/// where the front bends most.
/// </summary>
/// <remarks>
/// The loop stands in generated code, which alone can make a kernel for each value; warm starts come from a solver that keeps variables and multipliers.
/// A run that does not converge may have gone where every other one fails too, far out where losses are flat: then the next one begins where the last one
/// that converged has ended, or at the start; and down to the first value that was missed the sweep goes back from the last one that was not.
/// <code>
/// var front = new FrontSweep(limits, points);
/// while (front.Next(out var value))
/// {
///     if (front.Returns) …take what was kept, or was there at the start, and Reset the solver
///     var result = solver.Minimize(…, value);
///     if (front.Add(in result, multiplier, limitedLoss)) …keep variables and multipliers
///     if (front.IsLast) …these are the variables that the sweep leaves
/// }
/// return front.End();
/// </code>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FrontSweep
{
    private readonly ReadOnlySpan<double> limits;
    private readonly Span<FrontPoint> points;
    private int count;
    private int at;
    private int kept;
    private int missed;
    private double current;

    /// <summary>Begins a sweep.</summary>
    /// <param name="limits">The values, in the order in which they are gone through.</param>
    /// <param name="points">Receives a point for each value; where it is longer than <paramref name="limits"/>, values in between are added, and the points come in the order of their limits.</param>
    /// <exception cref="ArgumentException">There are fewer points than values, or a value is not finite.</exception>
    public FrontSweep(ReadOnlySpan<double> limits, Span<FrontPoint> points)
    {
        if (points.Length < limits.Length) throw new ArgumentException($"There are {limits.Length} limits, and room for {points.Length} points.", nameof(points));
        foreach (var limit in limits)
        {
            if (!double.IsFinite(limit)) throw new ArgumentException("A limit that a front is traced by is a finite number.", nameof(limits));
        }

        this.limits = limits;
        this.points = points;
        (kept, missed) = (-1, -1);
    }

    /// <summary>Whether the next run begins at what was kept last, or at the start, and not where the last run ended.</summary>
    public bool Returns { get; private set; }

    /// <summary>Whether the last run was that of the last value given.</summary>
    public readonly bool IsLast => at == limits.Length - 1;

    /// <summary>The next value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool Next(out double value)
    {
        if (count < limits.Length) at = count;
        else if (count == limits.Length && missed >= 0 && kept > missed)
        {
            // Back from the last value that a run has converged for.
            at = --kept;
            if (kept == missed) missed = -1;
        }
        else at = count;

        value = current = at < limits.Length ? limits[at] : at < points.Length ? InBetween() : double.NaN;
        return double.IsFinite(value);
    }

    /// <summary>Takes in what the value has led to.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="multiplier">The multiplier of the limit.</param>
    /// <param name="limitedLoss">What the limit bounds, at the point.</param>
    /// <returns>Whether other runs may begin here.</returns>
    public bool Add(in MinimizeResult result, double multiplier, double limitedLoss)
    {
        var isConverged = result.Status == MinimizeStatus.Converged;
        if (at == count || isConverged)
            points[at] = new FrontPoint { Limit = current, Loss = result.Loss, LimitedLoss = limitedLoss, Multiplier = multiplier, Status = result.Status };
        if (at == count && at < limits.Length)
        {
            if (isConverged) kept = at;
            else if (missed < 0) missed = at;
        }

        if (at == count) count++;
        Returns = !isConverged;
        return isConverged;
    }

    /// <summary>Ends the sweep.</summary>
    /// <returns>How many runs have converged.</returns>
    public readonly int End()
    {
        if (points.Length > limits.Length) Sort();
        points[count..].Clear();
        var converged = 0;
        foreach (ref readonly var point in points[..count])
        {
            if (point.Status == MinimizeStatus.Converged) converged++;
        }

        return converged;
    }

    /// <summary>The middle of the gap in which the front departs most from a straight line: by ⅛ of the change of its slope times the gap.</summary>
    private readonly double InBetween()
    {
        Sort();
        var (best, departure) = (double.NaN, 0.0);
        for (var i = 0; i + 1 < count; i++)
        {
            var (left, right) = (points[i], points[i + 1]);
            if (left.Status != MinimizeStatus.Converged && right.Status != MinimizeStatus.Converged) continue;
            var bend = Math.Abs(right.Multiplier - left.Multiplier) * (right.Limit - left.Limit);
            var middle = 0.5 * (left.Limit + right.Limit);
            if (bend > departure && middle > left.Limit && middle < right.Limit) (best, departure) = (middle, bend);
        }

        return best;
    }

    private readonly void Sort() => points[..count].Sort(static (a, b) => a.Limit.CompareTo(b.Limit));
}
