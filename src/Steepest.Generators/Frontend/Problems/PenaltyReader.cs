using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads the penalties of a variable.</summary>
internal static class PenaltyReader
{
    /// <summary>What the attributes of a parameter ask for; those that make no sense are reported and left out.</summary>
    public static EquatableArray<PenaltyModel> Read(IParameterSymbol parameter, InputRole role, AnnotatedMethod method, Findings findings)
    {
        var penalties = new List<PenaltyModel>();
        foreach (var (name, kind) in PenaltyModel.Attributes)
        {
            if (Attributes.Find(parameter, name) is not { } attribute) continue;
            if (role != InputRole.Variable || method.Role == MethodRole.Differentiable)
            {
                var where = role == InputRole.Variable ? $"a parameter of '{method.Name}', which is no loss of a problem" : $"{Describe(role)}, which no optimizer moves";
                findings.Report(Descriptors.InvalidPenalty, Places.Attribute(attribute), name, parameter.Name, $"is of {where}; remove it");
                continue;
            }

            if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive } weight]) continue;
            if (weight.Value is string input) penalties.Add(new PenaltyModel(kind, 1, Identifiers.Escape(input)));
            else if (weight.Value is double number && number >= 0 && Numbers.IsFinite(number)) penalties.Add(new PenaltyModel(kind, number, null));
            else
                findings.Report(
                    Descriptors.InvalidPenalty, Places.Argument(attribute, property: null), name, parameter.Name,
                    $"has the weight {Numbers.Display(weight.Value is double given ? given : double.NaN)}; give a finite number from 0");
        }

        return penalties.ToEquatableArray();
    }

    private static string Describe(InputRole role) => role switch
    {
        InputRole.Sample => "a sample",
        InputRole.Output => "an output",
        _ => "a fixed input",
    };
}
