using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>03xx: formulas that are right on paper and fail in floating point. The first argument of every message is the path of calls.</summary>
internal static partial class Descriptors
{
    private const string Numerics = "Steepest.Numerics";

    public static readonly DiagnosticDescriptor UnstableForm = Noted(
        "STEEP0301",
        Numerics,
        "Formula is numerically unstable",
        "{0}'{1}' {2}; write 'Functions.{3}', which is the same without that",
        "Formulas with exponentials and squares overflow long before their values do. Steepest.Functions has them in a form that keeps value and derivative.");

    public static readonly DiagnosticDescriptor OutsideDomain = Noted(
        "STEEP0302",
        Numerics,
        "Function can be given what it is not defined for",
        "{0}'{1}' is given a value that {2} can make {3}, where it is not a finite number; {4}",
        "An optimizer moves variables freely, also to where a logarithm, a root, a power or an inverse function is not defined. The loss is then NaN or infinite and the run ends.");

    public static readonly DiagnosticDescriptor DivisionByDifference = Noted(
        "STEEP0303",
        Numerics,
        "Divisor is a difference that can be 0",
        "{0}the divisor is a difference that {1} can make 0; guard it with a branch, or add what keeps it from 0",
        "Where two values that are subtracted meet, the quotient is infinite or NaN, and near that point its derivative is enormous.");

    public static readonly DiagnosticDescriptor RootAtZero = Noted(
        "STEEP0304",
        Numerics,
        "Root can be taken of 0",
        "{0}the root is taken of a value that {1} can make 0, where it has no derivative and 0 is taken; use the square, add a small number under the root, or use Functions.Norm for a length",
        "The slope of a root is infinite at 0. Steepest takes 0 there, which is right for a length and stops an optimizer elsewhere.");
}
