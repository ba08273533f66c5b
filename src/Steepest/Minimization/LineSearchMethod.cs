namespace Steepest;

/// <summary>How a method that searches along directions chooses its steps; see <see cref="MinimizeOptions.LineSearch"/>.</summary>
public enum LineSearchMethod
{
    /// <summary>The strong Wolfe conditions, by the algorithm of Moré and Thuente (1994); the default, and the fewest evaluations on most problems.</summary>
    StrongWolfe,

    /// <summary>The Wolfe conditions or their approximate form, by secant steps from both ends of a bracket: Hager and Zhang, "CG_DESCENT" (2006).</summary>
    HagerZhang,

    /// <summary>
    /// Sufficient decrease alone (Armijo, 1966), going back by interpolation from the first step. It never tries a longer step than the first one, and
    /// says nothing of slopes: pairs without positive curvature are left out.
    /// </summary>
    Armijo,
}
