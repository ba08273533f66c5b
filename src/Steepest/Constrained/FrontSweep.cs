using System.ComponentModel;

namespace Steepest.Minimization;

/// <summary>
/// The values of a limit that a front of trade-offs is traced by: those that are given, and where there is room for more points, values in between
/// where the front bends most.
/// </summary>
/// <remarks>
/// The loop stands in generated code, which alone can make a kernel for each value; warm starts come from a solver that keeps variables and multipliers:
/// <code>
/// var front = new FrontSweep(limits, points);
/// while (front.Next(out var value)) { var result = solver.Minimize(…, value); front.Add(in result, multiplier, limitedLoss); }
/// return front.End();
/// </code>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct FrontSweep
{
    private readonly ReadOnlySpan<double> limits;
    private readonly Span<FrontPoint> points;
    private int count;
    private int converged;
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
    }

    /// <summary>The next value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool Next(out double value)
    {
        value = current = count < limits.Length ? limits[count] : count < points.Length ? InBetween() : double.NaN;
        return double.IsFinite(value);
    }

    /// <summary>Takes in what the value has led to.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="multiplier">The multiplier of the limit.</param>
    /// <param name="limitedLoss">What the limit bounds, at the point.</param>
    public void Add(in MinimizeResult result, double multiplier, double limitedLoss)
    {
        points[count++] = new FrontPoint { Limit = current, Loss = result.Loss, LimitedLoss = limitedLoss, Multiplier = multiplier, Status = result.Status };
        if (result.Status == MinimizeStatus.Converged) converged++;
        if (count > limits.Length || (count == limits.Length && points.Length > count)) points[..count].Sort(static (a, b) => a.Limit.CompareTo(b.Limit));
    }

    /// <summary>Ends the sweep.</summary>
    /// <returns>How many runs have converged.</returns>
    public readonly int End()
    {
        points[count..].Clear();
        return converged;
    }

    /// <summary>The middle of the gap in which the front departs most from a straight line: by ⅛ of the change of its slope times the gap.</summary>
    private readonly double InBetween()
    {
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
}
