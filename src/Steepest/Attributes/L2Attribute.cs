namespace Steepest;

/// <summary>Adds half a weight times the sum of squares of a variable, ½·Σxᵢ², to the objective.</summary>
/// <remarks>It may stand on any parameter that names the variable, so that others go without. In plain gradient descent it is <c>WeightDecay</c>.</remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class L2Attribute : Attribute
{
    /// <summary>A number.</summary>
    /// <param name="weight">The weight, from 0.</param>
    public L2Attribute(double weight) => Weight = weight;

    /// <summary>A fixed input.</summary>
    /// <param name="weight">The <see cref="FixedAttribute"/> number of type <see langword="double"/> or <see langword="float"/> that holds the weight.</param>
    public L2Attribute(string weight) => WeightInput = weight;

    /// <summary>The weight; 0 where an input holds it.</summary>
    public double Weight { get; }

    /// <summary>The input that holds the weight; null where <see cref="Weight"/> says it.</summary>
    public string? WeightInput { get; }
}
