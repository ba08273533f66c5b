using static Steepest.Generators.Updates.SettingRange;

namespace Steepest.Generators.Updates;

/// <summary>One way of keeping constraints: the attribute, what its settings may be, and the driver that generated solvers put around the optimizer's.</summary>
/// <param name="Name">The attribute's name without the suffix, and the driver's generic type.</param>
/// <param name="Title">As documentation names it.</param>
/// <param name="Settings">The attribute's properties, in the order in which the model keeps them.</param>
internal sealed record ConstraintMethodRow(string Name, string Title, params IReadOnlyList<SettingRow> Settings);

/// <summary>Every way of keeping constraints with any optimizer: the attributes of the runtime that say it. A new one is a row.</summary>
internal static class ConstraintMethodTable
{
    public static readonly IReadOnlyList<ConstraintMethodRow> Rows =
    [
        new("DifferentialMultipliers", "the differential method of multipliers", new("Damping", 0, NotNegative), Given("MultiplierRate", 0, Positive), Given("Ungated", 0, Flag)),
        new("AugmentedLagrangian", "an augmented Lagrangian"),
        new("Penalty", "a penalty"),
        new("HardConstraintFirst", "hard constraints first"),
        new("SolveDual", "solving the dual"),
    ];

    /// <summary>The row that a model names.</summary>
    public static ConstraintMethodRow Find(string name) => Rows.First(row => row.Name == name);

    private static SettingRow Given(string name, double usual, SettingRange range) => new(name, usual, range) { IsOptional = true };
}
