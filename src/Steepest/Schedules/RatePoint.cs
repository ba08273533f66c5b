namespace Steepest;

/// <summary>A point of the curve that a <see cref="RateSweep"/> draws.</summary>
public readonly record struct RatePoint
{
    /// <summary>The learning rate of the iteration.</summary>
    public double Rate { get; init; }

    /// <summary>The loss that the iteration met, before its update: on its batch, where there are samples.</summary>
    public double Loss { get; init; }

    /// <summary>The mean of the losses so far, in which each counts less than the next.</summary>
    public double Smoothed { get; init; }
}
