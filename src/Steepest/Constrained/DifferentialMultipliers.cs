using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>
/// The differential method of multipliers (Platt and Barr, "Constrained differential optimization", 1988): variables descend the Lagrangian while
/// multipliers ascend it, by the same violations; damping adds to each multiplier's weight what its limit is violated by.
/// </summary>
/// <remarks>
/// Steps of multipliers are proportional to violations, whatever the rule does to the variables: neither averages nor roots, with which they would
/// not come to rest where the limits do. A proportional part beside the sum is control by a PI controller.
/// </remarks>
internal sealed class DifferentialMultipliers(
    double initialDamping, double givenRate, bool ungated, bool alternating, bool autoDamping, double proportional, double smoothing) : MultiplierMethod
{
    private double stiffness;
    private double ownRate;
    private double pending;
    private double[] smooth = [];

    internal override bool MovesEachStep => true;

    /// <summary>An ungated weight beside a multiplier that moves first is no function that the kernel knows.</summary>
    internal override bool LooksFirst => alternating && ungated;

    internal override bool HasRates => true;

    internal override bool TunesDamping => autoDamping;

    internal override double CurrentDamping => stiffness + proportional * (1 - smoothing);

    internal override double RateOfMultipliers(double learningRate) => double.IsNaN(ownRate) ? learningRate : ownRate;

    private protected override void OnBound()
    {
        smooth = new double[Count];
        (stiffness, ownRate) = (initialDamping, givenRate);
        if (ungated) Floors.Fill(double.NegativeInfinity);
    }

    private protected override void MakeWeights()
    {
        var raise = LooksFirst ? 0 : pending;
        for (var i = 0; i < Count; i++)
        {
            Weights[i] = Multipliers[i] + proportional * smoothing * smooth[i];
            Damping[i] = stiffness + proportional * (1 - smoothing) + raise;
        }
    }

    internal override void Look()
    {
        Settle();
        SetWeights();
    }

    internal override void Settle()
    {
        if (pending > 0) Ascend(pending);
        pending = 0;
    }

    internal override void Advance(double rate)
    {
        var ascent = RateOfMultipliers(rate);
        if (alternating) pending = ascent;
        else Ascend(ascent);
        if (proportional == 0) return;
        for (var i = 0; i < Count; i++) smooth[i] = smoothing * smooth[i] + (1 - smoothing) * Limits[i];
    }

    internal override void Tune(in MultiplierStability stability, double violation, double reach)
    {
        // Along the limits' gradients: both eigenvalues of a step of variables and multipliers meet at 1 − √(ηκs).
        if (!autoDamping || !(stability.Slope > 0) || !double.IsFinite(stability.Curvature)) return;

        // Where limits are nearly flat, the way to them as the slope tells it would lead far beyond where that slope holds.
        var slope = Math.Max(stability.Slope, violation * Math.Sqrt(stability.Slope) / reach);
        var rate = double.IsNaN(givenRate) ? Contraction * Contraction / (stability.LearningRate * slope) : givenRate;
        var root = Math.Sqrt(stability.LearningRate * rate * slope);

        // On the way there multipliers would add up what the way takes, and overshoot.
        ownRate = double.IsNaN(givenRate) && slope > stability.Slope ? 0 : rate;
        stiffness = Math.Max(0, (2 * Math.Min(root, 1) / stability.LearningRate - stability.Curvature) / slope);
    }

    internal override void Reset()
    {
        base.Reset();
        Array.Clear(smooth);
        pending = 0;
        (stiffness, ownRate) = (initialDamping, givenRate);
    }

    /// <summary>By how much of itself a deviation shrinks in a step, where damping and rates are chosen.</summary>
    private const double Contraction = 0.25;

    private void Ascend(double rate)
    {
        for (var i = 0; i < Count; i++)
        {
            var raised = Multipliers[i] + rate * Limits[i];
            Multipliers[i] = Equalities[i] ? raised : Math.Max(0, raised);
        }
    }

    private protected override void SaveMethod(ref CheckpointWriter writer)
    {
        writer.Write(stiffness);
        writer.Write(ownRate);
        writer.Write(pending);
        writer.Write<double>(smooth);
    }

    private protected override void LoadMethod(ref CheckpointReader reader, Snapshot into)
    {
        into.Numbers = [reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()];
        into.Vector = Doubles(reader.ReadElements<double>(Count));
    }

    private protected override void Take(Snapshot from)
    {
        (stiffness, ownRate, pending) = (from.Numbers[0], from.Numbers[1], from.Numbers[2]);
        from.Vector.CopyTo(smooth, 0);
    }
}
