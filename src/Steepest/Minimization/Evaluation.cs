namespace Steepest;

/// <summary>A point judged on given data.</summary>
public readonly record struct Evaluation()
{
    /// <summary>The whole weighted objective.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The mean of the first metric; NaN where there is none.</summary>
    public double Metric { get; init; } = double.NaN;

    /// <summary>The largest violation of a constraint; 0 without constraints.</summary>
    public double MaxViolation { get; init; }
}
