using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>The optimizers: the attributes of the runtime that make a type minimise itself, and the ranges of their settings.</summary>
internal static class OptimizerTable
{
    private static readonly SettingRange Positive = new(0, false, double.PositiveInfinity, "greater than 0 and finite");
    private static readonly SettingRange NotNegative = new(0, true, double.PositiveInfinity, "at least 0 and finite");
    private static readonly SettingRange Decay = new(0, true, 1, "at least 0 and less than 1");
    private static readonly SettingRange Count = new(1, true, double.PositiveInfinity, "at least 1");
    internal static readonly SettingRange Flag = new(0, true, 2, "true or false");

    public static readonly IReadOnlyList<OptimizerRow> All =
    [
        new("GradientDescent", new("LearningRate", Positive), new("WeightDecay", NotNegative)),
        new(
            "Adam",
            new("LearningRate", Positive),
            new("Beta1", Decay),
            new("Beta2", Decay),
            new("Epsilon", NotNegative),
            new("EpsilonInside", Flag),
            new("WeightDecay", NotNegative)),
        new("Lbfgs", new SettingRow("Memory", Count)),
    ];

    public static OptimizerRow? Find(string? name) => All.FirstOrDefault(row => row.Name == name);
}

/// <param name="name">The attribute's, without the suffix.</param>
/// <param name="settings">Its properties, in the order in which the model keeps them.</param>
internal sealed class OptimizerRow(string name, params SettingRow[] settings)
{
    public string Name { get; } = name;

    /// <summary>Every optimizer may be strict.</summary>
    public IReadOnlyList<SettingRow> Settings { get; } = [.. settings, new SettingRow(OptimizerModel.Strict, OptimizerTable.Flag)];
}

internal sealed record SettingRow(string Name, SettingRange Range);

/// <summary>The values that a setting may have: from the minimum to below the maximum.</summary>
/// <param name="Minimum">The lower end.</param>
/// <param name="IncludesMinimum">Whether the lower end belongs to it.</param>
/// <param name="Maximum">The upper end, which does not belong to it.</param>
/// <param name="Words">The range in words, behind "must be".</param>
internal sealed record SettingRange(double Minimum, bool IncludesMinimum, double Maximum, string Words)
{
    /// <summary>NaN is in no range.</summary>
    public bool Contains(double value) => (value > Minimum || (IncludesMinimum && value == Minimum)) && value < Maximum;
}
