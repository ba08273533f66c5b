namespace Steepest;

/// <summary>How the learning rate, or the momentum, changes over a run: a factor for every iteration, from the factories below.</summary>
/// <remarks>Iterations are updates of the variables; with samples there are several in an epoch. Single steps count on from the last run.</remarks>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>Always the number itself.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>Linearly from 1 down to a last factor, which then stays.</summary>
    /// <param name="iterations">How many iterations the way down takes, at least 1.</param>
    /// <param name="final">The last factor; 0.01 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule LinearDecay(int iterations, double final = 0.01)
        => new LinearSchedule(Positive(iterations, nameof(iterations)), 1, Factor(final, nameof(final)));

    /// <summary>A factor for every so many iterations: factor^⌊t/every⌋.</summary>
    /// <param name="every">How many iterations a stair lasts, at least 1.</param>
    /// <param name="factor">From stair to stair; 0.1 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule Step(int every, double factor = 0.1)
        => new StairSchedule(Positive(every, nameof(every)), Factor(factor, nameof(factor)));

    /// <summary>A factor for every iteration: factorᵗ.</summary>
    /// <param name="factor">From iteration to iteration, for instance 0.999.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public static Schedule Exponential(double factor) => new StairSchedule(1, Factor(factor, nameof(factor)));

    /// <summary>Half a cosine from 1 down to a last factor, which then stays (Loshchilov and Hutter, 2017).</summary>
    /// <param name="iterations">How many iterations the way down takes, at least 1.</param>
    /// <param name="final">The last factor; 0 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule Cosine(int iterations, double final = 0)
        => new CosineSchedule(Positive(iterations, nameof(iterations)), 1, Factor(final, nameof(final)));

    /// <summary>A power of what is left of the way, from 1 down to a last factor, which then stays: final + (1 − final)·(1 − t/iterations)^power.</summary>
    /// <param name="iterations">How many iterations the way down takes, at least 1.</param>
    /// <param name="power">The power; 1 is a straight line, 2 by default.</param>
    /// <param name="final">The last factor; 0 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule Polynomial(int iterations, double power = 2, double final = 0)
        => new PolynomialSchedule(Positive(iterations, nameof(iterations)), Factor(power, nameof(power)), Factor(final, nameof(final)));

    /// <summary>Half a cosine from 1 down to a last factor, again and again, each time longer (warm restarts, Loshchilov and Hutter, 2017).</summary>
    /// <param name="iterations">How many iterations the first way down takes, at least 1; the next one begins again at 1.</param>
    /// <param name="growth">How many times as long each way down is as the one before, at least 1; 1 by default.</param>
    /// <param name="final">What each way down approaches; 0 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule CosineRestarts(int iterations, int growth = 1, double final = 0)
        => new RestartSchedule(Positive(iterations, nameof(iterations)), Positive(growth, nameof(growth)), Factor(final, nameof(final)));

    /// <summary>What a function says.</summary>
    /// <remarks>The function should depend on nothing else: a run that is saved and taken up asks it anew. What it throws ends the run.</remarks>
    /// <param name="factor">
    /// Gives the factor of an iteration, from 0; a finite number from 0, else the run throws <see cref="InvalidOperationException"/>.
    /// </param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    public static Schedule Of(Func<long, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new OwnSchedule(factor);
    }

    /// <summary>Linearly up to the first factor of another schedule, which then begins.</summary>
    /// <param name="iterations">How many iterations the way up takes, at least 1; the first has 1/iterations of the rate.</param>
    /// <param name="then">What follows; constant by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of iterations is not positive.</exception>
    public static Schedule WarmUp(int iterations, Schedule? then = null) => new WarmUpSchedule(Positive(iterations, nameof(iterations)), then ?? Constant);

    /// <summary>Up to the learning rate along half a cosine, then down to almost nothing along another (Smith and Topin, 2018).</summary>
    /// <param name="iterations">How many iterations the cycle takes, at least 2.</param>
    /// <param name="rising">The part of the cycle that rises, in (0, 1); 0.3 by default.</param>
    /// <param name="initial">The first factor; 1/25 by default.</param>
    /// <param name="final">The last factor, which then stays; 1/250 000 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule OneCycle(int iterations, double rising = 0.3, double initial = 1.0 / 25, double final = 1.0 / 250000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 2);
        if (!(rising > 0 && rising < 1)) throw new ArgumentOutOfRangeException(nameof(rising), rising, "The rising part lies between 0 and 1.");
        var up = Math.Clamp((int)Math.Round(rising * iterations), 1, iterations - 1);
        return new OneCycleSchedule(
            up,
            new CosineSchedule(up, Factor(initial, nameof(initial)), 1),
            new CosineSchedule(iterations - up, 1, Factor(final, nameof(final))));
    }

    /// <summary>A factor whenever the deciding value has not become better for some epochs; without samples, for some iterations.</summary>
    /// <remarks>The value is the one on the validation samples, or else the mean training loss of the epoch.</remarks>
    /// <param name="factor">What the rate is multiplied by; 0.1 by default.</param>
    /// <param name="patience">Epochs without an improvement that are borne; 10 by default.</param>
    /// <param name="threshold">The relative improvement that counts; 1e-4 by default.</param>
    /// <param name="least">What the factors together do not fall below; 0 by default.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Schedule OnPlateau(double factor = 0.1, int patience = 10, double threshold = 1e-4, double least = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        return new PlateauSchedule(
            Factor(factor, nameof(factor)), patience, Factor(threshold, nameof(threshold)), Factor(least, nameof(least)));
    }

    /// <summary>The factor of an iteration.</summary>
    /// <param name="iteration">Updates made so far in the run.</param>
    /// <param name="plateau">What the run has seen of plateaus.</param>
    internal abstract double FactorAt(long iteration, in Plateau plateau);

    /// <summary>Looks at the value that an epoch reached.</summary>
    internal virtual void Observe(double value, bool maximize, ref Plateau plateau)
    {
    }

    private static int Positive(int value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be at least 1.");

    private static double Factor(double value, string name)
        => value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a finite number from 0.");
}
