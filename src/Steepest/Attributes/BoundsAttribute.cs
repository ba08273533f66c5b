namespace Steepest;

/// <summary>
/// Keeps a variable of a problem within bounds: every number of it, and at every evaluation, the start included. Optimizers project onto the
/// bounds, and those with a line search move along them; nothing is ever evaluated outside.
/// </summary>
/// <remarks>
/// It may stand on any parameter that names the variable. A bound is a number, infinite for none, or the name of a <see cref="FixedAttribute"/>
/// input of the variable's own type, which then holds a bound for each number: <c>[Bounds(0, nameof(most))]</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class BoundsAttribute : Attribute
{
    /// <summary>Two numbers.</summary>
    /// <param name="lower">The least value; negative infinity for none.</param>
    /// <param name="upper">The greatest value, not below the least; positive infinity for none.</param>
    public BoundsAttribute(double lower, double upper) => (Lower, Upper) = (lower, upper);

    /// <summary>Two inputs.</summary>
    /// <param name="lower">The input that holds the least values.</param>
    /// <param name="upper">The input that holds the greatest values.</param>
    public BoundsAttribute(string lower, string upper) => (LowerInput, UpperInput) = (lower, upper);

    /// <summary>A number and an input.</summary>
    /// <param name="lower">The least value; negative infinity for none.</param>
    /// <param name="upper">The input that holds the greatest values.</param>
    public BoundsAttribute(double lower, string upper) => (Lower, UpperInput) = (lower, upper);

    /// <summary>An input and a number.</summary>
    /// <param name="lower">The input that holds the least values.</param>
    /// <param name="upper">The greatest value; positive infinity for none.</param>
    public BoundsAttribute(string lower, double upper) => (LowerInput, Upper) = (lower, upper);

    /// <summary>The least value; negative infinity where an input holds it.</summary>
    public double Lower { get; } = double.NegativeInfinity;

    /// <summary>The greatest value; positive infinity where an input holds it.</summary>
    public double Upper { get; } = double.PositiveInfinity;

    /// <summary>The input that holds the least values; null where <see cref="Lower"/> says it.</summary>
    public string? LowerInput { get; }

    /// <summary>The input that holds the greatest values; null where <see cref="Upper"/> says it.</summary>
    public string? UpperInput { get; }
}
