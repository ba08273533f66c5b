namespace Steepest;

/// <summary>States how many elements a span parameter has, so that generated code can be laid out for it.</summary>
/// <param name="value">The number of elements, at least 1.</param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class LengthAttribute(int value) : Attribute
{
    /// <summary>The number of elements.</summary>
    public int Value { get; } = value;
}
