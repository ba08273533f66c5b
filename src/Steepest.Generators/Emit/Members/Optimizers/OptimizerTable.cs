using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members.Optimizers;

/// <summary>Every optimizer that solvers are generated for. A new one is a row; defaults are PyTorch's.</summary>
internal static class OptimizerTable
{
    private static readonly SettingRow WeightDecay = new("WeightDecay", "weightDecay", 0) { IsOptional = true };

    public static readonly IReadOnlyList<OptimizerRow> Rows =
    [
        new("GradientDescent", "gradient descent")
        {
            Rule = "GradientDescent",
            Update = ElementUpdates.GradientDescent,
            RuleSettings = [WeightDecay],
            DriverSettings = [new("LearningRate", "learningRate", 1e-2)],
        },
        new("Adam", "Adam")
        {
            Rule = "Adam",
            Update = ElementUpdates.Adam,
            RuleSettings =
            [
                new("Beta1", "beta1", 0.9),
                new("Beta2", "beta2", 0.999),
                new("Epsilon", "epsilon", 1e-8),
                new("EpsilonInside", "epsilonInside", 0) { IsOptional = true, Form = SettingRow.Boolean },
                WeightDecay,
            ],
            DriverSettings = [new("LearningRate", "learningRate", 1e-3)],
        },
        new("Lbfgs", "L-BFGS")
        {
            Driver = "Lbfgs",
            DriverSettings = [new("Memory", "memory", 10) { Form = SettingRow.Integer }],
        },
    ];

    public static OptimizerRow Find(string name)
        => Rows.FirstOrDefault(row => row.Name == name) ?? throw new InvalidOperationException($"No solver is known for the optimizer {name}.");
}
