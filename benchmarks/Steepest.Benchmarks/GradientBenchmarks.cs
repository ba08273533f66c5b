using BenchmarkDotNet.Attributes;

namespace Steepest.Benchmarks;

/// <summary>Generated gradients against hand-written ones, differences and Math.NET.</summary>
[MemoryDiagnoser]
public class GradientBenchmarks
{
    private Contest contest = Contest.All[0];

    /// <summary>The position in <see cref="Contest.All"/>: Rosenbrock, logistic, log-sum-exp.</summary>
    [Params(0, 1, 2)]
    public int Problem { get; set; }

    [GlobalSetup]
    public void Choose() => contest = Contest.All[Problem];

    [Benchmark(Baseline = true)]
    public double HandWritten() => contest.HandWritten();

    [Benchmark]
    public double Generated() => contest.Generated();

    [Benchmark]
    public double Naive() => contest.Naive();

    [Benchmark]
    public double MathNet() => contest.MathNet();
}
