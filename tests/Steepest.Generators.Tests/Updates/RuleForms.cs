using Steepest.Generators.Updates;

namespace Steepest.Generators.Tests.Updates;

/// <summary>A rule with some settings, and its published formula on one number.</summary>
/// <param name="Name">The optimizer and what is set.</param>
/// <param name="Update">The expression.</param>
/// <param name="Apply">The formula.</param>
internal sealed record RuleForm(string Name, ElementUpdate Update, RuleFormula Apply);

/// <summary>One number at one step: its states are changed, its new value is returned.</summary>
/// <param name="value">The number.</param>
/// <param name="slope">The derivative by it.</param>
/// <param name="states">What is remembered of it.</param>
/// <param name="step">The coefficients.</param>
internal delegate double RuleFormula(double value, double slope, double[] states, ReadOnlySpan<double> step);

/// <summary>Every row of the optimizer table in all its forms.</summary>
internal static class RuleForms
{
    private const double Decay = 0.125, Mu = 0.625, Beta1 = 0.75, Beta2 = 0.5, Epsilon = 0.0625, Rho = 0.875;

    public static IReadOnlyList<RuleForm> All { get; } =
    [
        Form("GradientDescent", "", (x, g, s, c) => c[1] * x - c[0] * g),
        Form("Momentum", "", (x, g, s, c) => x - c[0] * Roll(s, 0, g + Decay * x)),
        Form("Momentum", "RateInside", (x, g, s, c) => x - Roll(s, 0, c[0] * (g + Decay * x))),
        Form("Nesterov", "", (x, g, s, c) => x - c[0] * (Mu * Roll(s, 0, g + Decay * x) + g + Decay * x)),
        Form("Nesterov", "RateInside", (x, g, s, c) => x - Mu * Roll(s, 0, c[0] * (g + Decay * x)) - c[0] * (g + Decay * x)),
        Form("AdaGrad", "", (x, g, s, c) => x - c[0] * (g + Decay * x) / (Math.Sqrt(s[0] += Square(g + Decay * x)) + Epsilon)),
        Form("AdaGrad", "EpsilonInside", (x, g, s, c) => x - c[0] * (g + Decay * x) / Math.Sqrt((s[0] += Square(g + Decay * x)) + Epsilon)),
        Form("RmsProp", "-Momentum", (x, g, s, c) => x - c[0] * (g + Decay * x) / (Math.Sqrt(Mean(s, 0, Rho, Square(g + Decay * x))) + Epsilon)),
        Form("RmsProp", "-Momentum EpsilonInside", (x, g, s, c) => x - c[0] * (g + Decay * x) / Math.Sqrt(Mean(s, 0, Rho, Square(g + Decay * x)) + Epsilon)),
        Form("RmsProp", "-Momentum Centered", (x, g, s, c) => x - c[0] * (g + Decay * x) / (Spread(s, g + Decay * x) + Epsilon)),
        Form("RmsProp", "", (x, g, s, c) => x - c[0] * Roll(s, 1, (g + Decay * x) / (Math.Sqrt(Mean(s, 0, Rho, Square(g + Decay * x))) + Epsilon))),
        Form("RmsProp", "Centered", (x, g, s, c) => x - c[0] * Roll(s, 2, (g + Decay * x) / (Spread(s, g + Decay * x) + Epsilon))),
        Form("RmsProp", "Centered RateInside", (x, g, s, c) => x - Roll(s, 2, c[0] * (g + Decay * x) / (Spread(s, g + Decay * x) + Epsilon))),
        Form("AdaDelta", "", (x, g, s, c) =>
        {
            var change = Math.Sqrt(s[1] + Epsilon) / Math.Sqrt(Mean(s, 0, Rho, Square(g + Decay * x)) + Epsilon) * (g + Decay * x);
            Mean(s, 1, Rho, change * change);
            return x - c[0] * change;
        }),
        Form("Adam", "", (x, g, s, c) => x - c[0] * Mean(s, 0, Beta1, g + Decay * x) / (Math.Sqrt(c[1] * Mean(s, 1, Beta2, Square(g + Decay * x))) + Epsilon)),
        Form("Adam", "EpsilonInside", (x, g, s, c) => x - c[0] * Mean(s, 0, Beta1, g + Decay * x) / Math.Sqrt(c[1] * Mean(s, 1, Beta2, Square(g + Decay * x)) + Epsilon)),
        Form("AdamW", "", (x, g, s, c) => c[2] * x - c[0] * Mean(s, 0, Beta1, g) / (Math.Sqrt(c[1] * Mean(s, 1, Beta2, g * g)) + Epsilon)),
        Form("AmsGrad", "", (x, g, s, c) =>
        {
            s[2] = Math.Max(s[2], Mean(s, 1, Beta2, Square(g + Decay * x)));
            return x - c[0] * Mean(s, 0, Beta1, g + Decay * x) / (Math.Sqrt(c[1] * s[2]) + Epsilon);
        }),
        Form("Adamax", "", (x, g, s, c) =>
        {
            s[1] = Math.Max(Beta2 * s[1], Math.Abs(g + Decay * x) + Epsilon);
            return x - c[0] * Mean(s, 0, Beta1, g + Decay * x) / s[1];
        }),
        Form("NAdam", "", (x, g, s, c) =>
            x - (c[0] * Mean(s, 0, Beta1, g + Decay * x) + c[1] * (g + Decay * x)) / (Math.Sqrt(c[2] * Mean(s, 1, Beta2, Square(g + Decay * x))) + Epsilon)),
        Form("RAdam", "", (x, g, s, c) =>
        {
            var (first, second) = (Mean(s, 0, Beta1, g + Decay * x), Mean(s, 1, Beta2, Square(g + Decay * x)));
            return x - c[0] * first / (c[1] == 0 ? 1 : Math.Sqrt(second) + Epsilon);
        }),
        Form("Lion", "", (x, g, s, c) =>
        {
            var sign = Math.Sign(Beta1 * s[0] + (1 - Beta1) * g);
            Mean(s, 0, Beta2, g);
            return c[1] * x - c[0] * sign;
        }),
    ];

    /// <summary>The three kinds of rules: without a state, with one, with several.</summary>
    public static IReadOnlyList<RuleForm> Typical { get; } = [.. All.Where(form => form.Name is "GradientDescent" or "Momentum" or "Adam")];

    private static RuleForm Form(string optimizer, string form, RuleFormula apply)
    {
        var words = form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double Setting(string name) => name switch
        {
            _ when words.Contains("-" + name) => 0,
            "WeightDecay" => Decay,
            "Momentum" => Mu,
            "Beta1" => Beta1,
            "Beta2" => Beta2,
            "Epsilon" => Epsilon,
            "Rho" => Rho,
            _ => words.Contains(name) ? 1 : 0,
        };
        return new RuleForm(form.Length == 0 ? optimizer : $"{optimizer} {form}", OptimizerTable.Find(optimizer).Update!(Setting), apply);
    }

    private static double Square(double x) => x * x;

    private static double Mean(double[] states, int state, double kept, double now) => states[state] = kept * states[state] + (1 - kept) * now;

    private static double Roll(double[] states, int state, double pull) => states[state] = Mu * states[state] + pull;

    /// <summary>The deviation of gradients from their mean.</summary>
    private static double Spread(double[] states, double slope)
        => Math.Sqrt(Mean(states, 0, Rho, slope * slope) - Square(Mean(states, 1, Rho, slope)));
}
