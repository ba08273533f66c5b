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

    /// <summary>Beside bounds a gradient counts for no more than the room to them.</summary>
    private const double MostTolerance = 10;
    private const double MostMultiplier = 1e12;

    /// <summary>
    /// How many times the gradient of the losses a penalty pulls, to begin with, where a limit is violated by the length of its slope. More keeps limits sooner, and makes
    /// the function as much longer than wide: a search without second derivatives then takes ten times as many steps.
    /// </summary>
    private const double FirstPull = 10;
    private const double LeastPull = 1e-6;
    private const double MostPenalty = 1e12;

    /// <summary>A value that is so many times its slope times the size of the point says that the slope is not that of the way to the limit.</summary>
    private const double Reach = 10;
    private const double LeastScale = 1e-8;
    private const double MostScale = 1e4;

    /// <summary>How often a violation may stay as it is while penalties grow, until limits may contradict each other.</summary>
    private const int MostFutile = 6;
    private const int MostStuck = 4;

    /// <summary>How often nothing may come closer, at the least tolerance of the variables' problems.</summary>
    private const int MostIdle = 6;

    /// <summary>Violations below this may be all that a degenerate limit leaves.</summary>
    private const double LeastContradiction = 1e-6;

    /// <summary>By which part a violation must shrink to count as smaller.</summary>
    private const double Shrinkage = 0.9;

    /// <summary>What rounding may leave of the gradient, relative to that of the losses.</summary>
    private const double Rounding = 1e-6;
    private const double SingleRounding = 1e-3;

    /// <summary>What rounding may leave of a limit, in lengths of its slope, relative to the size of the point.</summary>
    private const double LengthRounding = 1e-12;
    private const double SingleLengthRounding = 1e-4;

    private double size = 1;
    private double stiffness = double.NaN;
    private double most = MostPenalty;
    private double first = double.PositiveInfinity;
    private double inner = double.PositiveInfinity;
    private double distance = double.PositiveInfinity;
    private double least = double.PositiveInfinity;
    private double violation = double.PositiveInfinity;
    private double futile;
    private double stuck;
    private double idle;

    internal override bool MovesEachStep => false;

    internal override bool NeedsScales => double.IsNaN(stiffness);

    internal override bool HasNewCurvature => hasNewCurvature;

    internal override double InnerTolerance => inner;

    private bool hasNewCurvature;

    private bool IsDual => !double.IsNaN(ascent);

    internal override bool TellsContradictions => !IsDual;

    internal override void SetScales(double lossNorm, ReadOnlySpan<double> norms, double extent)
    {
        for (var i = 0; i < norms.Length; i++)
        {
            var slope = Math.Max(norms[i], Math.Abs(Limits[i]) / (Reach * extent));
            Scales[i] = slope > 0 && double.IsFinite(slope) ? Math.Clamp(1 / slope, LeastScale, MostScale) : 1;
        }

        size = extent;
        var pull = Math.Max(lossNorm, LeastPull * Math.Max(1, Math.Abs(Loss)));
        stiffness = IsDual ? 0 : penalty > 0 ? penalty : FirstPull * pull / extent;
        most = MostPenalty * Math.Max(1, pull);
        first = inner = Math.Min(MostTolerance, Tightening * pull);
    }

    private protected override void MakeWeights()
    {
        for (var i = 0; i < Count; i++)
        {
            Weights[i] = hasMultipliers ? Multipliers[i] : 0;
            Damping[i] = stiffness * Scales[i] * Scales[i];
        }
    }

    internal override void BeginRun()
    {
        (distance, least, violation, futile, stuck, idle) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0, 0, 0);
        hasNewCurvature = false;

        // What a loosely solved problem makes of multipliers that are nearly right is worse than they are.
        inner = Multipliers.ContainsAnyExcept(0.0) ? first * WarmTightening : first;
    }

    internal override bool Stiffen()
    {
        if (IsDual || stiffness >= most) return false;
        futile = 0;
        stiffness = Math.Min(most, stiffness * growth);
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
        var isCloser = now < Shrinkage * least;
        least = Math.Min(least, now);
        idle = IsDual || isCloser || (!isStuck && inner > 2 * tolerance) ? 0 : idle + 1;
        if (isStuck) stuck = isCloser ? 1 : stuck + 1;
        if (isStuck && stuck > 1 && norm <= loose && IsKept && IsComplementary(loose, ConstraintTolerance, leastScale: 1)) return Settled();
        if (idle >= MostIdle && norm <= loose && IsKeptButForRounding && IsComplementary(loose, RoundingLength, leastScale: 0)) return Settled();
        if (stuck > MostStuck || idle > 2 * MostIdle) return IsKept ? MinimizeStatus.LineSearchFailed : Exhausted();
        var grows = !IsDual && (!hasMultipliers ? !IsKept : now > Progress * distance && now > RoundingLength && (idle > 0 || !IsKeptButForRounding));
        if (grows)
        {
            futile = ScaledViolation > Shrinkage * violation && !IsKept ? futile + 1 : 0;
            if (stiffness >= most || futile >= MostFutile) return Exhausted();
            stiffness = Math.Min(most, stiffness * growth);
        }

        hasNewCurvature = grows;
        (distance, violation) = (now, ScaledViolation);
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

    /// <summary>Whether all limits hold as far as their terms have digits, where nobody has asked for more.</summary>
    private bool IsKeptButForRounding => IsKept || (!IsToleranceGiven && ScaledViolation <= RoundingLength);

    private double RoundingLength => (IsSingle ? SingleLengthRounding : LengthRounding) * size;

    /// <summary>Also every multiplier pulls at nothing, or its limit has no room left: both by their scales.</summary>
    internal override bool IsMet(double tolerance) => IsKept && IsComplementary(tolerance, ConstraintTolerance, leastScale: 1);

    private bool IsComplementary(double tolerance, double slack, double leastScale)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!Equalities[i] && Multipliers[i] > tolerance * Scales[i] && -Limits[i] * Math.Max(leastScale, Scales[i]) > slack) return false;
        }

        return true;
    }

    /// <summary>How far limits and multipliers are from what they should be together: max |max(c, −λ/ρ)|.</summary>
    private double Distance()
    {
        var largest = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var room = Damping[i] > 0 ? -Weights[i] / Damping[i] : double.NegativeInfinity;
            largest = Math.Max(largest, Scales[i] * Math.Abs(Equalities[i] ? Limits[i] : Damping[i] > 0 ? Math.Max(Limits[i], room) : Math.Max(0, Limits[i])));
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
        foreach (var number in (ReadOnlySpan<double>)[stiffness, most, size, first, inner, distance, least, violation, futile, stuck, idle, hasNewCurvature ? 1 : 0]) writer.Write(number);
    }

    private protected override void LoadMethod(ref CheckpointReader reader, Snapshot into)
    {
        into.Numbers = new double[12];
        for (var i = 0; i < into.Numbers.Length; i++) into.Numbers[i] = reader.ReadDouble();
    }

    private protected override void Take(Snapshot from)
    {
        var numbers = from.Numbers;
        (stiffness, most, size, first, inner, distance) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        (least, violation, futile, stuck, idle, hasNewCurvature) = (numbers[6], numbers[7], numbers[8], numbers[9], numbers[10], numbers[11] != 0);
    }
}
