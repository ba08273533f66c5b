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
        new(new Input("p", Composite.Pose.Type), 0.08),
        new(new Input("ball", Composite.Ball.Type), 0.06),
        new(new Input("v", Composite.Vector3.Type), 0.06),
        new(new Input("fixedPose", Composite.Pose.Type, IsFixed: true), 0.04),
        new(new Input("blend", Composite.Blend.Type, IsFixed: true), 0.04),
        new(new Input("poses", $"ReadOnlySpan<{Composite.Pose.Type}>", LeastLength: 1), 0.08),
        new(new Input("balls", $"ReadOnlySpan<{Composite.Ball.Type}>"), 0.06),
        new(new Input("vectors", $"ReadOnlySpan<{Composite.Vector3.Type}>", LeastLength: 1), 0.06),
        new(new Input("grid", "double[,]", IsFixed: true, LeastLength: 1), 0.1),
        new(new Input("rows", "double[][]", IsFixed: true, LeastLength: 1), 0.1),
        new(new Input("mode", Composite.Mode.Type), 0.1),
        new(new Input("tiny", "byte"), 0.06),
        new(new Input("small", "short"), 0.06),
        new(new Input("count", "uint"), 0.04),
        new(new Input("wide", "long"), 0.05),
        new(new Input("labels", "ReadOnlySpan<byte>", LeastLength: 1), 0.06),
    ];
}
