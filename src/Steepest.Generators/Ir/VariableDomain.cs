namespace Steepest.Generators.Ir;

/// <summary>Where a variable lies that is a function of a number without bounds: the runtime's <c>VariableDomain</c>, and all numbers.</summary>
internal enum VariableDomain
{
    /// <summary>The variable is the number.</summary>
    Everywhere,

    /// <summary>Above 0: the softplus of the number.</summary>
    Positive,

    /// <summary>Between 0 and 1: the sigmoid of the number.</summary>
    UnitInterval,
}
