using Microsoft.CodeAnalysis;

namespace Steepest.Fuzz.Checking;

/// <summary>Holds what the analyzer says of programs against what the generator does with them.</summary>
internal static class Squiggles
{
    /// <summary>Fails programs at which the analyzer throws, those with an error that are compiled nevertheless, and those that are refused without an error at a place of theirs.</summary>
    /// <param name="compilation">The programs, a file for each.</param>
    /// <param name="outcomes">What the generator refused.</param>
    public static void Check(Compilation compilation, Outcome?[] outcomes)
    {
        var squiggled = new HashSet<int>();
        foreach (var diagnostic in Compiler.Analyze(compilation))
        {
            var isThrown = diagnostic.Id == "AD0001";
            if (!isThrown && diagnostic.Severity != DiagnosticSeverity.Error) continue;
            var i = diagnostic.Location.SourceTree is { } tree ? Batch.Owner(tree.FilePath) : -1;
            if (i < 0) throw new InvalidOperationException("The analyzer names no program: " + diagnostic);
            squiggled.Add(i);
            if (isThrown || outcomes[i] is null) outcomes[i] = new Outcome(Verdict.Failed, "The analyzer says, and the generator compiles: " + Batch.Located(diagnostic));
        }

        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is { Verdict: Verdict.Refused } refused && !squiggled.Contains(i)) outcomes[i] = new Outcome(Verdict.Failed, "Nothing is marked, and the generator refuses: " + refused.Detail);
        }
    }
}
