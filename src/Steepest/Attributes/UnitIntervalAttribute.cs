namespace Steepest;

/// <summary>
/// Keeps every number of a variable between 0 and 1, both excluded: the optimizer moves a number θ without bounds, and the variable is its sigmoid, 1/(1 + exp(−θ)). A start
/// elsewhere is an <see cref="ArgumentException"/>. Where the minimum may lie at 0 or 1, which no θ reaches, <see cref="BoundsAttribute"/> is better.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class UnitIntervalAttribute : Attribute;
