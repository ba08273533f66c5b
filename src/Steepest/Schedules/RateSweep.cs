namespace Steepest;

/// <summary>Finds a learning rate: one run whose rate grows from iteration to iteration until the loss explodes (Smith, 2017).</summary>
/// <remarks>
/// While the rate is too small the loss hardly changes, then it falls, then it rises steeply. What is suggested lies where it falls most for the
/// growth of the rate.
/// </remarks>
public sealed class RateSweep
{
    private readonly RatePoint[] curve;

    private RateSweep(RatePoint[] curve)
    {
        this.curve = curve;
        var lowest = 0;
        for (var i = 1; i < curve.Length; i++)
        {
            if (curve[i].Smoothed < curve[lowest].Smoothed) lowest = i;
        }

        Lowest = curve.Length == 0 ? double.NaN : curve[lowest].Rate;
        Suggested = Steepest(lowest);
    }

    /// <summary>The iterations, rates rising; the last one is where the loss exploded, if it did.</summary>
    public IReadOnlyList<RatePoint> Curve => curve;

    /// <summary>The rate at which the smoothed loss falls most per growth of the rate; NaN where it never falls.</summary>
    public double Suggested { get; }

    /// <summary>The rate at which the smoothed loss is lowest: too large to stay with, a tenth of it often is not. NaN for an empty curve.</summary>
    public double Lowest { get; }

    /// <summary>Sweeps the rate of a run.</summary>
    /// <remarks>The run moves the variables that it is given: give it copies.</remarks>
    /// <example>
    /// <code>
    /// var sweep = RateSweep.Run(options => { var (w, b) = (weights.ToArray(), bias); return Tumour.Minimize(w, ref b, train, options: options); });
    /// </code>
    /// </example>
    /// <param name="minimize">Starts a run of a first-order method with the options that it is given.</param>
    /// <param name="from">The first rate; 1e-7 by default.</param>
    /// <param name="to">The last rate; 10 by default.</param>
    /// <param name="iterations">How many iterations lead there, each with the same factor; 100 by default.</param>
    /// <param name="smoothing">What part of the mean of losses each iteration keeps, from 0 to below 1; 0.9 by default.</param>
    /// <param name="explosion">The sweep ends where the smoothed loss is so many times the lowest one above it; 4 by default.</param>
    /// <param name="options">Other options of the run, such as <see cref="MinimizeOptions.BatchSize"/>.</param>
    /// <returns>The curve and what to take from it.</returns>
    /// <exception cref="ArgumentNullException">There is nothing to run.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive and finite, the last is not above the first, or another number is out of range.</exception>
    /// <exception cref="ArgumentException">The options have a rate, a schedule or a limit of iterations of their own.</exception>
    /// <exception cref="InvalidOperationException">The run ended before the sweep: it allows too few epochs, was stopped, or ignored the options.</exception>
    public static RateSweep Run(
        Func<MinimizeOptions, MinimizeResult> minimize, double from = 1e-7, double to = 10, int iterations = 100,
        double smoothing = 0.9, double explosion = 4, MinimizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(minimize);
        if (!(from > 0 && double.IsFinite(from))) throw new ArgumentOutOfRangeException(nameof(from), from, "A rate is a positive finite number.");
        if (!(to > from && double.IsFinite(to))) throw new ArgumentOutOfRangeException(nameof(to), to, "The last rate must be finite and above the first.");
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 2);
        if (!(smoothing >= 0 && smoothing < 1)) throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "It must be at least 0 and less than 1.");
        if (!(explosion > 0)) throw new ArgumentOutOfRangeException(nameof(explosion), explosion, "It must be positive.");
        options ??= new MinimizeOptions();
        MinimizeOptions.Refuse(
            "A sweep of rates",
            [
                (nameof(MinimizeOptions.LearningRate), options.LearningRate is not null),
                (nameof(MinimizeOptions.Schedule), options.Schedule is not null),
                (nameof(MinimizeOptions.MaxIterations), options.MaxIterations is not null),
            ]);
        var points = new List<RatePoint>(iterations);
        var (mean, weight, least, isOver) = (0.0, 0.0, double.PositiveInfinity, false);
        var result = minimize(options with
        {
            LearningRate = from,
            Schedule = Schedule.Exponential(Math.Pow(to / from, 1.0 / (iterations - 1))),
            MaxIterations = iterations,
            GradientTolerance = options.GradientTolerance ?? 0,
            Callback = report =>
            {
                if (report.Status == MinimizeStatus.NonFinite) return true;
                mean = smoothing * mean + (1 - smoothing) * report.Loss;
                weight = smoothing * weight + (1 - smoothing);
                var smoothed = mean / weight;
                points.Add(new RatePoint { Rate = report.StepSize, Loss = report.Loss, Smoothed = smoothed });
                least = Math.Min(least, smoothed);
                isOver = smoothed > least + explosion * Math.Abs(least);
                return !isOver && options.Callback?.Invoke(report) != false;
            },
        });
        if (!isOver && points.Count < iterations && result.Status != MinimizeStatus.NonFinite)
            throw new InvalidOperationException($"The run ended after {points.Count} of {iterations} iterations ({result.Status}); with samples, Epochs must allow for all of them.");
        return new RateSweep([.. points]);
    }

    /// <summary>The slope over the logarithm of the rate, from neighbours on both sides, is least up to the lowest point.</summary>
    private double Steepest(int lowest)
    {
        var (steepest, suggested) = (0.0, double.NaN);
        for (var i = 1; i < lowest; i++)
        {
            var slope = (curve[i + 1].Smoothed - curve[i - 1].Smoothed) / Math.Log(curve[i + 1].Rate / curve[i - 1].Rate);
            if (slope < steepest) (steepest, suggested) = (slope, curve[i].Rate);
        }

        return suggested;
    }
}
