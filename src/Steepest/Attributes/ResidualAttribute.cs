namespace Steepest;

/// <summary>Marks a method that returns, or writes, what should be zero: the difference between a model and what was measured.</summary>
/// <remarks>
/// The objective is half the sum of the squares of all residuals, over all samples and outputs; not a mean. Several residual methods add up, each
/// times its <see cref="Weight"/>, and so do <see cref="LossAttribute"/> methods beside them. A method that returns a number is one residual, with
/// <see cref="SampleAttribute"/> parameters one for each row; a method that returns nothing writes any number of them to its <c>Span</c> parameters.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ResidualAttribute : Attribute
{
    /// <summary>The factor of these squares in the objective, such as 1/σ²; 1 by default, finite and not negative.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>How large residuals count; by their squares by default.</summary>
    public Robust Robust { get; set; }

    /// <summary>The size from which residuals count as large, for <see cref="Robust"/>; 1 by default, positive.</summary>
    public double Scale { get; set; } = 1;
}
