using static Steepest.Generators.Updates.SettingRange;

namespace Steepest.Generators.Updates;

/// <summary>
/// Every optimizer: the attributes of the runtime that make a type minimise itself. A new one is a row; defaults are PyTorch's.
/// </summary>
internal static class OptimizerTable
{
    private static readonly SettingRow WeightDecay = Optional("WeightDecay", 0, NotNegative);
    private static readonly SettingRow EpsilonInside = Optional("EpsilonInside", 0, Flag);
    private static readonly SettingRow RateInside = Optional("RateInside", 0, Flag);
    private static readonly SettingRow BiasCorrection = Optional("BiasCorrection", 1, Flag);
    private static readonly SettingRow Momentum = new("Momentum", 0.9, Decay);
    private static readonly SettingRow Beta1 = new("Beta1", 0.9, Decay);
    private static readonly SettingRow Beta2 = new("Beta2", 0.999, Decay);
    private static readonly SettingRow Dense = new("Dense", 100, Count) { IsOfDriver = true, IsOptional = true };
    private static readonly SettingRow Epsilon = new("Epsilon", 1e-8, NotNegative);

    public static readonly IReadOnlyList<OptimizerRow> Rows =
    [
        new("GradientDescent", "gradient descent", Rate(1e-2), WeightDecay) { Update = ElementUpdates.GradientDescent },
        new("Momentum", "gradient descent with momentum", Rate(1e-2), Momentum, RateInside, WeightDecay) { Update = ElementUpdates.Momentum },
        new("Nesterov", "gradient descent with Nesterov's momentum", Rate(1e-2), Momentum, RateInside, WeightDecay) { Update = ElementUpdates.Nesterov },
        new("AdaGrad", "AdaGrad", Rate(1e-2), Epsilon with { Default = 1e-10 }, EpsilonInside, WeightDecay) { Update = ElementUpdates.AdaGrad },
        new("RmsProp", "RMSProp", Rate(1e-2), new("Rho", 0.99, Decay), Epsilon, EpsilonInside, Optional("Centered", 0, Flag), Optional("Momentum", 0, Decay), RateInside, WeightDecay)
        {
            Update = ElementUpdates.RmsProp,
        },
        new("AdaDelta", "AdaDelta", Rate(1), new("Rho", 0.9, Decay), new("Epsilon", 1e-6, Positive), WeightDecay) { Update = ElementUpdates.AdaDelta },
        new("Adam", "Adam", Rate(1e-3), Beta1, Beta2, Epsilon, EpsilonInside, BiasCorrection, WeightDecay) { Update = ElementUpdates.Adam },
        new("AdamW", "AdamW", Rate(1e-3), Beta1, Beta2, Epsilon, EpsilonInside, BiasCorrection, new("WeightDecay", 1e-2, NotNegative)) { Update = ElementUpdates.AdamW },
        new("AmsGrad", "AMSGrad", Rate(1e-3), Beta1, Beta2, Epsilon, EpsilonInside, BiasCorrection, WeightDecay) { Update = ElementUpdates.AmsGrad },
        new("Adamax", "Adamax", Rate(2e-3), Beta1, Beta2, Epsilon, BiasCorrection, WeightDecay) { Update = ElementUpdates.Adamax },
        new("NAdam", "NAdam", Rate(2e-3), Beta1, Beta2, Epsilon, new("MomentumDecay", 4e-3, NotNegative), EpsilonInside, BiasCorrection, WeightDecay) { Update = ElementUpdates.NAdam },
        new("RAdam", "RAdam", Rate(1e-3), Beta1, Beta2, Epsilon, EpsilonInside, WeightDecay) { Update = ElementUpdates.RAdam },
        new("Lion", "Lion", Rate(1e-4), Beta1, Beta2 with { Default = 0.99 }, WeightDecay) { Update = ElementUpdates.Lion },
        new("Lbfgs", "L-BFGS", new SettingRow("Memory", 10, Count) { IsOfDriver = true }) { Driver = "Lbfgs", Freezes = true },
        new("Bfgs", "BFGS") { Driver = "Bfgs", Freezes = true },
        new("ConjugateGradient", "conjugate gradients", new SettingRow("PolakRibiere", 0, Flag) { IsOfDriver = true, IsOptional = true }) { Driver = "ConjugateGradient", Freezes = true },
        new("Newton", "Newton's method", Dense) { Driver = "Newton", Freezes = true, UsesProducts = true },
        new("TrustRegion", "Newton's method in a trust region", Dense) { Driver = "TrustRegion", Freezes = true, UsesProducts = true },
        new("LevenbergMarquardt", "the method of Levenberg and Marquardt", new SettingRow("Damping", 1e-3, Positive) { IsOfDriver = true, IsOptional = true }, new SettingRow("Acceleration", 0, Flag) { IsOfDriver = true, IsOptional = true })
        {
            Driver = "LevenbergMarquardt", Freezes = true, UsesResiduals = true, NeedsPlaces = true,
        },
        new("GaussNewton", "the method of Gauss and Newton") { Driver = "GaussNewton", Freezes = true, UsesResiduals = true, NeedsPlaces = true },
        new("Dogleg", "Powell's dogleg", new SettingRow("Radius", 1, Positive) { IsOfDriver = true, IsOptional = true }) { Driver = "Dogleg", Freezes = true, UsesResiduals = true, NeedsPlaces = true },
        new("Sqp", "sequential quadratic programming") { Driver = "Sqp", UsesProducts = true, KeepsConstraints = true },
        new("RandomSearch", "random search", new SettingRow("Radius", 1, Positive) { IsOfDriver = true }) { Driver = "RandomSearch", NeedsPlaces = true },
        new("CoordinateDescent", "coordinate descent", new SettingRow("Radius", 0.1, Positive) { IsOfDriver = true }) { Driver = "CoordinateDescent", NeedsPlaces = true },
    ];

    /// <summary>The row of an attribute; null where it is of no optimizer.</summary>
    public static OptimizerRow? Named(string? name) => Rows.FirstOrDefault(row => row.Name == name);

    /// <summary>The row of an optimizer that a model names.</summary>
    public static OptimizerRow Find(string name) => Named(name) ?? throw new InvalidOperationException($"No solver is known for the optimizer {name}.");

    private static SettingRow Rate(double usual) => new("LearningRate", usual, Positive) { IsOfDriver = true };

    private static SettingRow Optional(string name, double usual, SettingRange range) => new(name, usual, range) { IsOptional = true };
}
