namespace Steepest;

/// <summary>Keeps every number of a variable from below 0, at every evaluation: <c>[Bounds(0, infinity)]</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class NonNegativeAttribute : Attribute;
