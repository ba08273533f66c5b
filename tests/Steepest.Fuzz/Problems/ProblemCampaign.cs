using System.Reflection;
using Microsoft.CodeAnalysis;
using Steepest.Fuzz.Checking;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Problems;

/// <summary>Many problems over samples, from one seed: what runs through rows in blocks and lanes is compared with the gradients of single rows.</summary>
internal static class ProblemCampaign
{
    private const int BatchSize = 25;

    /// <summary>How many rows: where blocks and lanes begin and end, and beside it.</summary>
    private static readonly int[] s_rows = [1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 31, 32, 33, 40, 64, 67];

    /// <summary>The problem of a seed and a number, always the same; null where the program makes none.</summary>
    public static FuzzProblem? Problem(int seed, int index, IReadOnlySet<string> without)
        => FuzzProblem.Of(Campaign.Program(seed, index, without), new Random(unchecked(seed * 7_000_003 + index)));

    public static Report Run(int seed, int first, int count, IReadOnlySet<string> without, Action<FuzzProblem, Outcome, int>? onFinding = null, Func<string, string>? edit = null)
    {
        var report = new Report();
        var batches = Enumerable.Range(first, count).Select(index => (Index: index, Problem: Problem(seed, index, without))).Where(entry => entry.Problem is not null).Chunk(BatchSize)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(2, Environment.ProcessorCount)).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(batch => (batch, Outcomes: Check([.. batch.Select(entry => entry.Problem!)], seed + batch[0].Index, edit)));
        foreach (var (batch, outcomes) in batches)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                report.Add(batch[i].Problem!.Program, outcomes[i], $"{seed}/{batch[i].Index}");
                if (outcomes[i].Verdict is not (Verdict.Right or Verdict.Undecided)) onFinding?.Invoke(batch[i].Problem!, outcomes[i], batch[i].Index);
            }
        }

        return report;
    }

    public static IReadOnlyList<Outcome> Check(IReadOnlyList<FuzzProblem> problems, int seed, Func<string, string>? edit = null)
    {
        var outcomes = new Outcome?[problems.Count];
        var sources = problems.Select((problem, i) => Compiler.Parse($"P{i}.cs", problem.Text($"P{i}"))).ToList();
        var (trees, diagnostics) = Compiler.Generate(Compiler.Compilation(sources));
        if (edit is not null) trees = [.. trees.Select(tree => Compiler.Parse(tree.FilePath, edit(tree.ToString())))];
        var generated = trees.ToLookup(tree => Batch.Owner(tree.FilePath));
        for (var i = 0; i < problems.Count; i++)
        {
            var refusal = generated[i].SelectMany(tree => tree.ToString().Split('\n')).FirstOrDefault(line => line.TrimStart().StartsWith("#error", StringComparison.Ordinal));
            if (refusal is not null) outcomes[i] = new Outcome(Verdict.Refused, refusal.Trim());
            else if (!generated[i].Any()) outcomes[i] = new Outcome(Verdict.Failed, "Nothing was generated. " + string.Join(" ", diagnostics));
        }

        Squiggles.Check(Compiler.Compilation(sources), outcomes);
        while (Remaining(outcomes).Any())
        {
            var running = Remaining(outcomes).ToList();
            var entries = running.Select(i => Compiler.Parse($"P{i}.Entry.cs", "#pragma warning disable\n" + ProblemEntries.Text($"P{i}", problems[i])));
            var (assembly, context, found) = Compiler.Load(Compiler.Compilation([.. running.Select(i => sources[i]), .. running.SelectMany(i => generated[i]), .. entries]));
            foreach (var diagnostic in found.Where(found => found.Location.SourceTree is { } tree && (found.Severity == DiagnosticSeverity.Error || (found.Severity == DiagnosticSeverity.Warning && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))))
            {
                var path = diagnostic.Location.SourceTree!.FilePath;
                if (Batch.Owner(path) is >= 0 and var i)
                    outcomes[i] ??= new Outcome(diagnostic.Severity == DiagnosticSeverity.Warning ? Verdict.Warning : path.EndsWith(".g.cs", StringComparison.Ordinal) ? Verdict.NotCompiling : Verdict.Invalid, Batch.Located(diagnostic));
            }

            if (assembly is null)
            {
                if (Remaining(outcomes).Count() == running.Count) throw new InvalidOperationException("The problems do not compile: " + string.Join("\n", found.Take(5)));
                continue;
            }

            foreach (var i in running.Where(i => outcomes[i] is null))
            {
                var outcome = Compared(problems[i], assembly.GetType($"{Entries.Namespace}.P{i}", throwOnError: true)!, new Random(seed + i));
                outcomes[i] = outcome with { HasLanes = generated[i].Any(tree => tree.ToString().Contains("Vector512", StringComparison.Ordinal)) };
            }

            context!.Unload();
        }

        return [.. outcomes.Select(outcome => outcome!)];
    }

    private static IEnumerable<int> Remaining(Outcome?[] outcomes) => Enumerable.Range(0, outcomes.Length).Where(i => outcomes[i] is null);

    private static Outcome Compared(FuzzProblem problem, Type entry, Random random)
    {
        var comparison = new ProblemComparison(entry.GetMethod("Compare", BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<object[][], double, List<(string What, double[] Expected, double[] Found)>>>(), problem.HasFloats);
        var points = 0;
        for (var attempt = 0; attempt < 8 && points < 3; attempt++)
        {
            var rows = Rows(problem, s_rows[random.Next(s_rows.Length)], random);
            Outcome outcome;
            try
            {
                outcome = comparison.At(rows);
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or OverflowException or DivideByZeroException)
            {
                continue;
            }
            catch (Exception exception)
            {
                return new Outcome(Verdict.Threw, $"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
            }

            if (outcome.Verdict == Verdict.Undecided) continue;
            if (outcome.Verdict != Verdict.Right) return outcome;
            points++;
        }

        return new Outcome(points == 0 ? Verdict.Undecided : Verdict.Right, "", points);
    }

    /// <summary>Rows of one point: samples differ, and have the same lengths.</summary>
    private static object[][] Rows(FuzzProblem problem, int count, Random random)
    {
        var width = s_rows[random.Next(s_rows.Length)];
        var met = problem.Program.Inputs.Select(input => input.Name switch
        {
            Meeting.Weights => input with { IsStated = true, LeastLength = width * problem.Meeting!.Groups },
            Meeting.Features => input with { IsStated = true, LeastLength = width },
            _ => input,
        }).ToList();
        var first = Point.Draw(met, random).Arguments;
        var inputs = met.Select((input, i) => first[i] is Array { Rank: 1 } array && input.IsSample ? input with { IsStated = true, LeastLength = array.Length } : input).ToList();
        var rows = new object[count][];
        rows[0] = first;
        for (var row = 1; row < count; row++)
        {
            var drawn = Point.Draw(inputs, random).Arguments;
            rows[row] = [.. inputs.Select((input, i) => input.IsSample ? drawn[i] : first[i])];
        }

        return rows;
    }
}
