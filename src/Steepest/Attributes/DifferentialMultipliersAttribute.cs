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

    /// <summary>How far a multiplier moves per violation in a step, absolute; the optimizer's learning rate where it is not given.</summary>
    public double MultiplierRate { get; set; }

    /// <summary>
    /// Whether damping also acts on inequalities that are kept, as in the form that was published: it pushes an inactive constraint up to its limit.
    /// False by default.
    /// </summary>
    public bool Ungated { get; set; }
}
