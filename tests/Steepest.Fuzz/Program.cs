using System.Diagnostics;
using System.Globalization;
using Steepest.Fuzz.Checking;
using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Problems;
using Steepest.Fuzz.Regressions;
using Steepest.Fuzz.Shrinking;

namespace Steepest.Fuzz;

/// <summary>With <c>--count</c> a run of random programs, with <c>--file</c> one that is given; else the tests of this project.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (Array.IndexOf(arguments, "--file") is >= 0 and var at) return File(arguments[at + 1]);
        if (arguments.Contains("--count") || arguments.Contains("--show")) return Fuzz(arguments);
        return arguments.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions).GetAwaiter().GetResult()
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments).GetAwaiter().GetResult();
    }

    /// <summary>Checks one program, a type called P as in the table of regressions, and shows what is generated for it.</summary>
    private static int File(string path)
    {
        var comparison = new Comparison(30, 1)
        {
            Edit = text =>
            {
                Console.WriteLine(text);
                return text;
            },
        };
        var outcome = Batch.Check([new Regression(path, System.IO.File.ReadAllText(path))], comparison)[0];
        Console.WriteLine($"{outcome.Verdict}: {outcome.Detail}");
        return outcome.Verdict == Verdict.Right ? 0 : 1;
    }

    private static int Fuzz(string[] arguments)
    {
        int Number(string name, int otherwise) => Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var seed = Number("--seed", 1);
        HashSet<string> without = arguments.Contains("--all") ? [] : [.. ConstructTable.Pending];
        var isStrict = arguments.Contains("--strict");
        if (isStrict) without.UnionWith(ConstructTable.Loose);
        if (arguments.Contains("--show"))
        {
            Console.WriteLine(Campaign.Program(seed, Number("--show", 0), without).Text("P"));
            return 0;
        }

        if (arguments.Contains("--torn")) return Torn(seed, Number("--first", 0), Number("--count", 100), without);
        if (arguments.Contains("--problems")) return Problems(seed, Number("--first", 0), Number("--count", 100), Number("--details", 3), without);
        var watch = Stopwatch.StartNew();
        var shown = Number("--details", 3);
        var report = Campaign.Run(seed, Number("--first", 0), Number("--count", 100), without, (program, outcome, index) =>
        {
            if ((outcome.Verdict is Verdict.Refused && !arguments.Contains("--refused")) || shown-- <= 0) return;
            if (arguments.Contains("--shrink")) (program, outcome) = Shrinker.Shrink(program, outcome, new Comparison(30, seed + index));
            Console.WriteLine($"{outcome.Verdict} {seed}/{index}: {outcome.Detail}\n{program.Text("P")}");
        }, Number("--points", 3), isStrict);
        Console.WriteLine(report.Text(watch.Elapsed, arguments.Contains("--kinds")));
        if (arguments.Contains("--bits")) Console.WriteLine(string.Join('\n', report.Checksums));
        if (isStrict) Console.WriteLine($"checksum of all bits: {report.Bits:x16}");
        if (Number("--ratios", 0) is > 0 and var timed)
        {
            double[] ratios = [.. Campaign.Ratios(seed, timed, without).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gradient / program, {ratios.Length} measured: median {ratios[ratios.Length / 2]:F2}, 90 % below {ratios[ratios.Length * 9 / 10]:F2}"));
        }

        return report.HasFindings ? 1 : 0;
    }

    /// <summary>Random problems over samples.</summary>
    private static int Problems(int seed, int first, int count, int shown, HashSet<string> without)
    {
        var watch = Stopwatch.StartNew();
        var report = ProblemCampaign.Run(seed, first, count, without, (problem, outcome, index) =>
        {
            if (outcome.Verdict is Verdict.Refused || shown-- <= 0) return;
            Console.WriteLine($"{outcome.Verdict} {seed}/{index}: {outcome.Detail}\n{problem.Text("P")}");
        });
        Console.WriteLine(report.Text(watch.Elapsed, withKinds: false));
        return report.HasFindings ? 1 : 0;
    }

    /// <summary>Random programs and problems as they look while they are typed.</summary>
    private static int Torn(int seed, int first, int count, HashSet<string> without)
    {
        var failures = Tearing.Failures(Enumerable.Range(first, count).Select(index => Tearing.Text(seed, index, without)), seed).ToList();
        foreach (var failure in failures.Take(3)) Console.WriteLine(failure);
        Console.WriteLine($"{count} torn programs, {failures.Count} failures");
        return failures.Count > 0 ? 1 : 0;
    }
}
