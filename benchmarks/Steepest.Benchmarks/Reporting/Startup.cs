using System.Diagnostics;
using System.Globalization;
using Steepest.Benchmarks.Problems;

namespace Steepest.Benchmarks.Reporting;

/// <summary>
/// How much a program does in its first 100 ms of training, of what it does in the same time later on. The first step, before which the runtime
/// compiles solver and kernel, is timed by itself.
/// </summary>
internal static class Startup
{
    private const int Children = 5;
    private const int Features = 123;
    private const int Rows = 1024;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts fresh processes, one after another, and says what the median is.</summary>
    public static string Describe()
    {
        var said = Enumerable.Range(0, Children).Select(_ => Child()).ToArray();
        var shares = said.Select(child => child[0]).Order().ToArray();
        var share = shares[Children / 2];
        var compilation = said.Select(child => child[1]).Order().ElementAt(Children / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"First 100 ms of training in a fresh process (logistic regression, float, {Features} features, batch 32): {share:P0} of the later throughput, {shares[0]:P0} to {shares[^1]:P0} over {Children} processes; target ≥ 80 % {(share >= 0.8 ? "✓" : "✗")}. Before them, compiling and the first step took {compilation:F0} ms.");
    }

    /// <summary>Trains in windows of 100 ms, and prints the first one's work over the median of the others, and the milliseconds before it.</summary>
    public static void Measure()
    {
        var data = new Random(1);
        float[] features = [.. Enumerable.Range(0, Rows * Features).Select(_ => (data.NextSingle() - 0.5f) * 0.3f)];
        float[] labels = [.. Enumerable.Range(0, Rows).Select(_ => (float)data.Next(2))];
        var weights = new float[Features];
        var bias = 0f;
        var samples = new LogisticRegressionSingle.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = 1, BatchSize = 32 };
        var work = new int[11];
        var start = Stopwatch.GetTimestamp();
        var solver = new LogisticRegressionSingle.AdamSolver(Features, options);
        solver.Minimize(weights, ref bias, samples.Slice(0, 64));
        var compilation = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        while (true)
        {
            solver.Minimize(weights, ref bias, samples);
            var window = (int)(Stopwatch.GetElapsedTime(start) / Window);
            if (window >= work.Length) break;
            work[window]++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work[0] / (double)work.Skip(1).Order().ElementAt(5):R} {compilation:R}"));
    }

    private static double[] Child()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "startup-child") { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. said.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
