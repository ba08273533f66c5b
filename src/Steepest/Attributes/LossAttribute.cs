namespace Steepest;

/// <summary>Marks a method that returns what is to be minimised.</summary>
/// <remarks>
/// Several losses of one type add up, each times its <see cref="Weight"/>. A loss with <see cref="SampleAttribute"/> parameters is the mean
/// over the batch; one without is added once per step. The method's gradient is generated beside it.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>The factor of this loss in the objective; 1 by default, finite.</summary>
    public double Weight { get; set; } = 1;
}
