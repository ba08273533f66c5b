namespace Steepest;

/// <summary>How a run ended and what it reached. The variables hold the point that this describes.</summary>
public readonly record struct MinimizeResult()
{
    /// <summary>Why the run ended.</summary>
    public MinimizeStatus Status { get; init; }

    /// <summary>The objective at the point that is returned, over all samples.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>Iterations of this run, with what it had done before it was interrupted.</summary>
    public int Iterations { get; init; }

    /// <summary>Evaluations of loss and gradient in this run.</summary>
    public int Evaluations { get; init; }

    /// <summary>Mini-batches of this run that were left out (<see cref="MinimizeOptions.MaxSkippedSteps"/>).</summary>
    public int SkippedSteps { get; init; }

    /// <summary>Products of the Hessian with a direction in this run; 0 for methods that need none.</summary>
    public int Products { get; init; }

    /// <summary>The largest entry of the gradient at the point that is returned, in magnitude.</summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>The largest violation of a constraint; 0 without constraints.</summary>
    public double MaxViolation { get; init; }

    /// <summary>The largest residual of the conditions for a minimum; without constraints the gradient's largest entry.</summary>
    public double KktResidual { get; init; } = double.NaN;

    /// <summary>What decided, on the validation samples; without them the first metric on the training samples; NaN where there is neither.</summary>
    public double Metric { get; init; } = double.NaN;

    /// <summary>
    /// The smallest curvature of the loss at the point that is returned, as far as Lanczos' method found; NaN unless <see cref="Monitors.Curvature"/> is
    /// on, or where variables are kept within sets. Under bounds it is that of the numbers that stand at none.
    /// </summary>
    public double SmallestCurvature { get; init; } = double.NaN;

    /// <summary>The largest curvature, likewise.</summary>
    public double LargestCurvature { get; init; } = double.NaN;

    /// <summary>The largest curvature over the smallest, where that is positive: how badly conditioned the minimum is. NaN where they are not known.</summary>
    public double ConditionNumber => SmallestCurvature > 0 ? LargestCurvature / SmallestCurvature : double.IsNaN(SmallestCurvature) ? double.NaN : double.PositiveInfinity;

    /// <summary>Whether the loss bends down somewhere, beyond rounding: where the gradient is 0, a saddle point and no minimum.</summary>
    public bool BendsDown => SmallestCurvature < -1e-6 * Math.Max(Math.Abs(LargestCurvature), Math.Abs(SmallestCurvature));

    /// <summary>The time of this call.</summary>
    public TimeSpan Elapsed { get; init; }
}
