using static Steepest.Generators.Updates.SettingRange;

namespace Steepest.Generators.Updates;

/// <summary>One way of keeping constraints: the attribute, what its settings may be, and what generated solvers make of it.</summary>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="Factory">What makes it in the runtime.</param>
/// <param name="Title">As documentation names it.</param>
/// <param name="Settings">The attribute's properties, in the order in which the model keeps them.</param>
internal sealed record ConstraintMethodRow(string Name, string Factory, string Title, params IReadOnlyList<SettingRow> Settings)
{
    /// <summary>Whether multipliers move with each step of the variables, which must then be a plain one against the gradient.</summary>
    public bool MovesEachStep { get; init; }
}

/// <summary>Every way of keeping constraints with any optimizer: the attributes of the runtime that say it. A new one is a row.</summary>
internal static class ConstraintMethodTable
{
    public static readonly IReadOnlyList<ConstraintMethodRow> Rows =
    [
        new(
            "DifferentialMultipliers", "Differential", "the differential method of multipliers",
            Optional("Damping", 0, NotNegative), Optional("MultiplierRate", double.NaN, Positive), Optional("Ungated", 0, Flag), Optional("Alternating", 0, Flag),
            Optional("AutoDamping", 0, Flag), Optional("Proportional", 0, NotNegative), Optional("Smoothing", 0, Decay))
        {
            MovesEachStep = true,
        },
        new("AugmentedLagrangian", "AugmentedLagrangian", "an augmented Lagrangian", Optional("InitialPenalty", 0, Positive) with { Parameter = "penalty" }, Optional("Growth", 10, AboveOne)),
        new("Penalty", "Penalty", "a penalty that grows", Optional("Weight", 1, Positive) with { Parameter = "penalty" }, Optional("Growth", 10, AboveOne)),
        new("HardConstraintFirst", "HardConstraintFirst", "hard constraints first") { MovesEachStep = true },
        new("SolveDual", "SolveDual", "solving the dual", Optional("MultiplierRate", 1, Positive)),
    ];

    /// <summary>The row that a model names.</summary>
    public static ConstraintMethodRow Find(string name) => Rows.First(row => row.Name == name);

    private static SettingRow Optional(string name, double usual, SettingRange range) => new(name, usual, range) { IsOptional = true };
}
