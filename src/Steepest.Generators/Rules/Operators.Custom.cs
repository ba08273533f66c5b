namespace Steepest.Generators.Rules;

/// <summary>Derivatives that the user has written.</summary>
internal static partial class Operators
{
    /// <summary>
    /// (value, x, slope) → the value, with the slope as its derivative by x: how the front end attaches a derivative of the user's to what it
    /// belongs to. The slope itself is no part of the value; forward mode over the adjoint differentiates it.
    /// </summary>
    public static readonly Operator Attached = new("Attached", 3, new Expanded())
    {
        Scaled = (at, scale, index) => index switch
        {
            0 => scale,
            1 => at.Builder.Apply(Multiply, scale, at.Z),
            _ => null,
        },
        Expand = at => at.X,
    };
}
