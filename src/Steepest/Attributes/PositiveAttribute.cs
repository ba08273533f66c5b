namespace Steepest;

/// <summary>
/// Keeps every number of a variable above 0: the optimizer moves a number θ without bounds, and the variable is its softplus, ln(1 + exp(θ)). A start that is not positive is an
/// <see cref="ArgumentException"/>. Where the minimum may lie at 0 itself, which no θ reaches, <see cref="NonNegativeAttribute"/> is better.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class PositiveAttribute : Attribute;
