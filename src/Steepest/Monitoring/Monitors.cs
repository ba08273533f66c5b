namespace Steepest;

/// <summary>What a run looks at beside minimising; all of it is off by default and then costs nothing.</summary>
[Flags]
public enum Monitors
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// The curvature along the gradient in every iteration that somebody is told of: <see cref="StepReport.SquaredGradient"/>,
    /// <see cref="StepReport.GradientCurvature"/>, and of first-order methods <see cref="StepReport.PredictedChange"/>. One product with the Hessian, or
    /// two gradients where the optimizer does not multiply with it.
    /// </summary>
    Steps = 1,

    /// <summary>
    /// The extreme curvatures at the end of a run, over all samples, by up to 40 steps of Lanczos' method:
    /// <see cref="MinimizeResult.SmallestCurvature"/> and <see cref="MinimizeResult.LargestCurvature"/>.
    /// </summary>
    Curvature = 2,

    /// <summary>
    /// Each run is an activity of the source <c>Steepest</c>, and the meter <c>Steepest</c> counts runs, iterations and evaluations and records losses
    /// and durations, for whoever listens (<c>System.Diagnostics.ActivityListener</c>, <c>MeterListener</c>, OpenTelemetry).
    /// </summary>
    Telemetry = 4,

    /// <summary>
    /// Whether steps of the variables and of multipliers beside them are stable (<see cref="StepReport.MultiplierWarning"/>), for the differential method
    /// of multipliers without samples: three more evaluations in each of the first 200 iterations, later in every fifth.
    /// </summary>
    Multipliers = 8,

    /// <summary>
    /// The size of the gradient variable by variable in every iteration that somebody is told of: <see cref="StepReport.Layers"/> and
    /// <see cref="StepReport.GradientFlow"/>. Costs no evaluation, and an array a report.
    /// </summary>
    Layers = 16,
}
