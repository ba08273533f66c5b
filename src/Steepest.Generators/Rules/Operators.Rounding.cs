namespace Steepest.Generators.Rules;

/// <summary>Functions whose value jumps: their derivative is 0 wherever there is one, so a dependence through them is lost.</summary>
internal static partial class Operators
{
    public static readonly Operator Truncate = new("Truncate", 1, new Call("Math.Truncate", "MathF.Truncate"))
    {
        Methods = ["System.Math.Truncate", "System.MathF.Truncate", "System.Double.Truncate", "System.Single.Truncate"],
        LosesDerivative = true,
        Kinks = "jumps at every integer",
    };
}
