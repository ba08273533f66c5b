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
}
