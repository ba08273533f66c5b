namespace Steepest.Minimization;

/// <summary>Multipliers that stay as they are given: a weighted sum of losses and limits, which reaches only the convex parts of a front.</summary>
internal sealed class FixedMultipliers(bool movesEachStep) : MultiplierMethod
{
    internal override bool MovesEachStep => movesEachStep;

    private protected override void MakeWeights()
    {
        Multipliers.CopyTo(Weights);
        Damping.Clear();
    }

    /// <summary>Limits are terms of the sum, and nothing that has to hold.</summary>
    internal override bool IsMet(double tolerance) => true;

    internal override double Residual(double norm) => norm;

    internal override double Rank(double loss, double norm) => loss + Penalty();

    internal override MinimizeStatus Next(double norm, bool isStuck, double lossNorm, double tolerance)
        => norm <= tolerance || (isStuck && norm <= 1e-6 * Math.Max(1, lossNorm)) ? MinimizeStatus.Converged : MinimizeStatus.LineSearchFailed;

    internal override double InnerTolerance => GradientTolerance ?? DefaultTolerance;
}
