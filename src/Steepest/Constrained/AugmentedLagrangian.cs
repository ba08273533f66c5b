using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>
/// Outer iterations over any optimizer of the variables: the augmented Lagrangian (Hestenes, Powell, Rockafellar), penalties alone, or the dual
/// function alone, which differ in what is raised when the variables have come to rest.
/// </summary>
/// <remarks>
/// Penalties grow where an outer iteration has not brought limits and multipliers closer to what they should be (Birgin and Martínez, "Practical
/// Augmented Lagrangian Methods for Constrained Optimization", 2014). Where they have grown as far as they may and violations stay, the limits
/// contradict each other, at least here.
/// </remarks>
internal sealed class AugmentedLagrangian(double penalty, double growth, bool hasMultipliers, double ascent) : MultiplierMethod
{
    /// <summary>Part of the last distance from complementarity that an outer iteration must come below, lest penalties grow.</summary>
    private const double Progress = 0.25;
    private const double Tightening = 0.1;
    private const double WarmTightening = 1e-3;
    private const double MostMultiplier = 1e12;
    private const double MostPenalty = 1e12;

    /// <summary>How often a violation may stay as it is while penalties grow.</summary>
    private const int MostFutile = 6;
    private const int MostStuck = 4;

    /// <summary>Violations below this may be all that a degenerate limit leaves.</summary>
    private const double LeastContradiction = 1e-6;

    /// <summary>By which part a violation must shrink to count as smaller.</summary>
    private const double Shrinkage = 0.9;

    /// <summary>What rounding may leave of the gradient, relative to that of the losses.</summary>
    private const double Rounding = 1e-6;
    private const double SingleRounding = 1e-3;

    private double[] scales = [];
    private double stiffness = double.NaN;
    private double first = double.PositiveInfinity;
    private double inner = double.PositiveInfinity;
    private double distance = double.PositiveInfinity;
    private double violation = double.PositiveInfinity;
    private double futile;
    private double stuck;

    internal override bool MovesEachStep => false;

    internal override bool NeedsScales => double.IsNaN(stiffness);

    internal override bool HasNewCurvature => hasNewCurvature;

    internal override double InnerTolerance => inner;

    private bool hasNewCurvature;

    private bool IsDual => !double.IsNaN(ascent);

    internal override bool TellsContradictions => !IsDual;

    private protected override void OnBound()
    {
        scales = new double[Count];
        scales.AsSpan().Fill(1);
    }

    internal override void SetScales(double lossNorm, ReadOnlySpan<double> norms)
    {
        for (var i = 0; i < norms.Length; i++) scales[i] = norms[i] > 1 && double.IsFinite(norms[i]) ? 1 / norms[i] : 1;
        var squares = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var c = scales[i] * (Equalities[i] ? Limits[i] : Math.Max(0, Limits[i]));
            squares += 0.5 * c * c;
        }

