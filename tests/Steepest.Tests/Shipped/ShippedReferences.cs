using Steepest.Reference;

namespace Steepest.Tests.Shipped;

/// <summary>What the losses of samples and benchmarks mean, for every kind of numbers.</summary>
internal sealed class RosenbrockReference : IFunction
{
    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var one = T.FromConstant(BigFloat.One);
        var sum = T.FromConstant(BigFloat.Zero);
        for (var i = 0; i + 1 < variables.Length; i++)
        {
            sum += T.FromConstant(100) * T.Power(variables[i + 1] - T.Power(variables[i], 2), 2) + T.Power(one - variables[i], 2);
        }

        return sum;
    }
}

/// <summary>mean(ln(1 + exp(logit)) − label · logit) + ridge · ‖weights‖²; the variables are the weights, then the bias.</summary>
internal sealed class CrossEntropyReference(double[] features, double[] labels, double ridge) : IFunction
{
    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var width = variables.Length - 1;
        var sum = T.FromConstant(BigFloat.Zero);
        for (var row = 0; row < labels.Length; row++)
        {
            var logit = variables[width];
            for (var i = 0; i < width; i++) logit += T.FromConstant(features[row * width + i]) * variables[i];
            sum += T.Log(T.FromConstant(BigFloat.One) + T.Exp(logit)) - T.FromConstant(labels[row]) * logit;
        }

        var total = sum / T.FromConstant(labels.Length);
        for (var i = 0; i < width; i++) total += T.FromConstant(ridge) * T.Power(variables[i], 2);
        return total;
    }
}

internal sealed class LogSumExpReference : IFunction
{
    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var sum = T.FromConstant(BigFloat.Zero);
        foreach (var variable in variables) sum += T.Exp(variable);
        return T.Log(sum);
    }
}
