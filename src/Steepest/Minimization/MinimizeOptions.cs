using System.Runtime.CompilerServices;

namespace Steepest;

/// <summary>Limits, tolerances and habits of a run. All optional; a value given here overrides the attribute's.</summary>
/// <remarks>
/// Nonsense (a negative or undefined value) throws <see cref="ArgumentOutOfRangeException"/> with the option's name. An option that the
/// optimizer cannot use throws <see cref="ArgumentException"/> when the solver is made. A tolerance of 0 switches its test off.
/// </remarks>
public sealed record MinimizeOptions
{
    /// <summary>
    /// Iterations of one run. By default 100 000 for methods with a line search, 1 000 for methods of least squares (200 for each of many fits), 10 000 for
    /// first-order methods without samples, and no limit but <see cref="Epochs"/> with samples.
    /// </summary>
    public int? MaxIterations { get; init => field = AtLeast(value, 0); }

    /// <summary>Passes over the samples in one run of a first-order method; 100 by default.</summary>
    public int? Epochs { get; init => field = AtLeast(value, 0); }

    /// <summary>Rows of a mini-batch; 32 by default, at most all of them.</summary>
    public int? BatchSize { get; init => field = AtLeast(value, 1); }

    /// <summary>
    /// How <see cref="BatchSize"/> changes over the updates of a run: a factor for each, rounded to whole rows, at least one and at most all of them; constant by
    /// default. <see cref="Schedule.Step"/> with a factor of 2 doubles it every so many updates.
    /// </summary>
    public Schedule? BatchSchedule { get; init; }

    /// <summary>How many mini-batches are summed before the variables move by the mean over all their rows (gradient accumulation); 1 by default.</summary>
    public int? BatchesPerUpdate { get; init => field = AtLeast(value, 1); }

    /// <summary>In which order rows are drawn; by default every epoch visits every row once, in an order of its own.</summary>
    public Sampler? Sampler { get; init; }

    /// <summary>Where the shuffling begins; 0 by default. Equal seeds give equal runs, bit for bit.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Converged once the largest entry of the gradient is at most this, absolute. By default 1e-12 (float: 1e-6) for methods with a line search, 1e-10 (1e-5) for
    /// first-order methods without samples, and off for methods of least squares, which go on until rounding hides every gain, for mini-batches, where it
    /// costs one gradient over all samples an epoch, and for methods that look at losses alone.
    /// </summary>
    public double? GradientTolerance { get; init => field = NotNegative(value); }

    /// <summary>Converged once the loss changes by at most this in one iteration (of mini-batches: one epoch), relative. Off by default.</summary>
    public double? LossTolerance { get; init => field = NotNegative(value); }

    /// <summary>Converged once no variable moves by more than this times the largest variable in one iteration (epoch). Off by default, but
    /// the root of the rounding unit for methods that look at losses alone, whose steps it is the least reach of.</summary>
    public double? StepTolerance { get; init => field = NotNegative(value); }

    /// <summary>How far a constraint may be violated, absolute.</summary>
    public double? ConstraintTolerance { get; init => field = NotNegative(value); }

    /// <summary>
    /// How whole-batch methods that search along directions choose their steps (<c>[Lbfgs]</c>, <c>[Bfgs]</c>, <c>[ConjugateGradient]</c>, <c>[Newton]</c>): for
    /// the strong Wolfe conditions by default. Others refuse it.
    /// </summary>
    public LineSearchMethod? LineSearch { get; init => field = Defined(value); }

    /// <summary>The time that one call may take, looked at after every iteration; none by default.</summary>
    public TimeSpan? TimeLimit { get; init => field = NotNegative(value); }

    /// <summary>The learning rate of a first-order method; the attribute's by default.</summary>
    public double? LearningRate { get; init => field = Finite(NotNegative(value)); }

    /// <summary>How the learning rate changes over the iterations of a run; constant by default.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// How the momentum of a first-order method changes over the iterations of a run; constant by default. It multiplies μ, or β₁ where the rule
    /// averages gradients; the product must stay below 1, else the run throws <see cref="InvalidOperationException"/>.
    /// </summary>
    public Schedule? MomentumSchedule { get; init; }

    /// <summary>The gradient is scaled down to this Euclidean norm where it is longer; off by default.</summary>
    public double? ClipNorm { get; init => field = Positive(value); }

    /// <summary>Every entry of the gradient is kept within ± this; off by default.</summary>
    public double? ClipValue { get; init => field = Positive(value); }

    /// <summary>A mean of the iterates to return instead of the last one; none by default.</summary>
    public Averaging? Averaging { get; init; }

    /// <summary>
    /// Variables that first-order methods and those that follow gradients of all samples leave as they are, by name, down to the last bit; none by default. They are
    /// left out of <see cref="StepReport.GradientNorm"/>, too. Where a name is none of the problem's variables the solver's constructor throws <see cref="ArgumentException"/>.
    /// </summary>
    public IReadOnlyList<string>? Freeze { get; init; }

