namespace Steepest.Minimization;

/// <summary>Steps down the violations while there are any, and down the losses where there are none: a path that runs along the limits in zigzags.</summary>
internal sealed class HardConstraintFirst : MultiplierMethod
{
    internal override bool MovesEachStep => true;

    internal override bool LooksFirst => true;

    private protected override void MakeWeights()
    {
        Weights.Clear();
        Damping.Clear();
    }

    internal override void Look()
    {
        if (Sight != Sight.Whole) return;
        Measure();
        var isViolated = Violation > ConstraintTolerance;
        LossWeight = isViolated ? 0 : 1;
        Damping.Fill(isViolated ? 1 : 0);
    }

    /// <summary>Within the limits the lowest loss, outside the least violation.</summary>
    internal override double Rank(double loss, double norm)
        => Violation > ConstraintTolerance ? double.MaxValue * (Violation / (1 + Violation)) : loss;
}
