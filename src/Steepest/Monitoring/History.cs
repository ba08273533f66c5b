using System.Collections;

namespace Steepest;

/// <summary>All iterations of one or several runs, in order: pass it as <see cref="MinimizeOptions.Progress"/>.</summary>
/// <example><code>
/// var history = new History();
/// Rosenbrock.Minimize(x, new MinimizeOptions { Progress = history });
/// Console.WriteLine($"{history.Count} iterations, rate {history.ConvergenceRate():F3}");
/// </code></example>
public sealed class History : IProgress<StepReport>, IReadOnlyList<StepReport>
{
    /// <summary>Over how many of the last iterations the rate is taken.</summary>
    private const int Window = 10;

    /// <summary>Excess below this part of the loss is rounding.</summary>
    private const double Rounding = 1e-14;

    private readonly List<StepReport> steps = [];

    /// <summary>The number of iterations.</summary>
    public int Count => steps.Count;

    /// <summary>The lowest loss of all; NaN where there is none.</summary>
    public double LowestLoss => steps.Where(step => !double.IsNaN(step.Loss)).Select(step => step.Loss).DefaultIfEmpty(double.NaN).Min();

    /// <summary>An iteration.</summary>
    /// <param name="index">Its number from 0.</param>
    public StepReport this[int index] => steps[index];

    /// <summary>Adds an iteration.</summary>
    /// <param name="value">The iteration.</param>
    public void Report(StepReport value) => steps.Add(value);

    /// <summary>Forgets all iterations.</summary>
    public void Clear() => steps.Clear();

    /// <summary>By how much each loss is above the minimum.</summary>
    /// <param name="minimum">The minimum, where it is known; the lowest loss of all by default.</param>
    public IReadOnlyList<double> ExcessLoss(double? minimum = null)
    {
        var lowest = minimum ?? LowestLoss;
        return [.. steps.Select(step => step.Loss - lowest)];
    }

    /// <summary>
    /// The factor by which the excess loss has shrunk from iteration to iteration, over the last ten before rounding: near 0 where convergence is faster
    /// than linear, near 1 where it stalls; NaN where too little is known.
    /// </summary>
    /// <param name="minimum">The minimum, where it is known; the lowest loss of all by default.</param>
    public double ConvergenceRate(double? minimum = null)
    {
        var excess = Meaningful(minimum);
        if (excess.Count < 2) return double.NaN;
        var first = Math.Max(0, excess.Count - 1 - Window);
        return Math.Pow(excess[^1] / excess[first], 1.0 / (excess.Count - 1 - first));
    }

    /// <summary>
    /// The order of convergence by the last three iterations before rounding: about 1 where it is linear, 2 where it is quadratic; NaN where too little
    /// is known.
    /// </summary>
    /// <param name="minimum">The minimum, where it is known; the lowest loss of all by default.</param>
    public double ConvergenceOrder(double? minimum = null)
    {
        var excess = Meaningful(minimum);
        return excess.Count < 3 ? double.NaN : Math.Log(excess[^1] / excess[^2]) / Math.Log(excess[^2] / excess[^3]);
    }

    /// <inheritdoc/>
    public IEnumerator<StepReport> GetEnumerator() => steps.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => steps.GetEnumerator();

    /// <summary>What is above rounding, up to the first that is not.</summary>
    private List<double> Meaningful(double? minimum)
    {
        var lowest = minimum ?? LowestLoss;
        return [.. ExcessLoss(minimum).TakeWhile(excess => excess > Rounding * Math.Abs(lowest) && excess > double.Epsilon)];
    }
}