    /// <summary>Epochs without a better value on the validation samples after which the run is stopped; never by default.</summary>
    public int? Patience { get; init => field = AtLeast(value, 0); }

    /// <summary>
    /// By how much the deciding value on the validation samples must be better than the best so far, absolute; 0 by default. A smaller gain counts as none, for
    /// <see cref="Patience"/> and for the point that is kept.
    /// </summary>
    public double? MinImprovement { get; init => field = NotNegative(value); }

    /// <summary>
    /// How many mini-batches of a run are left out because the loss or its gradient is not finite there, before the run ends as
    /// <see cref="MinimizeStatus.NonFinite"/>; 0 by default. What is left out moves nothing and is told by <see cref="StepReport.IsSkipped"/> and
    /// <see cref="MinimizeResult.SkippedSteps"/>; where the loss over all samples is not finite for their sake, <see cref="MinimizeResult.Loss"/> is the mean of the others
    /// over the last epoch. Without constraints only.
    /// </summary>
    public int? MaxSkippedSteps { get; init => field = AtLeast(value, 0); }

    /// <summary>
    /// An upper bound on the threads used; 1 by default, 0 for all cores. Losses over many rows are summed by several threads, where that is measured to
    /// be faster. Results never depend on it.
    /// </summary>
    public int Threads { get; init => field = AtLeast(value, 0)!.Value; } = 1;

    /// <summary>What runs look at beside minimising; nothing by default.</summary>
    public Monitors Monitors { get; init; }

    /// <summary>Told of every iteration; a <see cref="History"/> keeps them.</summary>
    public IProgress<StepReport>? Progress { get; init; }

    /// <summary>Called after every iteration; returning false stops the run.</summary>
    public Func<StepReport, bool>? Callback { get; init; }

    private static int? AtLeast(int? value, int least, [CallerMemberName] string? name = null)
        => value < least ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.") : value;

    private static double? NotNegative(double? value, [CallerMemberName] string? name = null)
        => value is { } number && !(number >= 0)
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0.") : value;

    private static double? Positive(double? value, [CallerMemberName] string? name = null)
        => value is { } number && !(number > 0)
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive number.") : value;

    private static double? Finite(double? value, [CallerMemberName] string? name = null)
        => value is { } number && !double.IsFinite(number)
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.") : value;

    private static LineSearchMethod? Defined(LineSearchMethod? value, [CallerMemberName] string? name = null)
        => value is { } method && !Enum.IsDefined(method) ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<LineSearchMethod>())}.") : value;

    private static TimeSpan? NotNegative(TimeSpan? value, [CallerMemberName] string? name = null)
        => value < TimeSpan.Zero ? throw new ArgumentOutOfRangeException(name, value, $"{name} must not be negative.") : value;

    /// <summary>Refuses what only has a meaning where many small steps follow the gradient, for a method that sees all samples and searches for its steps.</summary>
    /// <param name="optimizer">How the message names the optimizer.</param>
    internal void RefuseSmallSteps(string optimizer) => Refuse(
        optimizer,
        [
            (nameof(Epochs), Epochs is not null),
            (nameof(BatchSize), BatchSize is not null),
            (nameof(BatchSchedule), BatchSchedule is not null),
            (nameof(BatchesPerUpdate), BatchesPerUpdate is not null),
            (nameof(Sampler), Sampler is not null),
            (nameof(LearningRate), LearningRate is not null),
            (nameof(Schedule), Schedule is not null),
            (nameof(MomentumSchedule), MomentumSchedule is not null),
            (nameof(ClipNorm), ClipNorm is not null),
            (nameof(ClipValue), ClipValue is not null),
            (nameof(Averaging), Averaging is not null),
            (nameof(MaxSkippedSteps), MaxSkippedSteps is not null),
            (nameof(ConstraintTolerance), ConstraintTolerance is not null),
        ]);

    /// <summary>Refuses what asks for validation samples, for a run without.</summary>
    internal void RefusePatience()
        => Refuse("A run without validation samples", [(nameof(Patience), Patience is not null), (nameof(MinImprovement), MinImprovement is not null)]);

    /// <summary>Refuses frozen variables, for a method that moves all.</summary>
    /// <param name="optimizer">How the message names the optimizer.</param>
    internal void RefuseFreeze(string optimizer) => Refuse(optimizer, [(nameof(Freeze), Freeze is not null)]);

    /// <summary>Refuses the choice of a line search, for a method that makes none.</summary>
    /// <param name="optimizer">How the message names the optimizer.</param>
    internal void RefuseLineSearch(string optimizer) => Refuse(optimizer, [(nameof(LineSearch), LineSearch is not null)]);

    /// <summary>Refuses the options that an optimizer has no use for.</summary>
    /// <param name="optimizer">How the message names the optimizer.</param>
    /// <param name="options">Name and presence of each.</param>
    internal static void Refuse(string optimizer, ReadOnlySpan<(string Name, bool Given)> options)
    {
        foreach (var (name, given) in options)
        {
            if (given) throw new ArgumentException($"{optimizer} cannot use the option '{name}'; leave it out.", nameof(options));
        }
    }
}
