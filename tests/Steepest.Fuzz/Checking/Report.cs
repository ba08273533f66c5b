using System.Globalization;
using System.Text;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>What a run of many programs found.</summary>
internal sealed class Report
{
    private readonly Dictionary<Verdict, int> _verdicts = [];
    private readonly Dictionary<string, int> _kinds = [];
    private readonly Dictionary<string, (int Count, string Example)> _reasons = [];
    private int _programs;
    private int _points;
    private int _redrawn;
    private int _unusable;
    private int _lanes;

    private readonly Checksum _bits = new();
    private readonly List<string> _checksums = [];

    public int Programs => _programs;

    /// <summary>A checksum of all that strict programs computed.</summary>
    public ulong Bits => _bits.Value;

    /// <summary>The checksums of the programs, with their labels.</summary>
    public IReadOnlyList<string> Checksums => _checksums;

    public IReadOnlyDictionary<string, double> Shares => _kinds.ToDictionary(kind => kind.Key, kind => (double)kind.Value / _programs);

    public int this[Verdict verdict] => _verdicts.GetValueOrDefault(verdict);

    public double Redrawn => _redrawn / (double)Math.Max(1, _points + _redrawn);

    /// <summary>Whether anything was found that must not be. Values that nobody uses are not computed, and then do not throw: such programs are named, and no more.</summary>
    public bool HasFindings => _verdicts.Any(entry => entry.Key is not (Verdict.Right or Verdict.Undecided or Verdict.Unthrown) && entry.Value > 0);

    public void Add(FuzzProgram program, Outcome outcome, string label)
    {
        _programs++;
        _points += outcome.Points;
        _redrawn += outcome.Redrawn;
        _unusable += outcome.Unusable;
        if (outcome.HasLanes) _lanes++;
        _bits.Add(outcome.Bits);
        _checksums.Add($"{outcome.Bits:x16} {label}");
        _verdicts[outcome.Verdict] = _verdicts.GetValueOrDefault(outcome.Verdict) + 1;
        foreach (var kind in program.Kinds) _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (outcome.Verdict is Verdict.Right or Verdict.Undecided) return;
        var reason = outcome.Verdict is Verdict.Wrong or Verdict.Threw or Verdict.Allocating ? $"{outcome.Verdict}" : $"{outcome.Verdict}: {outcome.Detail.Split('\n')[0]}";
        reason = reason.Length > 230 ? reason[..230] : reason;
        var known = _reasons.GetValueOrDefault(reason);
        _reasons[reason] = (known.Count + 1, known.Example ?? label);
    }

    public string Text(TimeSpan elapsed, bool withKinds)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{_programs} programs, {_points} points compared, {Redrawn:P2} redrawn near ties, {_unusable} gave no numbers, {_lanes} programs have loops in lanes");
        foreach (var verdict in Enum.GetValues<Verdict>()) text.AppendLine(CultureInfo.InvariantCulture, $"  {verdict,-14}{_verdicts.GetValueOrDefault(verdict)}");
        foreach (var (reason, (count, example)) in _reasons.OrderByDescending(entry => entry.Value.Count).Take(60)) text.AppendLine(CultureInfo.InvariantCulture, $"  {count,5} × {reason} (first: {example})");
        if (withKinds)
        {
            text.AppendLine("share of programs with a kind:");
            foreach (var (kind, count) in _kinds.OrderBy(entry => entry.Value)) text.AppendLine(CultureInfo.InvariantCulture, $"  {(double)count / _programs,7:P1}  {kind}");
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F1} s, {elapsed.TotalMilliseconds / Math.Max(1, _programs):F1} ms a program").ToString();
    }
}
