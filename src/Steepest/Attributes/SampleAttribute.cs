namespace Steepest;

/// <summary>Makes a parameter one row of a data set: a column of the generated <c>Samples</c>, not differentiated.</summary>
/// <remarks>Under <see cref="DifferentiableAttribute"/> it means the same as <see cref="FixedAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class SampleAttribute : Attribute;
