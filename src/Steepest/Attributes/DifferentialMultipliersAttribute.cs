namespace Steepest;

/// <summary>
/// Keeps constraints by the differential method of multipliers (Platt and Barr, 1988): the variables descend the Lagrangian, by the optimizer of
/// the type, while the multipliers climb it, from the same point.
/// </summary>
/// <remarks>
/// An inequality's weight in the gradient is max(0, λ + <see cref="Damping"/>·violation), so that a limit that does not bind does nothing.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DifferentialMultipliersAttribute : Attribute
{
    /// <summary>How much a violation pulls back beside its multiplier: 0, the default, is the basic method, anything greater the modified one, which oscillates less.</summary>
    public double Damping { get; set; }

    /// <summary>How far a multiplier moves per violation in a step, absolute and positive; the optimizer's learning rate where it is not given.</summary>
    public double MultiplierRate { get; set; } = double.NaN;

    /// <summary>
    /// Whether damping also acts on inequalities that are kept, as in the form that was published: it pushes an inactive constraint up to its limit.
    /// False by default.
    /// </summary>
    public bool Ungated { get; set; }

    /// <summary>Whether multipliers move from the point that the variables have just reached, and not from the one they left. False by default.</summary>
    public bool Alternating { get; set; }

    /// <summary>Whether damping grows by itself where the step would otherwise be unstable. False by default.</summary>
    public bool AutoDamping { get; set; }

    /// <summary>The proportional part of a multiplier's control: how much of the change of a violation is added to the multiplier; 0 by default, not negative.</summary>
    public double Proportional { get; set; }

    /// <summary>How much of the smoothed violation is kept from step to step, in [0, 1); 0, the default, does not smooth.</summary>
    public double Smoothing { get; set; }
}
