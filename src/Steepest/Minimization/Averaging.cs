namespace Steepest;

/// <summary>A mean over the iterates of a first-order method, returned and validated in place of the last iterate.</summary>
/// <remarks>Averaging smooths the noise of mini-batches; it applies to runs, not to single steps.</remarks>
public sealed record Averaging
{
    private Averaging(double decay, int start)
    {
        Decay = decay;
        Start = start;
    }

    /// <summary>How much of the mean each iteration keeps; 0 for the plain mean.</summary>
    public double Decay { get; }

    /// <summary>The iteration of the run after which the plain mean begins.</summary>
    public int Start { get; }

    /// <summary>The plain mean of all iterates after <paramref name="start"/> (Polyak and Juditsky, 1992).</summary>
    /// <param name="start">The iteration of the run after which the mean begins; 0 by default.</param>
    /// <returns>The averaging.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative.</exception>
    public static Averaging Polyak(int start = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        return new(0, start);
    }

    /// <summary>The mean ā ← decay·ā + (1 − decay)·θ, begun with the first iterate.</summary>
    /// <param name="decay">In (0, 1); 0.999 by default.</param>
    /// <returns>The averaging.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not in (0, 1).</exception>
    public static Averaging Exponential(double decay = 0.999)
    {
        if (!(decay > 0 && decay < 1)) throw new ArgumentOutOfRangeException(nameof(decay), decay, "A decay lies between 0 and 1.");
        return new(decay, 0);
    }

    /// <summary>The weight of the newest iterate.</summary>
    /// <param name="count">How many iterates the mean then holds.</param>
    internal double Weight(long count) => Decay == 0 ? 1.0 / count : 1 - Decay;
}
