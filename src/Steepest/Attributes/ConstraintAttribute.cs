namespace Steepest;

/// <summary>Marks a method whose value must stay within limits wherever the problem's losses are minimised.</summary>
/// <remarks>
/// At least one limit is given: <see cref="AtMost"/>, <see cref="AtLeast"/> or both, or <see cref="EqualTo"/> alone. A limit that is known only at
/// run time is a <see cref="FixedAttribute"/> parameter: <c>Size(x) - limit</c> is kept <c>AtMost = 0</c>. A constraint with
/// <see cref="SampleAttribute"/> parameters limits the mean over the batch. The method's gradient is generated beside it.
/// How limits are kept is said by an attribute on the type, such as <see cref="AugmentedLagrangianAttribute"/>; <see cref="SqpAttribute"/> needs none.
/// Each side is one limit c ≤ 0 (c = 0 for an equality) with one multiplier λ, where the Lagrangian is loss + Σ λ·c; c is the value − <see cref="AtMost"/>,
/// <see cref="AtLeast"/> − the value, or the value − <see cref="EqualTo"/>. Of two sides the lower one comes first.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ConstraintAttribute : Attribute
{
    /// <summary>The greatest value that is allowed; none where it is not given.</summary>
    public double AtMost { get; set; } = double.PositiveInfinity;

    /// <summary>The least value that is allowed; none where it is not given.</summary>
    public double AtLeast { get; set; } = double.NegativeInfinity;

    /// <summary>The only value that is allowed; none where it is not given.</summary>
    public double EqualTo { get; set; } = double.NaN;
}
