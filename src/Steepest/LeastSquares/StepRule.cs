using Steepest.Checkpoints;

namespace Steepest.LeastSquares;

/// <summary>How a method of least squares chooses its next step, and what it learns of how the step went.</summary>
internal abstract class StepRule
{
    /// <summary>A part of the predicted decrease from which on a step is taken.</summary>
    public const double LeastRatio = 1e-4;

    /// <summary>A run begins.</summary>
    /// <param name="length">The length of the start, in units of the variables.</param>
    public abstract void Begin(double length);

    /// <summary>Chooses a step from where the solver has taken up a quadratic; false where there is none, or the triangle is wanted first.</summary>
    /// <param name="solver">Finds steps.</param>
    /// <param name="step">Receives the step.</param>
    /// <param name="predicted">How much lower the quadratic is there.</param>
    public abstract bool TryPropose(StepSolver solver, Span<double> step, out double predicted);

    /// <summary>Whether the quadratic may hold what is learned of the residuals' own curvature.</summary>
    public virtual bool LearnsCurvature => false;

    /// <summary>The step was taken; the decrease was so many times the predicted one.</summary>
    public abstract void Accept(double ratio);

    /// <summary>The step was not taken; the ratio is NaN where the objective was not finite there.</summary>
    public abstract void Reject(double ratio);

    /// <summary>A step was taken near the end, where rounding hides the objective.</summary>
    /// <param name="gain">The square of the gradient over that before.</param>
    public abstract void Settle(double gain);

    /// <summary>What is learned.</summary>
    public abstract RuleState State { get; set; }
}

/// <summary>What a rule has learned.</summary>
/// <param name="Reach">Damping, radius or share of the whole step.</param>
/// <param name="Growth">The radius beside damping, the damping beside a share, or the length of the last step.</param>
internal readonly record struct RuleState(double Reach, double Growth)
{
    public void Save(ref CheckpointWriter writer)
    {
        writer.Write(Reach);
        writer.Write(Growth);
    }

    public static RuleState Load(ref CheckpointReader reader) => new(reader.ReadDouble(), reader.ReadDouble());
}
