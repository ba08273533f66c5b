namespace Steepest.Tests.Corpora;

/// <summary>Objectives and constraints of the problems that take more than an unconstrained minimum.</summary>
public static partial class ConstrainedLearning
{
    /// <summary>The negative entropy of a distribution.</summary>
    [Differentiable]
    public static double NegativeEntropy(ReadOnlySpan<double> p)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++) sum += p[i] * Math.Log(p[i]);
        return sum;
    }

    /// <summary>The mean of a die's eyes.</summary>
    [Differentiable]
    public static double MeanOfEyes(ReadOnlySpan<double> p)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++) sum += (i + 1) * p[i];
        return sum;
    }

    /// <summary>½ wᵀCw, with the rows of C end to end.</summary>
    [Differentiable]
    public static double Variance(ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> covariance)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < weights.Length; j++) sum += weights[i] * covariance[i * weights.Length + j] * weights[j];
        }
        return sum / 2;
    }

    /// <summary>(1/2n) ‖Xw − y‖².</summary>
    [Differentiable]
    public static double LeastSquares(
        ReadOnlySpan<double> weights, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> targets)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = -targets[i];
            for (var j = 0; j < weights.Length; j++) residual += features[i * weights.Length + j] * weights[j];
            sum += residual * residual;
        }
        return sum / (2 * targets.Length);
    }

    /// <summary>Least squares with a bias, plus the sum of the weights' absolute values.</summary>
    [Differentiable]
    public static double Lasso(
        ReadOnlySpan<double> weights, double bias, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> targets)
    {
        var penalty = 0.0;
        for (var j = 0; j < weights.Length; j++) penalty += Math.Abs(weights[j]);
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = targets[i] - bias;
            for (var j = 0; j < weights.Length; j++) residual -= weights[j] * features[i * weights.Length + j];
            sum += residual * residual;
        }
        return sum / (2 * targets.Length) + penalty;
    }

    /// <summary>Logistic regression without a penalty, for a norm that is bounded instead.</summary>
    [Differentiable]
    public static double CrossEntropy(
        ReadOnlySpan<double> weights, double bias, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> labels)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var score = bias;
            for (var j = 0; j < weights.Length; j++) score += weights[j] * features[i * weights.Length + j];
            sum += Math.Log(1 + Math.Exp(-labels[i] * score));
        }
        return sum / labels.Length;
    }

    /// <summary>The sum of absolute deviations' halves from a line: the median fit.</summary>
    [Differentiable]
    public static double MedianDeviation(
        double intercept, double slope, [Fixed] ReadOnlySpan<double> incomes, [Fixed] ReadOnlySpan<double> foods)
    {
        var sum = 0.0;
        for (var i = 0; i < incomes.Length; i++)
        {
            var deviation = foods[i] - intercept - slope * incomes[i];
            sum += deviation >= 0 ? 0.5 * deviation : -0.5 * deviation;
        }
        return sum;
    }
}
