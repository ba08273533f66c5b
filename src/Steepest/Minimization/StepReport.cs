using Steepest.Monitoring;

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

    /// <summary>Whether the mini-batch was left out because loss or gradient there are not finite (<see cref="MinimizeOptions.MaxSkippedSteps"/>).</summary>
    public bool IsSkipped { get; init; }

    /// <summary>What decides, on the validation samples at the end of the last epoch; NaN where there are none.</summary>
    public double Metric { get; init; } = double.NaN;

    /// <summary>The largest violation of a constraint; 0 without constraints.</summary>
    public double MaxViolation { get; init; }

    /// <summary>
    /// Why variables and multipliers will not come to rest together, as far as the curvature along the limits tells; looked at where
    /// <see cref="Monitors.Multipliers"/> is on or damping follows the curvature.
    /// </summary>
    public MultiplierWarning MultiplierWarning { get; init; }

    /// <summary>gᵀg, the square of the gradient's length, under bounds of the numbers that stand at none; NaN unless <see cref="Monitors.Steps"/> is on.</summary>
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

    /// <summary>
    /// The size of the gradient of each variable, in the order in which the problem's methods first name them; null unless <see cref="Monitors.Layers"/>
    /// is on.
    /// </summary>
    public IReadOnlyList<LayerGradient>? Layers { get; init; }

    /// <summary>
    /// Whether gradients vanish or explode over depth: by the root mean squares of the first and the last of <see cref="Layers"/> that have more than one
    /// number, taking the first variable for the layer next to the inputs.
    /// </summary>
    public GradientFlow GradientFlow => LayerMonitor<double>.Judge(Layers);

    /// <summary>The time since the run began; filled only while somebody watches the clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary><see cref="MinimizeStatus.Running"/>, or why this was the last iteration.</summary>
    public MinimizeStatus Status { get; init; }
}
