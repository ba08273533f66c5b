namespace Steepest;

/// <summary>One iteration, as <c>Step</c> returns it and as progress and callback see it.</summary>
/// <remarks>
/// Methods with a line search report loss and gradient at the point they moved to. First-order methods report them at the point they
/// moved from, on the batch of the step: after the move they have not been evaluated.
/// </remarks>
public readonly record struct StepReport()
{
    /// <summary>Iterations since the solver was made or reset.</summary>
    public int Iteration { get; init; }

    /// <summary>Whole passes over the samples since the solver was made or reset.</summary>
    public int Epoch { get; init; }

    /// <summary>The objective.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The largest entry of the gradient, in magnitude.</summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>The learning rate of first-order methods, the accepted multiple of the direction for line searches.</summary>
    public double StepSize { get; init; }

    /// <summary>What decides, on the validation samples at the end of the last epoch; NaN where there are none.</summary>
    public double Metric { get; init; } = double.NaN;

    /// <summary>The largest violation of a constraint; 0 without constraints.</summary>
    public double MaxViolation { get; init; }

    /// <summary>The time since the run began; filled only while somebody watches the clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary><see cref="MinimizeStatus.Running"/>, or why this was the last iteration.</summary>
    public MinimizeStatus Status { get; init; }
}
