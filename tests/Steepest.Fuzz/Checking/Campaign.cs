using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;

namespace Steepest.Fuzz.Checking;

/// <summary>Many programs, from one seed.</summary>
internal static class Campaign
{
    private const int BatchSize = 50;

    /// <summary>The program of a seed and a number, always the same.</summary>
    public static FuzzProgram Program(int seed, int index, IReadOnlySet<string> without)
    {
        var random = new Random(unchecked(seed * 1_000_003 + index));
        var author = new Author(random, ConstructTable.All, without);
        return author.Program(random.Next(2, 9), [.. InputForm.All.Where(form => !without.Contains(form.Input.Kind))]);
    }

    /// <param name="seed">Where the programs come from.</param>
    /// <param name="first">The number of the first program.</param>
    /// <param name="count">How many.</param>
    /// <param name="without">Kinds that no program contains.</param>
    /// <param name="onFinding">Told of every program that is not right, in order.</param>
    /// <param name="points">At how many points each is compared.</param>
    /// <param name="isStrict">Whether programs ask that no bit change.</param>
    public static Report Run(int seed, int first, int count, IReadOnlySet<string> without, Action<FuzzProgram, Outcome, int>? onFinding = null, int points = 3, bool isStrict = false)
    {
        var report = new Report();
        var batches = Enumerable.Range(0, (count + BatchSize - 1) / BatchSize).AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(2, Environment.ProcessorCount)).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(batch =>
        {
            var start = first + batch * BatchSize;
            FuzzProgram[] programs = [.. Enumerable.Range(start, Math.Min(BatchSize, first + count - start)).Select(index => Program(seed, index, without) with { IsStrict = isStrict })];
            return (Start: start, Programs: programs, Outcomes: Batch.Check(programs, new Comparison(points, seed + start)));
        });
        foreach (var (start, programs, outcomes) in batches)
        {
            for (var i = 0; i < programs.Length; i++)
            {
                report.Add(programs[i], outcomes[i], $"{seed}/{start + i}");
                if (outcomes[i].Verdict is not (Verdict.Right or Verdict.Undecided)) onFinding?.Invoke(programs[i], outcomes[i], start + i);
            }
        }

        return report;
    }

    /// <summary>How many times longer than the programs themselves their gradients take: one after the other, everything compiled with optimisations.</summary>
    public static IReadOnlyList<double> Ratios(int seed, int count, IReadOnlySet<string> without)
    {
        FuzzProgram[] programs = [.. Enumerable.Range(0, count).Select(index => Program(seed, index, without))];
        return [.. programs.Chunk(BatchSize).SelectMany(batch => Batch.Check(batch, new Comparison(1, seed) { IsTimed = true })).Select(outcome => outcome.Ratio).Where(double.IsFinite)];
    }
}
