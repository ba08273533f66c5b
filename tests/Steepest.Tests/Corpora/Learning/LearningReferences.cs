using Steepest.Reference;

namespace Steepest.Tests.Corpora;

/// <summary>A linear score of every row with what the loss makes of it: mean(loss(score, target)) + ½λ‖w‖² + μ‖w‖₁.</summary>
internal abstract class LinearReference(DataSet data, double ridge = 0, double lasso = 0, bool hasBias = true) : IFunction
{
    protected abstract T Loss<T>(T score, double target)
        where T : IElementary<T>;

    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var sum = T.FromConstant(BigFloat.Zero);
        for (var i = 0; i < data.Count; i++)
        {
            var score = hasBias ? variables[data.Width] : T.FromConstant(BigFloat.Zero);
            for (var j = 0; j < data.Width; j++) score += T.FromConstant(data.Features[i * data.Width + j]) * variables[j];
            sum += Loss(score, data.Targets[i]);
        }
        var total = sum / T.FromConstant(data.Count);
        for (var j = 0; j < data.Width && ridge != 0; j++) total += T.FromConstant(ridge) * variables[j] * variables[j] / T.FromConstant(2);
        for (var j = 0; j < data.Width && lasso != 0; j++) total += T.FromConstant(lasso) * T.Abs(variables[j]);
        return total;
    }
}

internal sealed class LogisticReference(DataSet data, double ridge) : LinearReference(data, ridge)
{
    protected override T Loss<T>(T score, double target)
        => T.Log(T.FromConstant(BigFloat.One) + T.Exp(T.FromConstant(-target) * score));
}

internal sealed class LeastSquaresReference(DataSet data, double ridge = 0, double lasso = 0, bool hasBias = true)
    : LinearReference(data, ridge, lasso, hasBias)
{
    protected override T Loss<T>(T score, double target) => T.Power(T.FromConstant(target) - score, 2) / T.FromConstant(2);
}

internal sealed class HuberReference(DataSet data, double delta) : LinearReference(data)
{
    protected override T Loss<T>(T score, double target)
    {
        var size = T.Abs(T.FromConstant(target) - score);
        return size.Value <= delta
            ? size * size / T.FromConstant(2)
            : T.FromConstant(delta) * (size - T.FromConstant(delta) / T.FromConstant(2));
    }
}

internal sealed class PseudoAbsoluteReference(DataSet data) : LinearReference(data)
{
    protected override T Loss<T>(T score, double target)
        => T.Sqrt(T.Power(T.FromConstant(target) - score, 2) + T.FromConstant(BigFloat.One));
}

/// <summary>Half the sum of absolute deviations, of (intercept, slope); a sum, not a mean.</summary>
internal sealed class MedianReference(DataSet data) : IFunction
{
    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var sum = T.FromConstant(BigFloat.Zero);
        for (var i = 0; i < data.Count; i++)
        {
            sum += T.Abs(T.FromConstant(data.Targets[i]) - variables[0] - variables[1] * T.FromConstant(data.Features[i]));
        }
        return sum / T.FromConstant(2);
    }
}

/// <summary>Multinomial regression: rows of W end to end, then the biases.</summary>
internal sealed class SoftmaxReference(DataSet data, int classes, double ridge) : IFunction
{
    public T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>
    {
        var sum = T.FromConstant(BigFloat.Zero);
        var scores = new T[classes];
        for (var i = 0; i < data.Count; i++)
        {
            var exponentials = T.FromConstant(BigFloat.Zero);
            for (var k = 0; k < classes; k++)
            {
                scores[k] = variables[classes * data.Width + k];
                for (var j = 0; j < data.Width; j++)
                {
                    scores[k] += variables[k * data.Width + j] * T.FromConstant(data.Features[i * data.Width + j]);
                }
                exponentials += T.Exp(scores[k]);
            }
            sum += T.Log(exponentials) - scores[(int)data.Targets[i]];
        }
        var total = sum / T.FromConstant(data.Count);
        for (var j = 0; j < classes * data.Width; j++) total += T.FromConstant(ridge) * variables[j] * variables[j] / T.FromConstant(2);
        return total;
    }
}
