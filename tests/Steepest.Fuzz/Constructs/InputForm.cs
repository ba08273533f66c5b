using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Constructs;

/// <summary>A parameter that programs may have beside their first variables.</summary>
internal sealed record InputForm(Input Input, double Probability)
{
    public static readonly IReadOnlyList<InputForm> All =
    [
        new(new Input("n", "int"), 0.4),
        new(new Input("k", "double", IsFixed: true), 0.2),
        new(new Input("data", "ReadOnlySpan<double>", IsFixed: true, LeastLength: 2), 0.25),
        new(new Input("pick", "ReadOnlySpan<int>", LeastLength: 2), 0.25),
        new(new Input("flag", "bool"), 0.12),
        new(new Input("f", "float"), 0.15),
        new(new Input("fs", "ReadOnlySpan<float>", LeastLength: 1), 0.08),
        new(new Input("y", "ReadOnlySpan<double>", LeastLength: 3), 0.15),
    ];
}
