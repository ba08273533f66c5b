using System.Globalization;
using Steepest.Benchmarks.Problems;
using Steepest.Benchmarks.Workloads;
using Steepest.Updates;

namespace Steepest.Benchmarks.Reporting;

/// <summary>How the cost grows with the number of parameters or samples: nanoseconds for each, which stay level where it is linear.</summary>
internal static class Growth
{
    private const int Repeats = 7;
    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    public static IReadOnlyList<(string Name, (double N, double Cost)[] Points)> Measure() =>
    [
        ("gradient of Rosenbrock, a parameter", [.. Sizes.Select(Rosenbrock)]),
        ("gradient of log-sum-exp, a parameter", [.. Sizes.Select(LogSumExp)]),
        ("update of Adam, a parameter", [.. Sizes.Select(Update)]),
        ("gradient of logistic regression, 10 features, a sample", [.. Sizes.Select(Logistic)]),
    ];

    public static string Describe(IEnumerable<(string Name, (double N, double Cost)[] Points)> curves)
    {
        string[] head = ["ns for each of", .. Sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture))];
        var rows = curves.Select(curve => $"| {curve.Name} | {string.Join(" | ", curve.Points.Select(point => point.Cost.ToString("G3", CultureInfo.InvariantCulture)))} |");
        return $"| {string.Join(" | ", head)} |\n|{string.Concat(Enumerable.Repeat(" --- |", head.Length))}\n{string.Join('\n', rows)}\n";
    }

    private static (double N, double Cost) Rosenbrock(int n)
    {
        double[] x = Values(n), gradient = new double[n];
        return (n, Cost(n, () => Problems.Rosenbrock.LossGradient(x, gradient)));
    }

    private static (double N, double Cost) LogSumExp(int n)
    {
        double[] x = Values(n), gradient = new double[n];
        return (n, Cost(n, () => Problems.LogSumExp.LossGradient(x, gradient)));
    }

    private static (double N, double Cost) Update(int n)
    {
        var point = Data.Buffer<float>(n);
        var gradient = Data.Buffer<float>(n);
        var state = Data.Buffer<float>(2 * n);
        var update = new SteepestUpdate<Adam<float>>(new(0.9, 0.999, 1e-8), 1e-3);
        return (n, Cost(n, () => update.Apply(point.Span, gradient.Span, state.Span)));
    }

    private static (double N, double Cost) Logistic(int n)
    {
        const int width = 10;
        double[] features = Values(n * width), labels = new double[n], weights = Values(width), gradient = new double[width];
        var samples = new LogisticRegression.Samples(features, labels);
        return (n, Cost(n, () => LogisticRegression.ObjectiveGradient(weights, 0, samples, gradient, out _)));
    }

    private static double[] Values(int n)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = i % 17 * 0.1 - 0.8;
        return values;
    }

    /// <summary>The fastest of some rounds of at least 2 ms; compiling, in the first run, is none of them.</summary>
    private static double Cost(int n, Action run)
    {
        run();
        var contestant = new Contestant(Peer.Steepest, run, () => [], 0);
        var count = 1;
        while (contestant.Time(count) * count < 2e6) count *= 2;
        return Enumerable.Range(0, Repeats).Min(_ => contestant.Time(count)) / n;
    }
}
