namespace Steepest.Generators.Rules;

/// <summary>Values with derivatives beside them.</summary>
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

    /// <summary>
    /// (f(x), x, f′(x)) → f(x): a value whose slope stands beside it, where both are made of the same parts. As dear as the function itself,
    /// and as infinite: what holds for adjoints of that holds here.
    /// </summary>
    public static readonly Operator Sloped = new("Sloped", 3, new Expanded())
    {
        Cost = Cost.Transcendental,
        Scaled = (at, scale, index) => index == 1 ? at.Builder.Apply(Multiply, scale, at.Z) : null,
        Expand = at => at.X,
    };
}
