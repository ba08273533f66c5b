namespace Steepest.Minimization;

/// <summary>Of what a gradient is evaluated.</summary>
internal enum Sight
{
    /// <summary>Of losses and limits, as multipliers and weights say.</summary>
    Whole,

    /// <summary>Of ½·Σ violation² alone.</summary>
    Violation,

    /// <summary>Of the losses alone.</summary>
    Loss,
}
