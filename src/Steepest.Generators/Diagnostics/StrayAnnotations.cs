using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Steepest.Generators.Frontend;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Model;

namespace Steepest.Generators.Diagnostics;

/// <summary>Points at roles of parameters whose method has none, so that nobody reads them.</summary>
internal static class StrayAnnotations
{
    private static readonly string[] OfParameters = [Attributes.Fixed, Attributes.Sample, Attributes.Length, Attributes.Bounds, BoundsReader.NonNegative, .. BoundsReader.Projections, .. BoundsReader.Domains.Select(domain => domain.Attribute), .. PenaltyModel.Attributes.Select(penalty => penalty.Attribute)];

    public static void Analyze(SymbolAnalysisContext context)
    {
        var parameter = (IParameterSymbol)context.Symbol;
        if (parameter.GetAttributes().IsEmpty || parameter.ContainingSymbol is not IMethodSymbol method || IsRead(method)) return;
        foreach (var name in OfParameters)
        {
            if (Attributes.Find(parameter, name) is { } attribute)
                context.ReportDiagnostic(new Finding(Descriptors.StrayAnnotation, Places.Attribute(attribute), [name, parameter.Name, method.Name]).ToDiagnostic());
        }
    }

    /// <summary>Whether the method, one of its parts, or the method whose derivative it replaces is annotated.</summary>
    private static bool IsRead(IMethodSymbol method)
        => AnnotatedMethod.From(method.PartialDefinitionPart ?? method) != null || AnnotatedMethod.From(method) != null || Attributes.Find(method, "DerivativeOf") != null || CustomDerivative.Of(method) != null;
}
