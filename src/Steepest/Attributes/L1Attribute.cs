namespace Steepest;

/// <summary>
/// Adds a weight times the sum of magnitudes of a variable, Σ|xᵢ|, to the objective, and treats the kinks at 0 as what they are: numbers that the
/// losses pull at with less than the weight become 0 exactly, and stay there.
/// </summary>
/// <remarks>
/// It may stand on any parameter that names the variable, so that others go without. Gradient descent follows the losses and then shrinks every
/// number by the rate times the weight (the proximal step). Other methods follow the gradient within one orthant at a time, at whose sides they stop
/// (Andrew and Gao, "Scalable training of L1-regularized log-linear models", 2007). The elastic net is this beside <see cref="L2Attribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class L1Attribute : Attribute
{
    /// <summary>A number.</summary>
    /// <param name="weight">The weight, from 0.</param>
    public L1Attribute(double weight) => Weight = weight;

    /// <summary>A fixed input.</summary>
    /// <param name="weight">The <see cref="FixedAttribute"/> number of type <see langword="double"/> or <see langword="float"/> that holds the weight.</param>
    public L1Attribute(string weight) => WeightInput = weight;

    /// <summary>The weight; 0 where an input holds it.</summary>
    public double Weight { get; }

    /// <summary>The input that holds the weight; null where <see cref="Weight"/> says it.</summary>
    public string? WeightInput { get; }
}
