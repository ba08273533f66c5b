using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Model;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads how the residuals of a method count.</summary>
internal static class ResidualReader
{
    /// <summary>What <c>[Residual]</c> says beside the weight; of other methods nothing.</summary>
    public static ResidualModel Read(AnnotatedMethod method, Findings findings)
    {
        if (method.Role != MethodRole.Residual) return ResidualModel.Plain;
        var robust = Robust(method, findings);
        if (Attributes.Setting(method.Annotation, "Scale") is not double scale) return new ResidualModel(robust, 1);
        if (!(scale > 0) || double.IsInfinity(scale))
        {
            Report(method, findings, "Scale", $"is {Numbers.Display(scale)}; give the size from which residuals count as large, greater than 0 and finite");
            return new ResidualModel(robust, 1);
        }

        if (robust == RobustKind.None)
            Report(method, findings, "Scale", "says from which size residuals count as large, but all count by their squares; state Robust too, or remove it");
        return new ResidualModel(robust, scale);
    }

    /// <summary>Checks the weight of residuals, which optimizers take the root of.</summary>
    public static void CheckWeight(AnnotatedMethod method, double weight, Findings findings)
    {
        if (method.Role == MethodRole.Residual && weight < 0)
            Report(method, findings, "Weight", $"is {Numbers.Display(weight)}, so that large residuals would be sought; give a number from 0");
    }

    private static RobustKind Robust(AnnotatedMethod method, Findings findings)
    {
        foreach (var argument in method.Annotation.NamedArguments)
        {
            if (argument.Key != "Robust" || argument.Value is not { Kind: TypedConstantKind.Enum, Value: int value }) continue;
            if (Enum.IsDefined(typeof(RobustKind), value)) return (RobustKind)value;
            Report(method, findings, "Robust", $"is {Numbers.Display(value)}, which names none of them; give a name: Robust.Huber, say");
        }

        return RobustKind.None;
    }

    private static void Report(AnnotatedMethod method, Findings findings, string setting, string wrong)
        => findings.Report(Descriptors.InvalidResidual, Places.Argument(method.Annotation, setting), setting, method.Name, wrong);
}
