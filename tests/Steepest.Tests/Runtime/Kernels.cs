using Steepest.Kernels;

namespace Steepest.Tests.Runtime;

/// <summary>The chained Rosenbrock function over the first n elements of the point.</summary>
internal readonly ref struct RosenbrockKernel(int n) : IGradientKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i + 1 < n; i++)
        {
            var slope = point[i + 1] - point[i] * point[i];
            var offset = 1 - point[i];
            sum += 100 * slope * slope + offset * offset;
            gradient[i] -= 400 * point[i] * slope + 2 * offset;
            gradient[i + 1] += 200 * slope;
        }

        return sum;
    }
}

/// <summary>Σ ½cᵢ(xᵢ − 1)² + Σ ¼(xᵢ₊₁ − xᵢ)⁴ over the first n elements of the point, with cᵢ = ½ + (i mod 5).</summary>
internal readonly ref struct ChainKernel(int n) : IGradientKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var (pull, gap) = (0.5 + i % 5, point[i] - 1);
            sum += 0.5 * pull * gap * gap;
            gradient[i] += pull * gap;
            if (i + 1 == n) break;
            var stretch = point[i + 1] - point[i];
            sum += 0.25 * stretch * stretch * stretch * stretch;
            gradient[i] -= stretch * stretch * stretch;
            gradient[i + 1] += stretch * stretch * stretch;
        }

        return sum;
    }
}

/// <summary>½·Σ cᵢ(xᵢ − tᵢ)², with a target that a test can change between steps.</summary>
internal readonly ref struct QuadraticKernel(ReadOnlySpan<double> curvature, ReadOnlySpan<double> target) : IGradientKernel<double>
{
    private readonly ReadOnlySpan<double> curvature = curvature;
    private readonly ReadOnlySpan<double> target = target;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i < curvature.Length; i++)
        {
            var gap = point[i] - target[i];
            sum += 0.5 * curvature[i] * gap * gap;
            gradient[i] = curvature[i] * gap;
        }

        return sum;
    }
}

/// <summary>The same in float.</summary>
internal readonly ref struct FloatQuadraticKernel(ReadOnlySpan<float> curvature) : IGradientKernel<float>
{
    private readonly ReadOnlySpan<float> curvature = curvature;

    public double Gradient(scoped ReadOnlySpan<float> point, scoped Span<float> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i < curvature.Length; i++)
        {
            sum += 0.5 * curvature[i] * (point[i] - 1) * (point[i] - 1);
            gradient[i] = curvature[i] * (point[i] - 1);
        }

        return sum;
    }
}

/// <summary>Rosenbrock's function of two variables, in float throughout.</summary>
internal readonly ref struct FloatRosenbrockKernel : IGradientKernel<float>
{
    public double Gradient(scoped ReadOnlySpan<float> point, scoped Span<float> gradient)
    {
        gradient.Clear();
        var slope = point[1] - point[0] * point[0];
        var offset = 1 - point[0];
        gradient[0] = -400 * point[0] * slope - 2 * offset;
        gradient[1] = 200 * slope;
        return 100 * slope * slope + offset * offset;
    }
}

/// <summary>A function of the point that a test writes as a delegate; the delegate fills the gradient.</summary>
internal readonly ref struct DelegateKernel(DelegateKernel.Function function) : IGradientKernel<double>
{
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        return function(point, gradient);
    }
}

/// <summary>Logistic regression with labels ±1: mean of ln(1 + exp(−y(w·x + b))) plus ½λ‖w‖². The weights come first, the bias at an offset.</summary>
internal readonly ref struct LogisticKernel(ReadOnlySpan<double> features, ReadOnlySpan<double> labels, int width, double lambda)
    : ISampledKernel<double>
{
    private readonly ReadOnlySpan<double> features = features;
    private readonly ReadOnlySpan<double> labels = labels;

    public int SampleCount => labels.Length;

    public static int BiasOffset(int width) => AlignedMemory<double>.Pad(width);

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        var squares = 0.0;
        for (var i = 0; i < width; i++)
        {
            squares += point[i] * point[i];
            gradient[i] = lambda * point[i];
        }

        return 0.5 * lambda * squares;
    }

    public double AddSamples(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> gradient)
    {
        var sum = 0.0;
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var row = features.Slice(batch[sample] * width, width);
            var label = labels[batch[sample]];
            var margin = label * Score(point, row);
            sum += Functions.Softplus(-margin);
            var adjoint = -label * Functions.Sigmoid(-margin) * batch.Scale;
            for (var i = 0; i < width; i++)
            {
                gradient[i] += adjoint * row[i];
            }

            gradient[BiasOffset(width)] += adjoint;
        }

        return sum * batch.Scale;
    }

    public double Metric(scoped ReadOnlySpan<double> point, scoped in Batch batch)
    {
        var wrong = 0.0;
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var row = features.Slice(batch[sample] * width, width);
            if (labels[batch[sample]] * Score(point, row) <= 0) wrong++;
        }

        return wrong * batch.Scale;
    }

    private double Score(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> row)
    {
        var score = point[BiasOffset(width)];
        for (var i = 0; i < width; i++)
        {
            score += point[i] * row[i];
        }

        return score;
    }
}

/// <summary>The mean of ½(x − tᵢ)² over rows, which writes down the rows that it is asked for.</summary>
internal readonly ref struct RecordingKernel(ReadOnlySpan<double> targets, List<int[]> batches) : ISampledKernel<double>
{
    private readonly ReadOnlySpan<double> targets = targets;

    public int SampleCount => targets.Length;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        gradient.Clear();
        return 0;
    }

    public double AddSamples(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> gradient)
    {
        var rows = new int[batch.Count];
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = batch[i];
            var gap = point[0] - targets[rows[i]];
            sum += 0.5 * gap * gap;
            gradient[0] += gap * batch.Scale;
        }

        batches.Add(rows);
        return sum * batch.Scale;
    }

    public double Metric(scoped ReadOnlySpan<double> point, scoped in Batch batch)
    {
        var sum = 0.0;
        for (var i = 0; i < batch.Count; i++)
        {
            var gap = point[0] - targets[batch[i]];
            sum += 0.5 * gap * gap;
        }

        return sum * batch.Scale;
    }
}
