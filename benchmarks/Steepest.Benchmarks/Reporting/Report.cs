using Steepest.Benchmarks.Peers;

namespace Steepest.Benchmarks.Reporting;

/// <summary>Checks and times workloads, and writes the table.</summary>
internal static class Report
{
    private const string Page = "performance.md";
    private const string Plot = "performance-over-n.svg";
    private const string Legend =
        "By `dotnet run -c Release --project benchmarks/Steepest.Benchmarks -- report`: contestants by turns in one process, in many slices of some 2 ms, each "
        + "result held against a reference in double precision first. Steepest's time is that of its fastest slice; a peer's column says how many times as long it "
        + "takes, by the fastest slices and (in brackets) by the median of the slices; bytes are what generated code allocates in a run.";


    /// <summary>Where the table of this machine stands in the page: each width of vectors has its own.</summary>
    private static string Section => Machine.HasTargets ? "report" : $"report on {Machine.Vectors}";

    /// <summary>Times all workloads whose names contain one of the given texts; all of them, and into the page, without any.</summary>
    /// <param name="workloads">The rows.</param>
    /// <param name="names">What to choose.</param>
    /// <param name="withGenerated">Whether generated code takes part; else the peers race alone.</param>
    public static void Run(IEnumerable<Workload> workloads, string[] names, bool withGenerated)
    {
        var machine = Machine.Describe($"{NativeLibraryOf.Compiler}; {Torch.Description}");
        Console.WriteLine(machine);
        var standings = new List<Standing>();
        foreach (var workload in Chosen(workloads, names))
        {
            var standing = Stand(workload, withGenerated);
            standings.Add(standing);
            Console.Write(Line(standing));
        }

        if (standings.Count == 0) throw new ArgumentException($"No workload's name contains any of: {string.Join(", ", names)}", nameof(names));
        var table = ReportTable.Markdown(standings, Machine.HasTargets && withGenerated);
        Console.WriteLine();
        Console.Write(table);
        if (names.Length == 0 && withGenerated) Finish(machine, table);
    }

    /// <summary>Holds all results against their references at tiny sizes.</summary>
    public static void Check(IEnumerable<Workload> workloads, string[] names)
    {
        var count = 0;
        foreach (var workload in Chosen(workloads, names))
        {
            var arena = workload.Prepare(Scale.Tiny);
            Agreement.Require(workload.Name, arena);
            count += arena.Present.Count();
        }

        Console.WriteLine($"{count} results agree with their references");
    }

    private static Standing Stand(Workload workload, bool withGenerated)
    {
        GC.Collect();
        var arena = workload.Prepare(Scale.Full);
        var contestants = arena.Present.Where(contestant => withGenerated || contestant.Peer != Peer.Steepest).ToArray();
        try
        {
            Agreement.Require(workload.Name, arena with { Contestants = contestants });
            var allocated = withGenerated ? contestants[0].Allocated() : -1;
            return new Standing(workload, arena.Units, allocated, [.. contestants.Select(contestant => contestant.Peer)], Race.Run(contestants));
        }
        finally
        {
            foreach (var contestant in contestants) (contestant as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<Workload> Chosen(IEnumerable<Workload> workloads, string[] names)
        => workloads.Where(workload => names.Length == 0 || names.Any(name => workload.Name.Contains(name, StringComparison.OrdinalIgnoreCase)));

    private static string Line(Standing standing)
        => $"{standing.Workload.Name}: {string.Join(", ", standing.Peers.Select((peer, i) => $"{peer} {standing.Best(i):G4} ns"))}\n";

    /// <summary>Adds what is not a race, and writes the page.</summary>
    private static void Finish(string machine, string table)
    {
        var startup = Startup.Describe();
        Console.WriteLine(startup);
        if (!Machine.HasTargets)
        {
            if (Folder() is { } home) Write(Path.Combine(home, Page), $"{machine}.\n\n{table}\n{startup}");
            return;
        }

        var curves = Growth.Measure();
        var growth = Growth.Describe(curves);
        Console.WriteLine(growth);
        if (Folder() is not { } folder) return;
        File.WriteAllText(Path.Combine(folder, Plot), Chart.Svg("n", "ns for each of n", curves));
        Write(Path.Combine(folder, Page), $"{Legend}\n\n{machine}.\n\n{table}\n{startup}\n\n![Cost over n]({Plot})\n\n{growth}");
    }

    /// <summary>The documentation's folder, where the program runs from a clone.</summary>
    private static string? Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Generators.sln"))) folder = folder.Parent;
        return folder is null ? null : Path.Combine(folder.FullName, "docs");
    }

    /// <summary>Puts the table between its marks in the page, or with them at its end; the page's own words stay.</summary>
    private static void Write(string page, string report)
    {
        var (first, last) = ($"<!-- {Section} -->", $"<!-- end of {Section} -->");
        var text = File.Exists(page) ? File.ReadAllText(page) : "# Performance\n";
        if (!text.Contains(first, StringComparison.Ordinal)) text += $"\n## On {Machine.Vectors}\n\n{first}\n{last}\n";
        var begin = text.IndexOf(first, StringComparison.Ordinal) + first.Length;
        var end = text.IndexOf(last, StringComparison.Ordinal);
        File.WriteAllText(page, $"{text[..begin]}\n{report}{text[end..]}");
        Console.WriteLine($"written to {page}");
    }
}
