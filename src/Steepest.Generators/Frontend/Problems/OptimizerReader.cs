using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads the optimizer attributes of a type against the table of optimizers.</summary>
internal static class OptimizerReader
{
    public static bool Any(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (OptimizerTable.Named(Attributes.NameOf(attribute)) != null) return true;
        }

        return false;
    }

    /// <summary>The optimizers in order of the table, so that nothing depends on the order of parts and files.</summary>
    public static EquatableArray<OptimizerModel> Read(INamedTypeSymbol type, bool hasLoss, bool hasResidual, Findings findings)
    {
        var optimizers = new List<OptimizerModel>();
        foreach (var row in OptimizerTable.Rows)
        {
            // A second one of the same kind is the compiler's error.
            if (Attributes.Find(type, row.Name) is not { } attribute) continue;
            if (!hasLoss) findings.Report(Descriptors.OptimizerWithoutLoss, Places.Attribute(attribute), row.Name, type.Name);
            else if (row.UsesResiduals && !hasResidual) findings.Report(Descriptors.OptimizerWithoutResiduals, Places.Attribute(attribute), row.Name, type.Name);
            optimizers.Add(new OptimizerModel(row.Name, Settings(row.Name, row.Settings.Append(OptimizerRow.Strict), attribute, findings)));
        }

        return optimizers.ToEquatableArray();
    }

    /// <summary>What an attribute sets, where it is in range.</summary>
    public static EquatableArray<Setting> Settings(string name, IEnumerable<SettingRow> rows, AttributeData attribute, Findings findings)
    {
        var settings = new List<Setting>();
        foreach (var setting in rows)
        {
            if (Number(Attributes.Setting(attribute, setting.Name)) is not { } value) continue;
            if (setting.Range.Contains(value))
            {
                settings.Add(new Setting(setting.Name, value));
                continue;
            }

            findings.Report(
                Descriptors.InvalidSetting,
                Places.Argument(attribute, setting.Name),
                setting.Name,
                name,
                Numbers.Display(value),
                setting.Range.Words);
        }

        return settings.ToEquatableArray();
    }

    private static double? Number(object? value) => value switch
    {
        double number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };
}
