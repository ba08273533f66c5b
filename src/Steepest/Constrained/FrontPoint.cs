namespace Steepest;

/// <summary>A point of a front of trade-offs: the least loss under one value of a limit.</summary>
public readonly record struct FrontPoint()
{
    /// <summary>The value of the limit.</summary>
    public double Limit { get; init; } = double.NaN;

    /// <summary>The objective at the point.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The loss that the limit bounds, at the point: the limit itself where it binds.</summary>
    public double LimitedLoss { get; init; } = double.NaN;

    /// <summary>The multiplier of the constraint: by how much the objective falls for each unit that the limit is raised; 0 where the limit does not bind.</summary>
    public double Multiplier { get; init; } = double.NaN;

    /// <summary>Why the run for this value of the limit ended.</summary>
    public MinimizeStatus Status { get; init; }
}
