namespace Steepest;

/// <summary>Generated derivatives compared with differences of the loss.</summary>
public readonly record struct GradientCheck()
{
    /// <summary>The largest disagreement, relative to the derivative, beyond what the differences themselves leave open.</summary>
    public double MaxRelativeError { get; init; }

    /// <summary>The variable, with its element, where that was found; empty where all agree.</summary>
    public string Worst { get; init; } = "";

    /// <summary>Whether every derivative agrees as closely as differences can tell.</summary>
    public bool Passed { get; init; }
}