        stiffness = IsDual ? 0 : penalty > 0 ? penalty : Math.Clamp(10 * Math.Max(1, Math.Abs(Loss)) / Math.Max(1, squares), 1e-3, 1e3 * Math.Max(1, lossNorm));
        first = inner = Tightening * Math.Max(1, lossNorm);
    }

    private protected override void MakeWeights()
    {
        for (var i = 0; i < Count; i++)
        {
            Weights[i] = hasMultipliers ? Multipliers[i] : 0;
            Damping[i] = stiffness * scales[i] * scales[i];
        }
    }

    internal override void BeginRun()
    {
        (distance, violation, futile, stuck) = (double.PositiveInfinity, double.PositiveInfinity, 0, 0);
        hasNewCurvature = false;

        // What a loosely solved problem makes of multipliers that are nearly right is worse than they are.
        inner = Multipliers.ContainsAnyExcept(0.0) ? first * WarmTightening : first;
    }

    internal override bool Stiffen()
    {
        if (IsDual || stiffness >= MostPenalty) return false;
        stiffness = Math.Min(MostPenalty, stiffness * growth);
        return hasNewCurvature = true;
    }

    internal override bool IsDue(double norm) => norm <= inner;

    internal override MinimizeStatus Next(double norm, bool isStuck, double lossNorm, double tolerance)
    {
        var now = Distance();
        MoveMultipliers();
        Measure();
        if (norm <= tolerance && IsMet(tolerance)) return Settled();
        var loose = (IsSingle ? SingleRounding : Rounding) * Math.Max(1, lossNorm);
        if (isStuck && norm <= loose && Violation <= ConstraintTolerance && Complementarity <= loose && stuck >= 1) return Settled();
        if (isStuck && norm > loose && ++stuck >= MostStuck) return Violation > ConstraintTolerance ? Exhausted() : MinimizeStatus.LineSearchFailed;
        if (isStuck && norm <= loose) stuck++;
        var grows = !IsDual && (!hasMultipliers ? Violation > ConstraintTolerance : now > Progress * distance && now > ConstraintTolerance);
        if (grows)
        {
            futile = Violation > Shrinkage * violation && Violation > ConstraintTolerance ? futile + 1 : 0;
            if (stiffness >= MostPenalty || futile >= MostFutile) return Exhausted();
            stiffness = Math.Min(MostPenalty, stiffness * growth);
        }

        if (isStuck && stuck > MostStuck) return Violation > ConstraintTolerance ? Exhausted() : MinimizeStatus.LineSearchFailed;
        hasNewCurvature = grows;
        (distance, violation) = (now, Violation);
        inner = Math.Max(tolerance, Tightening * Math.Min(inner, Math.Max(norm, tolerance)));
        return MinimizeStatus.Running;
    }

    internal override void Reset()
    {
        base.Reset();
        stiffness = double.NaN;
        first = double.PositiveInfinity;
        BeginRun();
    }

    /// <summary>Penalties can grow no more: violations that are left contradict each other, unless they are on their way to 0 without multipliers to take them there.</summary>
    private MinimizeStatus Exhausted() => TellsContradictions && Violation > Math.Max(ConstraintTolerance, LeastContradiction) ? MinimizeStatus.Infeasible : MinimizeStatus.IterationLimit;

    private MinimizeStatus Settled()
    {
        KeepSettled();
        return MinimizeStatus.Converged;
    }

    /// <summary>How far limits and multipliers are from what they should be together: max |max(c, −λ/ρ)|.</summary>
    private double Distance()
    {
        var largest = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var room = Damping[i] > 0 ? -Weights[i] / Damping[i] : double.NegativeInfinity;
            largest = Math.Max(largest, scales[i] * Math.Abs(Equalities[i] ? Limits[i] : Damping[i] > 0 ? Math.Max(Limits[i], room) : Math.Max(0, Limits[i])));
        }

        return largest;
    }

    private void MoveMultipliers()
    {
        for (var i = 0; i < Count; i++)
        {
            var weight = IsDual ? Multipliers[i] + ascent * Limits[i] : Weights[i] + Damping[i] * Limits[i];
            Multipliers[i] = Math.Clamp(Equalities[i] ? weight : Math.Max(0, weight), -MostMultiplier, MostMultiplier);
        }
    }

    private protected override void SaveMethod(ref CheckpointWriter writer)
    {
        foreach (var number in (ReadOnlySpan<double>)[stiffness, first, inner, distance, violation, futile, stuck, hasNewCurvature ? 1 : 0]) writer.Write(number);
        writer.Write<double>(scales);
    }

    private protected override void LoadMethod(ref CheckpointReader reader, Snapshot into)
    {
        into.Numbers = new double[8];
        for (var i = 0; i < into.Numbers.Length; i++) into.Numbers[i] = reader.ReadDouble();
        into.Vector = Doubles(reader.ReadElements<double>(Count));
    }

    private protected override void Take(Snapshot from)
    {
        var numbers = from.Numbers;
        (stiffness, first, inner, distance, violation, futile, stuck) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
        hasNewCurvature = numbers[7] != 0;
        from.Vector.CopyTo(scales, 0);
    }
}
