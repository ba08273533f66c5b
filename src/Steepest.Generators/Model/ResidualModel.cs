using Steepest.Generators.Rules;

namespace Steepest.Generators.Model;

/// <summary>How the residuals of a method enter the objective, beside their weight.</summary>
/// <param name="Robust">How large ones count.</param>
/// <param name="Scale">From which size they are large.</param>
internal sealed record ResidualModel(RobustKind Robust, double Scale)
{
    public static readonly ResidualModel Plain = new(RobustKind.None, 1);
}
