namespace Steepest;

/// <summary>Marks a method whose derivatives are to be generated beside it.</summary>
/// <param name="derivatives">What to generate; the gradient by default, which every method that returns a number gets anyway.</param>
/// <remarks>Alone it stands outside any problem; on a <see cref="LossAttribute"/> method it asks for more derivatives of the loss.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Gradient) : Attribute
{
    /// <summary>What is generated.</summary>
    public Derivatives Derivatives { get; } = derivatives;

    /// <summary>
    /// Whether the generated members keep every bit of the method: sums in its order, the functions that it calls, nothing contracted, no lanes. The
    /// value is then the method's own, bit for bit, and no bit of a derivative depends on the width of vectors, the number of threads, or on whether
    /// code is compiled ahead of time. It is slower; false by default.
    /// </summary>
    public bool Strict { get; set; }
}
