namespace Steepest;

/// <summary>How much a large residual counts.</summary>
/// <remarks>
/// A residual r counts ½·s²·ρ(z) with z = (r/s)² and s the scale. All have ρ(z) ≈ z for small z, so that residuals well below the scale count ½·r² as without a
/// robust loss.
/// </remarks>
public enum Robust
{
    /// <summary>ρ(z) = z: the plain sum of squares, whatever the scale.</summary>
    None,

    /// <summary>ρ(z) = z up to 1, then 2·√z − 1: grows like the magnitude. Convex in r.</summary>
    Huber,

    /// <summary>ρ(z) = 2·(√(1 + z) − 1): a smooth relative of <see cref="Huber"/>. Convex in r.</summary>
    SoftL1,

    /// <summary>ρ(z) = ln(1 + z): grows like a logarithm.</summary>
    Cauchy,

    /// <summary>ρ(z) = arctan(z): bounded.</summary>
    Arctan,

    /// <summary>ρ(z) = z / (1 + z): bounded.</summary>
    GemanMcClure,

    /// <summary>ρ(z) = 1 − exp(−z): bounded.</summary>
    Welsch,

    /// <summary>ρ(z) = (1 − (1 − z)³) / 3 up to 1, then 1/3: residuals beyond the scale do not count at all (biweight).</summary>
    Tukey,
}
