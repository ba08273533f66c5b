namespace Steepest;

/// <summary>Marks a method whose derivatives are to be generated beside it, outside any problem.</summary>
/// <param name="derivatives">What to generate; the gradient by default.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Gradient) : Attribute
{
    /// <summary>What is generated.</summary>
    public Derivatives Derivatives { get; } = derivatives;
}
