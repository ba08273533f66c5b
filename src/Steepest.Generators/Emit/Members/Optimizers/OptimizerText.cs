using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members.Optimizers;

/// <summary>How the driver of an optimizer is written: its type, and the arguments that come from the attribute.</summary>
internal static class OptimizerText
{
    private const string Drivers = "global::Steepest.Minimization.";
    private const string Rules = "global::Steepest.Updates.";

    /// <summary>The driver's type for a type of numbers.</summary>
    public static string DriverType(this OptimizerRow row, string element)
        => $"{Drivers}{row.Driver}<{element}{(row.Rule is null ? "" : $", {row.RuleType(element)}")}>";

    /// <summary>The rule's type for a type of numbers.</summary>
    public static string RuleType(this OptimizerRow row, string element) => $"{Rules}{row.Rule}<{element}>";

    /// <summary>The update of one number with the settings of an attribute.</summary>
    public static ElementUpdate UpdateOf(this OptimizerRow row, OptimizerModel optimizer)
        => row.Update!(name => ValueOf(row.Settings.First(setting => setting.Name == name), optimizer));

    /// <summary>The arguments of the driver's constructor that come from the attribute.</summary>
    public static IEnumerable<string> Arguments(this OptimizerRow row, OptimizerModel optimizer)
    {
        if (row.Rule != null) yield return $"rule: new({string.Join(", ", Given(row.Settings.Where(setting => !setting.IsOfDriver), optimizer.Settings))})";
        foreach (var argument in Given(row.Settings.Where(setting => setting.IsOfDriver), optimizer.Settings)) yield return argument;
    }

    /// <summary>What keeps the constraints beside an optimizer, as an expression.</summary>
    public static string Expression(this ConstraintMethodRow row, ConstraintMethodModel method)
        => $"{Drivers}MultiplierMethod.{row.Factory}({string.Join(", ", Given(row.Settings, method.Settings))})";

    /// <summary>Whether the attribute says something else than the default.</summary>
    public static bool IsOtherThanUsual(this SettingRow row, OptimizerModel optimizer) => !ValueOf(row, optimizer).Equals(row.Default);

    private static double ValueOf(SettingRow row, OptimizerModel optimizer) => ValueOf(row, optimizer.Settings);

    private static double ValueOf(SettingRow row, IEnumerable<Setting> settings)
        => settings.FirstOrDefault(setting => setting.Name == row.Name)?.Value ?? row.Default;

    private static IEnumerable<string> Given(IEnumerable<SettingRow> rows, IEnumerable<Setting> settings)
    {
        foreach (var row in rows)
        {
            if (!row.IsOptional || !ValueOf(row, settings).Equals(row.Default)) yield return $"{row.Parameter ?? char.ToLowerInvariant(row.Name[0]) + row.Name.Substring(1)}: {Written(row, ValueOf(row, settings))}";
        }
    }

    private static string Written(SettingRow row, double value)
        => row.Range == SettingRange.Count ? Literal.Of((int)value) : row.Range == SettingRange.Flag ? Literal.Of(value != 0) : Literal.Of(value);
}
