using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members.Optimizers;

/// <summary>What a setting of an optimizer attribute is passed as.</summary>
/// <param name="Setting">The name on the attribute.</param>
/// <param name="Argument">The constructor's parameter.</param>
/// <param name="Default">Where the attribute says nothing.</param>
internal sealed record SettingRow(string Setting, string Argument, double Default)
{
    /// <summary>Whether the argument is left out at its default.</summary>
    public bool IsOptional { get; init; }

    /// <summary>How the number is written.</summary>
    public Func<double, string> Form { get; init; } = value => Literal.Of(value);

    public static string Integer(double value) => Literal.Of((int)value);

    public static string Boolean(double value) => Literal.Of(value != 0);
}

/// <summary>One optimizer: how generated solvers make its driver.</summary>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="Title">As documentation names it.</param>
internal sealed record OptimizerRow(string Name, string Title)
{
    /// <summary>The update rule that the driver is generic over; null where the driver is the whole method.</summary>
    public string? Rule { get; init; }

    /// <summary>The driver's generic type, without namespace and arguments.</summary>
    public string Driver { get; init; } = "FirstOrder";

    /// <summary>Whether it learns from mini-batches; the others see all samples at once.</summary>
    public bool IsStochastic => Rule != null;

    /// <summary>The update of one number, by the settings; null where steps are not taken row by row.</summary>
    public Func<Func<string, double>, ElementUpdate>? Update { get; init; }

    /// <summary>Settings that the rule takes.</summary>
    public IReadOnlyList<SettingRow> RuleSettings { get; init; } = [];

    /// <summary>Settings that the driver takes.</summary>
    public IReadOnlyList<SettingRow> DriverSettings { get; init; } = [];

    /// <summary>The driver's type for a type of numbers.</summary>
    public string DriverType(string element)
        => $"global::Steepest.Minimization.{Driver}<{element}{(Rule is null ? "" : $", global::Steepest.Minimization.{Rule}<{element}>")}>";

    /// <summary>The rule's type for a type of numbers.</summary>
    public string RuleType(string element) => $"global::Steepest.Minimization.{Rule}<{element}>";

    /// <summary>The update of one number with the settings of an attribute.</summary>
    public ElementUpdate UpdateOf(OptimizerModel optimizer) => Update!(name => ValueOf(RuleSettings.First(row => row.Setting == name), optimizer));

    /// <summary>The arguments of the driver's constructor that come from the attribute.</summary>
    public IEnumerable<string> Arguments(OptimizerModel optimizer)
    {
        if (Rule != null) yield return $"rule: new({string.Join(", ", Given(RuleSettings, optimizer))})";
        foreach (var argument in Given(DriverSettings, optimizer)) yield return argument;
    }

    private static double ValueOf(SettingRow row, OptimizerModel optimizer)
        => optimizer.Settings.FirstOrDefault(setting => setting.Name == row.Setting)?.Value ?? row.Default;

    private static IEnumerable<string> Given(IReadOnlyList<SettingRow> rows, OptimizerModel optimizer)
    {
        foreach (var row in rows)
        {
            var value = ValueOf(row, optimizer);
            if (!row.IsOptional || !value.Equals(row.Default)) yield return $"{row.Argument}: {row.Form(value)}";
        }
    }
}
