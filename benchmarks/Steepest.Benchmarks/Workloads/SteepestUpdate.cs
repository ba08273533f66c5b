using Steepest.Kernels;

namespace Steepest.Benchmarks.Workloads;

/// <summary>A rule of the runtime with what a driver keeps for it.</summary>
internal sealed class SteepestUpdate<TRule>(TRule rule, double learningRate)
    where TRule : unmanaged, IUpdateRule<float>
{
    private readonly float[] coefficients = new float[TRule.Coefficients];
    private RuleProgress progress = new();

    /// <summary>How many vectors the rule remembers.</summary>
    public int States => rule.StateVectors;

    /// <summary>One step.</summary>
    public void Apply(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state)
    {
        rule.Advance(learningRate, ref progress, coefficients);
        rule.Apply(coefficients, point, point, gradient, state);
    }
}
