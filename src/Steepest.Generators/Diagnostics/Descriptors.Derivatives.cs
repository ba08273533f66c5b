using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>Rules on what the derivative of a body is worth.</summary>
internal static partial class Descriptors
{
    private const string Derivatives = "Steepest.Derivatives";

    public static readonly DiagnosticDescriptor DerivativeLost = Refused(
        "STEEP0201",
        Derivatives,
        "Derivative is lost",
        "{0}{1} has derivative 0 everywhere, so the gradient would silently miss how the result depends on {2}; use a smooth function, or say that the zero is meant with Functions.StopGradient",
        "Rounding, signs and conversions to integers jump instead of changing smoothly. Where such a value enters the result, the gradient is not what it seems. Where it only steers a branch, an index or a trip count it is allowed.");

    public static readonly DiagnosticDescriptor OnlyThroughBranches = Suspicious(
        "STEEP0202",
        Derivatives,
        "Variable reaches the result only through branches",
        "{0}'{1}' only decides which branch, index or number of iterations is taken, so its gradient is 0; mark it [Fixed] if that is meant",
        "A variable whose gradient is 0 everywhere cannot be optimised.");

    public static readonly DiagnosticDescriptor NoInfluence = Suspicious(
        "STEEP0203",
        Derivatives,
        "Variable does not reach the result",
        "{0}'{1}' does not influence the result, so its gradient is 0; use it, remove it, or mark it [Fixed]",
        "A variable whose gradient is 0 everywhere cannot be optimised.");
}
