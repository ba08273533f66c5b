namespace Steepest;

/// <summary>Makes a floating-point parameter an input that stays as given: neither differentiated nor changed by the optimizer.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class FixedAttribute : Attribute;
