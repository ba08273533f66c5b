namespace Steepest;

/// <summary>How a residual enters the objective: by its square, or by less where it is large, so that outliers pull less.</summary>
/// <remarks>
/// The objective has ½ · Scale² · ρ(s) for a residual r, with s = (r / Scale)². Near 0 every ρ is s, so that small residuals count as in ordinary
/// least squares; the scale is the size from which residuals count as large.
/// </remarks>
public enum Robust
{
    /// <summary>ρ = s: ordinary least squares.</summary>
    None,

    /// <summary>ρ = s up to 1, and 2·√s − 1 beyond: linear in large residuals.</summary>
    Huber,

    /// <summary>ρ = 2·(√(1 + s) − 1): linear in large residuals, and smooth.</summary>
    SoftL1,

    /// <summary>ρ = ln(1 + s): the larger a residual, the less another bit of it matters. There may be several minima.</summary>
    Cauchy,

    /// <summary>ρ = arctan(s): no residual counts for more than a bound. There may be several minima.</summary>
    Arctan,

    /// <summary>ρ = (1 − (1 − s)³) / 3 up to 1, and ⅓ beyond: residuals beyond the scale do not count at all. There may be several minima.</summary>
    Tukey,
}
