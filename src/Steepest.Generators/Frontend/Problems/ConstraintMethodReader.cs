using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads which attribute of a type says how its constraints are kept.</summary>
internal static class ConstraintMethodReader
{
    public static bool Any(INamedTypeSymbol type) => Annotations(type).Any();

    /// <summary>The method; null where there is none, or none is needed.</summary>
    public static ConstraintMethodModel? Read(INamedTypeSymbol type, IReadOnlyList<AnnotatedMethod> methods, IReadOnlyList<OptimizerModel> optimizers, Findings findings)
    {
        var found = Annotations(type).ToList();
        var models = found.Select(method => new ConstraintMethodModel(method.Row.Name, OptimizerReader.Settings(method.Row.Name, method.Row.Settings, method.Attribute, findings))).ToList();
        var isConstrained = methods.Any(method => method.Role == MethodRole.Constraint) && methods.Any(method => method.Role.IsTerm());
        var needing = optimizers.Where(optimizer => OptimizerTable.Find(optimizer.Name) is { KeepsConstraints: false, UsesResiduals: false }).ToList();
        if (isConstrained && RefuseResiduals(type, optimizers, findings) && needing.Count == 0) return null;
        if (!isConstrained || needing.Count == 0)
        {
            foreach (var (row, attribute) in found)
            {
                var reason = !isConstrained ? $"'{type.Name}' has no constraints" : optimizers.Count == 0 ? $"'{type.Name}' has no optimizer" : $"[{optimizers[0].Name}] keeps the constraints of '{type.Name}' itself";
                findings.Report(Descriptors.IdleConstraintMethod, Places.Attribute(attribute), row.Name, reason);
            }

            return null;
        }

        if (found.Count == 0)
        {
            foreach (var optimizer in needing)
                findings.Report(Descriptors.NoConstraintMethod, Places.Attribute(Attributes.Find(type, optimizer.Name)!), optimizer.Name, type.Name);
            return null;
        }

        foreach (var (row, attribute) in found.Skip(1))
            findings.Report(Descriptors.SeveralConstraintMethods, Places.Attribute(attribute), row.Name, found[0].Row.Name);
        CheckFit(type, found[0].Row, found[0].Attribute, [.. needing.Select(optimizer => OptimizerTable.Find(optimizer.Name))], methods, findings);
        AdviseOnGates(type, found[0].Row, models[0], methods, findings);
        return models[0];
    }

    private static void CheckFit(
        INamedTypeSymbol type, ConstraintMethodRow row, AttributeData attribute, IReadOnlyList<OptimizerRow> optimizers, IReadOnlyList<AnnotatedMethod> methods, Findings findings)
    {
        if (row.MovesEachStep && optimizers.FirstOrDefault(optimizer => optimizer.Rule is null) is { } searching)
        {
            findings.Report(
                Descriptors.UnfitConstraintMethod, Places.Attribute(attribute), row.Name, searching.Name,
                "it moves with every step, and the optimizer needs a function that stays; use [AugmentedLagrangian], or a first-order optimizer such as [GradientDescent]");
            return;
        }

        if (methods.All(method => !method.Role.IsOfProblem() || method.Symbol.Parameters.All(parameter => Attributes.Find(parameter, Attributes.Sample) is null))) return;
        foreach (var optimizer in optimizers.Where(optimizer => optimizer.UsesProducts))
        {
            findings.Report(
                Descriptors.UnfitConstraintMethod, Places.Attribute(Attributes.Find(type, optimizer.Name)!), row.Name, optimizer.Name,
                "products with the Hessian of limits are not summed over samples; minimise by [Lbfgs], or by [Sqp], which needs no such method");
        }
    }

    /// <summary>Reports the optimizers that know nothing but residuals; returns whether there are any.</summary>
    private static bool RefuseResiduals(INamedTypeSymbol type, IReadOnlyList<OptimizerModel> optimizers, Findings findings)
    {
        var refused = optimizers.Where(optimizer => OptimizerTable.Find(optimizer.Name).UsesResiduals).ToList();
        foreach (var optimizer in refused)
            findings.Report(Descriptors.ConstrainedResiduals, Places.Attribute(Attributes.Find(type, optimizer.Name)!), optimizer.Name, type.Name);
        return refused.Count > 0;
    }

    /// <summary>Ungated damping pulls inequalities that hold towards their limit.</summary>
    private static void AdviseOnGates(INamedTypeSymbol type, ConstraintMethodRow row, ConstraintMethodModel model, IReadOnlyList<AnnotatedMethod> methods, Findings findings)
    {
        if (!Is("Ungated") || !Is("Damping")) return;
        if (methods.FirstOrDefault(method => method.Role == MethodRole.Constraint && Attributes.Setting(method.Annotation, "EqualTo") is null) is not { } inequality) return;
        findings.Report(Descriptors.UngatedDamping, Places.Argument(Attributes.Find(type, row.Name)!, "Ungated"), inequality.Name);

        bool Is(string name) => model.Settings.Any(setting => setting.Name == name && setting.Value != 0);
    }

    /// <summary>In order of the table, so that nothing depends on the order of parts and files.</summary>
    private static IEnumerable<(ConstraintMethodRow Row, AttributeData Attribute)> Annotations(INamedTypeSymbol type)
    {
        foreach (var row in ConstraintMethodTable.Rows)
        {
            if (Attributes.Find(type, row.Name) is { } attribute) yield return (row, attribute);
        }
    }
}
