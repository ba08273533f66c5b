namespace Steepest;

/// <summary>What is to be generated beside a <see cref="DifferentiableAttribute"/> method.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing beyond what the method always gets.</summary>
    None = 0,

    /// <summary>The value and the gradient by reverse mode, as <c>‹method›Gradient</c>.</summary>
    Gradient = 1,
}
