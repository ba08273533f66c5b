namespace Steepest;

/// <summary>
/// What is known of the stability of a step of variables and multipliers together, along the gradients of the limits that bind: exact on quadratics,
/// a good measure elsewhere.
/// </summary>
/// <remarks>
/// Where the Lagrangian has the curvature k along the gradients of limits whose square is s, a step at the rates η (variables) and κ (multipliers)
/// with damping c is stable exactly when κ &lt; c + k/s and η(k + c·s) &lt; 2 + ½ηκs.
/// </remarks>
public readonly record struct MultiplierStability()
{
    /// <summary>k: the curvature of the Lagrangian along the gradients of the limits.</summary>
    public double Curvature { get; init; } = double.NaN;

    /// <summary>s: the square of the slope of the limits along the same direction.</summary>
    public double Slope { get; init; } = double.NaN;

    /// <summary>η: the rate of the variables.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <summary>κ: the rate of the multipliers.</summary>
    public double MultiplierRate { get; init; } = double.NaN;

    /// <summary>c: the damping.</summary>
    public double Damping { get; init; } = double.NaN;

    /// <summary>Damping at or below this lets the multipliers oscillate ever more: κ − k/s.</summary>
    public double LeastDamping => MultiplierRate - Curvature / Slope;

    /// <summary>Damping at or above this makes steps overshoot ever more: (2/η + ½κs − k)/s.</summary>
    public double MostDamping => (2 / LearningRate + 0.5 * MultiplierRate * Slope - Curvature) / Slope;

    /// <summary>Whether anything was measured: some limit binds.</summary>
    public bool IsKnown => Slope > 0 && double.IsFinite(Curvature);

    /// <summary>What the damping or the rates are wrong for, or nothing.</summary>
    public MultiplierWarning Warning => !IsKnown ? MultiplierWarning.None
        : Damping <= LeastDamping ? MultiplierWarning.Oscillating
        : Damping >= MostDamping ? MultiplierWarning.ExcessiveDamping
        : MultiplierWarning.None;
}
