using Microsoft.CodeAnalysis;
using Steepest.Fuzz.Programs;
using Steepest.Reference.Oracle;

namespace Steepest.Fuzz.Checking;

/// <summary>Checks many programs in one compilation.</summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<ISubject> _programs;
    private readonly SyntaxTree[] _sources;
    private readonly Outcome?[] _outcomes;
    private readonly Outcome?[] _warnings;
    private readonly Comparison _comparison;

    private Batch(IReadOnlyList<ISubject> programs, Comparison comparison)
    {
        _programs = programs;
        _comparison = comparison;
        _outcomes = new Outcome?[programs.Count];
        _warnings = new Outcome?[programs.Count];
        _sources = [.. programs.Select((program, i) => Compiler.Parse(Name(i) + ".cs", program.Text(Name(i))))];
    }

    /// <summary>An outcome for every program.</summary>
    public static IReadOnlyList<Outcome> Check(IReadOnlyList<ISubject> programs, Comparison comparison)
    {
        var batch = new Batch(programs, comparison);
        batch.Check();
        return [.. batch._outcomes.Select(outcome => outcome!)];
    }

    private static string Name(int index) => $"P{index}";

    private void Check()
    {
        var (generated, diagnostics) = Compiler.Generate(Compiler.Compilation(Remaining().Select(i => _sources[i])));
        if (_comparison.Edit is { } edit) generated = [.. generated.Select(tree => Compiler.Parse(tree.FilePath, edit(tree.ToString())))];
        foreach (var diagnostic in diagnostics)
        {
            foreach (var i in Remaining().Where(i => diagnostic.GetMessage().Contains($"'{Name(i)}'", StringComparison.Ordinal) || diagnostic.GetMessage().Contains($" {Name(i)} ", StringComparison.Ordinal)).ToList())
                _outcomes[i] = new Outcome(Verdict.Failed, diagnostic.ToString());
        }

        var byProgram = generated.ToLookup(tree => Owner(tree.FilePath));
        foreach (var i in Remaining().ToList())
        {
            var refusal = byProgram[i].SelectMany(tree => tree.ToString().Split('\n')).FirstOrDefault(line => line.TrimStart().StartsWith("#error", StringComparison.Ordinal));
            if (refusal is not null) _outcomes[i] = new Outcome(Verdict.Refused, refusal.Trim());
            else if (!byProgram[i].Any()) _outcomes[i] = new Outcome(Verdict.Failed, "Nothing was generated. " + string.Join(" ", diagnostics));
        }

        Squiggles.Check(Compiler.Compilation(_sources), _outcomes);
        RunGenerated(byProgram);
    }

    private IEnumerable<int> Remaining() => Enumerable.Range(0, _programs.Count).Where(i => _outcomes[i] is null);

    /// <summary>The program that a file belongs to.</summary>
    public static int Owner(string path)
    {
        var name = Path.GetFileName(path);
        var digits = new string([.. name.Skip(1).TakeWhile(char.IsAsciiDigit)]);
        return name.StartsWith('P') && digits.Length > 0 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : -1;
    }

    public static string Located(Diagnostic found)
        => $"{found.Id}: {found.GetMessage()}\n    {found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line]}";

    private void RunGenerated(ILookup<int, SyntaxTree> generated)
    {
        while (Remaining().Any())
        {
            List<int> running = [.. Remaining()];
            var entries = running.Select(i => Compiler.Parse($"P{i}.Entry.cs", "#pragma warning disable\n" + Entries.Text(Name(i), _programs[i], _comparison.IsTimed)));
            var compilation = Compiler.Compilation([.. running.Select(i => _sources[i]), .. running.SelectMany(i => generated[i]), .. entries]);
            var (assembly, context, found) = Compiler.Load(compilation);
            foreach (var diagnostic in found.Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Location.SourceTree is { } tree && (found.Severity == DiagnosticSeverity.Error || tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))))
            {
                var i = Owner(diagnostic.Location.SourceTree!.FilePath);
                if (i < 0) continue;
                var isOwn = diagnostic.Location.SourceTree == _sources[i];
                if (diagnostic.Severity == DiagnosticSeverity.Warning) _warnings[i] ??= new Outcome(Verdict.Warning, Located(diagnostic));
                else if (_outcomes[i] is null || isOwn) _outcomes[i] = new Outcome(isOwn ? Verdict.Invalid : Verdict.NotCompiling, Located(diagnostic));
            }

            if (assembly is null)
            {
                if (Remaining().Count() == running.Count) throw new InvalidOperationException("The programs do not compile: " + string.Join("\n", found.Take(5)));
                continue;
            }

            try
            {
                using var oracle = Oracle();
                foreach (var i in Remaining().ToList())
                {
                    var outcome = _comparison.Run(_programs[i], Name(i), assembly.GetType($"{Entries.Namespace}.{Name(i)}", throwOnError: true)!, oracle!);
                    _outcomes[i] = (outcome.Verdict == Verdict.Right ? _warnings[i] ?? outcome : outcome) with { HasLanes = generated[i].Any(tree => tree.ToString().Contains("Vector512", StringComparison.Ordinal)) };
                }
            }
            finally
            {
                context!.Unload();
            }
        }
    }

    /// <summary>The oracle of all programs; those that it cannot read are dropped.</summary>
    private OracleProgram? Oracle()
    {
        while (Remaining().Any())
        {
            try
            {
                return OracleProgram.Compile([Compiler.Usings, .. Remaining().Select(i => _sources[i])], Compiler.References);
            }
            catch (InvalidOperationException failure)
            {
                // The message begins every complaint with the file.
                var blamed = failure.Message.Split('\n').Select(Owner).Where(i => i >= 0).Distinct().ToList();
                if (blamed.Count == 0) throw;
                foreach (var i in blamed) _outcomes[i] = new Outcome(Verdict.Invalid, failure.Message);
            }
        }

        return null;
    }
}
