using BenchmarkDotNet.Running;
using Steepest.Benchmarks;
using Steepest.Benchmarks.Reporting;
using Steepest.Benchmarks.Workloads;

switch (args)
{
    case ["report", .. var names]:
        Report.Run(Catalogue.All, names, withGenerated: true);
        break;
    case ["ceilings", .. var names]:
        Report.Run(Catalogue.All, names, withGenerated: false);
        break;
    case ["check", .. var names]:
        Report.Check(Catalogue.All, names);
        break;
    case ["startup"]:
        Console.WriteLine(Startup.Describe());
        break;
    case ["startup-child"]:
        Startup.Measure();
        break;
    case ["growth"]:
        Console.WriteLine(Growth.Describe(Growth.Measure()));
        break;
    case ["evaluations"]:
        Console.WriteLine(EvaluationTable.Describe());
        Console.WriteLine(ConstrainedEvaluationTable.Describe());
        break;
    case ["ratios"]:
        Ratios.Print();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(GradientBenchmarks).Assembly).Run(args);
        break;
}
