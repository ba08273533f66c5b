using Steepest.Kernels;
using Steepest.Tests.Runtime;

namespace Steepest.Tests.Constrained.Core;

/// <summary>
/// Logistic regression on heart_scale without a penalty, and two limits: the weights' squares add up to a budget at most, and, over samples, the mean
/// score is at most a cap.
/// </summary>
internal readonly ref struct BudgetKernel(double budget, double cap) : ISampledConstrainedHessianKernel<double>
{
    private const int Width = HeartScale.Width;

    public static int Bias => AlignedMemory<double>.Pad(Width);

    public static LimitBlock[] Blocks => [new("Budget", 1, false), new("Cap", 1, false)];

    public int SampleCount => HeartScale.Labels.Length;

    public bool HasSampledLimits => true;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        return 0;
    }

    public double AddSamples(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> gradient) => AddLagrangian(point, 1, [0, 0], in batch, gradient);

    public double Metric(scoped ReadOnlySpan<double> point, scoped in Batch batch) => AddValues(point, in batch, new double[2]);

    public double Values(scoped ReadOnlySpan<double> point, scoped Span<double> limits)
    {
        limits[0] = -budget;
        limits[1] = -cap;
        for (var i = 0; i < Width; i++) limits[0] += point[i] * point[i];
        return 0;
    }

    public double Lagrangian(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<double> gradient, scoped Span<double> limits)
    {
        Values(point, limits);
        gradient.Clear();
        var weight = Math.Max(weights[0] + damping[0] * limits[0], floors[0]);
        for (var i = 0; i < Width; i++) gradient[i] = 2 * weight * point[i];
        return 0;
    }

    public double LagrangianProduct(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<double> direction, scoped Span<double> product)
    {
        product.Clear();
        for (var i = 0; i < Width; i++) product[i] = 2 * Math.Max(weights[0], floors[0]) * direction[i];
        return 0;
    }

    public double AddValues(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> limits)
    {
        var (loss, score) = (0.0, 0.0);
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var value = Score(point, batch[sample]);
            score += value;
            loss += Functions.Softplus(-HeartScale.Labels[batch[sample]] * value);
        }

        limits[1] += score * batch.Scale;
        return loss * batch.Scale;
    }

    public double AddLagrangian(scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped in Batch batch, scoped Span<double> gradient)
    {
        var loss = 0.0;
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var label = HeartScale.Labels[batch[sample]];
            var margin = label * Score(point, batch[sample]);
            loss += Functions.Softplus(-margin);
            var adjoint = (weights[1] - lossWeight * label * Functions.Sigmoid(-margin)) * batch.Scale;
            for (var i = 0; i < Width; i++) gradient[i] += adjoint * HeartScale.Features[batch[sample] * Width + i];
            gradient[Bias] += adjoint;
        }

        return loss * batch.Scale;
    }

    public double AddLagrangianProduct(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> direction, scoped in Batch batch, scoped Span<double> product)
    {
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var sigmoid = Functions.Sigmoid(Score(point, batch[sample]));
            var bend = lossWeight * sigmoid * (1 - sigmoid) * Score(direction, batch[sample]) * batch.Scale;
            for (var i = 0; i < Width; i++) product[i] += bend * HeartScale.Features[batch[sample] * Width + i];
            product[Bias] += bend;
        }

        return 0;
    }

    private static double Score(ReadOnlySpan<double> point, int sample)
    {
        var score = point[Bias];
        for (var i = 0; i < Width; i++) score += point[i] * HeartScale.Features[sample * Width + i];
        return score;
    }
}
