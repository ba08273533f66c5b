using System.Numerics;
using Steepest.Benchmarks.Workloads;

namespace Steepest.Benchmarks.Plain;

/// <summary>Logistic regression by mini-batches as one writes it: arrays and loops.</summary>
internal sealed class LogisticTrainer<T>(int width, double rate, UpdateKind kind)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[] weights = new T[width + 1];
    private readonly T[] gradient = new T[width + 1];
    private readonly T[] firsts = new T[width + 1];
    private readonly T[] seconds = new T[width + 1];
    private readonly T learningRate = T.CreateTruncating(rate);
    private double power1 = 1;
    private double power2 = 1;

    /// <summary>The weights, then the bias.</summary>
    public T[] Weights => weights;

    public void Reset(T[] start)
    {
        start.CopyTo(weights, 0);
        Array.Clear(firsts);
        Array.Clear(seconds);
        (power1, power2) = (1, 1);
    }

    /// <summary>One pass over the rows; returns the sum of their losses.</summary>
    public double Epoch(T[] features, T[] labels, int[] order, int batchSize)
    {
        var sum = 0.0;
        for (var start = 0; start < order.Length; start += batchSize)
        {
            var count = Math.Min(batchSize, order.Length - start);
            Array.Clear(gradient);
            for (var i = 0; i < count; i++) sum += double.CreateTruncating(Add(features, labels, order[start + i], T.One / T.CreateTruncating(count)));
            Update();
        }

        return sum;
    }

    private T Add(T[] features, T[] labels, int row, T scale)
    {
        var offset = row * width;
        var logit = weights[width];
        for (var i = 0; i < width; i++) logit += weights[i] * features[offset + i];
        var label = labels[row];
        var adjoint = (T.One / (T.One + T.Exp(-logit)) - label) * scale;
        for (var i = 0; i < width; i++) gradient[i] += adjoint * features[offset + i];
        gradient[width] += adjoint;
        return T.Max(logit, T.Zero) + T.Log(T.One + T.Exp(-T.Abs(logit))) - label * logit;
    }

    private void Update()
    {
        if (kind == UpdateKind.Momentum)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                firsts[i] = T.CreateTruncating(0.9) * firsts[i] + gradient[i];
                weights[i] -= learningRate * firsts[i];
            }

            return;
        }

        if (kind == UpdateKind.Descent)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] -= learningRate * gradient[i];
            return;
        }

        power1 *= 0.9;
        power2 *= 0.999;
        AdamUpdate.Apply(weights, gradient, firsts, seconds, T.CreateTruncating(rate / (1 - power1)), T.CreateTruncating(1 / (1 - power2)));
    }
}
