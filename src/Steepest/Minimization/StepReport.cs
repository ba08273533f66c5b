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

    /// <summary>
    /// Why variables and multipliers will not come to rest together, as far as the curvature along the limits tells; looked at where
    /// <see cref="Monitors.Multipliers"/> is on or damping follows the curvature.
    /// </summary>
    public MultiplierWarning MultiplierWarning { get; init; }

    /// <summary>gᵀg, the square of the gradient's length; NaN unless <see cref="Monitors.Steps"/> is on.</summary>
    public double SquaredGradient { get; init; } = double.NaN;

    /// <summary>gᵀHg, where H is the Hessian at the same point and on the same samples; NaN likewise.</summary>
    public double GradientCurvature { get; init; } = double.NaN;

    /// <summary>
    /// How a step of the rate ε down the gradient would change the loss, to second order: ½ε²·gᵀHg − ε·gᵀg. NaN likewise, and for methods that do not
    /// step down the gradient at a rate.
    /// </summary>
    public double PredictedChange { get; init; } = double.NaN;

    /// <summary>Whether curvature outweighs the slope at this rate: the step is predicted to raise the loss, as an ill-conditioned one does that is too steep for the rate.</summary>
    public bool IsIllConditioned => PredictedChange > 0;

    /// <summary>The time since the run began; filled only while somebody watches the clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary><see cref="MinimizeStatus.Running"/>, or why this was the last iteration.</summary>
    public MinimizeStatus Status { get; init; }
}
