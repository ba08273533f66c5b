namespace Steepest;

/// <summary>
/// Keeps the numbers of a span variable together: so that their squares add up to 1. Optimizers of the first order move them to the nearest such point after each step, the start
/// included; others refuse.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class UnitNormAttribute : Attribute;
