namespace Steepest;

/// <summary>Marks a method that judges a point without being differentiated.</summary>
/// <remarks>The first metric of a type, on the validation samples, decides early stopping and which point is the best.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MetricAttribute : Attribute
{
    /// <summary>Whether larger is better; false by default.</summary>
    public bool Maximize { get; set; }
}
