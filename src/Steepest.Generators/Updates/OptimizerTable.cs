using static Steepest.Generators.Updates.SettingRange;

namespace Steepest.Generators.Updates;

/// <summary>
/// Every optimizer: the attributes of the runtime that make a type minimise itself. A new one is a row; defaults are PyTorch's.
/// </summary>
internal static class OptimizerTable
{
    private static readonly SettingRow WeightDecay = new("WeightDecay", 0, NotNegative) { IsOptional = true };

    public static readonly IReadOnlyList<OptimizerRow> Rows =
    [
        new("GradientDescent", "gradient descent", Rate(1e-2), WeightDecay)
        {
            Rule = "GradientDescent",
            Update = ElementUpdates.GradientDescent,
        },
        new("Momentum", "gradient descent with momentum", Rate(1e-2), new("Momentum", 0.9, Decay), WeightDecay)
        {
            Rule = "Momentum",
            Update = ElementUpdates.Momentum,
        },
        new(
            "Adam",
            "Adam",
            Rate(1e-3),
            new("Beta1", 0.9, Decay),
            new("Beta2", 0.999, Decay),
            new("Epsilon", 1e-8, NotNegative),
            new("EpsilonInside", 0, Flag) { IsOptional = true },
            WeightDecay)
        {
            Rule = "Adam",
            Update = ElementUpdates.Adam,
        },
        new("Lbfgs", "L-BFGS", new SettingRow("Memory", 10, Count) { IsOfDriver = true }) { Driver = "Lbfgs" },
    ];

    /// <summary>The row of an attribute; null where it is of no optimizer.</summary>
    public static OptimizerRow? Named(string? name) => Rows.FirstOrDefault(row => row.Name == name);

    /// <summary>The row of an optimizer that a model names.</summary>
    public static OptimizerRow Find(string name) => Named(name) ?? throw new InvalidOperationException($"No solver is known for the optimizer {name}.");

    private static SettingRow Rate(double usual) => new("LearningRate", usual, Positive) { IsOfDriver = true };
}
