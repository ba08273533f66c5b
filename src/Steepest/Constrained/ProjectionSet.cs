using System.ComponentModel;

namespace Steepest.Minimization;

/// <summary>What the numbers of a variable are kept within, together.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ProjectionSet
{
    /// <summary>None is negative, and their sum is 1.</summary>
    Simplex,

    /// <summary>Their squares add up to 1 at most.</summary>
    UnitBall,

    /// <summary>Their squares add up to 1.</summary>
    UnitNorm,
}
