using Steepest.Benchmarks.Problems;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Trains weights and bias from where they are.</summary>
internal delegate void LogisticTraining<T>(Span<T> weights, ref T bias);

/// <summary>Generated training: a run over mini-batches, or a step for every epoch where a batch is all rows.</summary>
internal static class LogisticGenerated
{
    public static LogisticTraining<double> Double(LogisticData<double> data)
    {
        var samples = new LogisticRegression.Samples(data.Features, data.Labels);
        var options = Options(data);
        if (data.Kind == UpdateKind.Adam)
        {
            var solver = new LogisticRegression.AdamSolver(data.Width, options);
            if (!data.IsWhole) return (Span<double> weights, ref double bias) => { solver.Reset(); solver.Minimize(weights, ref bias, samples); };
            return (Span<double> weights, ref double bias) =>
            {
                solver.Reset();
                for (var epoch = 0; epoch < data.Epochs; epoch++) solver.Step(weights, ref bias, samples);
            };
        }

        if (data.Kind == UpdateKind.Momentum)
        {
            var solver = new LogisticRegression.MomentumSolver(data.Width, options);
            return (Span<double> weights, ref double bias) => { solver.Reset(); solver.Minimize(weights, ref bias, samples); };
        }

        var descent = new LogisticRegression.GradientDescentSolver(data.Width, options);
        if (!data.IsWhole) return (Span<double> weights, ref double bias) => { descent.Reset(); descent.Minimize(weights, ref bias, samples); };
        return (Span<double> weights, ref double bias) =>
        {
            descent.Reset();
            for (var epoch = 0; epoch < data.Epochs; epoch++) descent.Step(weights, ref bias, samples);
        };
    }

    public static LogisticTraining<float> Single(LogisticData<float> data)
    {
        var samples = new LogisticRegressionSingle.Samples(data.Features, data.Labels);
        var options = Options(data);
        if (data.Kind == UpdateKind.Adam)
        {
            var solver = new LogisticRegressionSingle.AdamSolver(data.Width, options);
            if (!data.IsWhole) return (Span<float> weights, ref float bias) => { solver.Reset(); solver.Minimize(weights, ref bias, samples); };
            return (Span<float> weights, ref float bias) =>
            {
                solver.Reset();
                for (var epoch = 0; epoch < data.Epochs; epoch++) solver.Step(weights, ref bias, samples);
            };
        }

        if (data.Kind == UpdateKind.Momentum)
        {
            var solver = new LogisticRegressionSingle.MomentumSolver(data.Width, options);
            return (Span<float> weights, ref float bias) => { solver.Reset(); solver.Minimize(weights, ref bias, samples); };
        }

        var descent = new LogisticRegressionSingle.GradientDescentSolver(data.Width, options);
        if (!data.IsWhole) return (Span<float> weights, ref float bias) => { descent.Reset(); descent.Minimize(weights, ref bias, samples); };
        return (Span<float> weights, ref float bias) =>
        {
            descent.Reset();
            for (var epoch = 0; epoch < data.Epochs; epoch++) descent.Step(weights, ref bias, samples);
        };
    }

    private static MinimizeOptions Options<T>(LogisticData<T> data)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        => new() { Epochs = data.Epochs, BatchSize = data.Batch, Seed = data.Seed };
}
