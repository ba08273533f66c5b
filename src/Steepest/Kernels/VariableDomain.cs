using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>Where variables lie that are functions of numbers without bounds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum VariableDomain
{
    /// <summary>Above 0: the softplus of a number.</summary>
    Positive,

    /// <summary>Between 0 and 1: the sigmoid of a number.</summary>
    UnitInterval,
}
