using Microsoft.CodeAnalysis;
using Steepest.Generators.Frontend;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Stages;

namespace Steepest.Generators.Diagnostics;

/// <summary>Where in a loss an optimizer would need one derivative more than is known.</summary>
internal static class SecondOrderAnalysis
{
    /// <summary>The places, by reading once more, as something to be differentiated twice, the losses that are known to have one.</summary>
    public static IEnumerable<Finding> Of(INamedTypeSymbol type, ProblemModel model, Microsoft.CodeAnalysis.Compilation compilation, CancellationToken token)
    {
        if (model.Refusal != null) yield break;
        foreach (var (loss, _) in SecondOrder.Refused(model))
        {
            var annotated = AnnotatedMethod.Of(type);
            var symbol = annotated.First(method => method.Name == loss.Name.TrimStart('@')).Symbol;
            var roles = symbol.Parameters.Zip(loss.Parameters, (parameter, read) => (parameter.Name, read.Role))
                .ToDictionary(pair => pair.Name, pair => pair.Role == InputRole.Variable ? ParameterRole.Variable : ParameterRole.Fixed);
            var names = FieldReader.Names(annotated, new InputReader(type, compilation));
            var lowering = BodyLowering.Lower(symbol.PartialImplementationPart ?? symbol, roles, compilation, token, names, 2, model.IsStrict);
            foreach (var finding in lowering.Findings.Where(finding => finding.Rule.Id == Descriptors.TooManyOrders.Id)) yield return finding;
        }
    }
}
