using BenchmarkDotNet.Running;
using Steepest.Benchmarks;

// "ratios" prints quick ratios, interleaved in this process; anything else goes to BenchmarkDotNet.
if (args is ["ratios"]) Ratios.Print();
else BenchmarkSwitcher.FromAssembly(typeof(GradientBenchmarks).Assembly).Run(args);
