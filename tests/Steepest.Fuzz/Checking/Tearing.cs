using Microsoft.CodeAnalysis;
using Steepest.Fuzz.Problems;

namespace Steepest.Fuzz.Checking;

/// <summary>Programs as they look while they are typed: some words are missing, doubled or exchanged. Neither generator nor analyzer may fail at any of them.</summary>
internal static class Tearing
{
    private const int BatchSize = 25;

    /// <summary>Texts at which something failed, and how.</summary>
    /// <param name="programs">What is torn: texts by the name of the type.</param>
    /// <param name="seed">Where.</param>
    public static IEnumerable<string> Failures(IEnumerable<Func<string, string>> programs, int seed)
    {
        var random = new Random(seed);
        foreach (var batch in programs.Chunk(BatchSize))
        {
            var trees = batch.Select((program, i) => Compiler.Parse($"P{i}.cs", Torn(program($"P{i}"), random))).ToList();
            var compilation = Compiler.Compilation(trees);
            var (generated, reported) = Compiler.Generate(compilation);
            var failures = reported.Concat(Compiler.Analyze(compilation)).Where(diagnostic => diagnostic.Id is "AD0001" or "CS8785" or "STEEP9999").Select(diagnostic => diagnostic.ToString())
                .Concat(generated.Where(tree => tree.ToString().Contains("STEEP9999", StringComparison.Ordinal)).Select(tree => $"{tree.FilePath}: {tree}"));
            foreach (var failure in failures) yield return $"{failure}\n{string.Join("\n", trees.Where(tree => failure.Contains(Path.GetFileNameWithoutExtension(tree.FilePath) + ".", StringComparison.Ordinal) || failure.Contains(Path.GetFileNameWithoutExtension(tree.FilePath) + "'", StringComparison.Ordinal)).Take(1))}";
        }
    }

    /// <summary>By turns a program and a problem.</summary>
    public static Func<string, string> Text(int seed, int index, IReadOnlySet<string> without)
        => index % 2 == 0 && ProblemCampaign.Problem(seed, index, without) is { } problem ? problem.Text : Campaign.Program(seed, index, without).Text;

    /// <summary>The text with one to three words changed.</summary>
    private static string Torn(string text, Random random)
    {
        for (var change = random.Next(3); change >= 0; change--)
        {
            List<SyntaxToken> words = [.. Compiler.Parse("P.cs", text).GetRoot().DescendantTokens()];
            var (one, other) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
            var (first, second) = one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
            text = random.Next(5) switch
            {
                0 => text.Remove(one.SpanStart, one.Span.Length),
                1 => text.Insert(one.SpanStart, one.Text + " "),
                2 => text[..first.SpanStart] + second.Text + text[first.Span.End..],
                3 => text[..second.SpanStart] + first.Text + text[second.Span.End..],
                _ when random.Next(8) == 0 => text[..one.Span.End],
                _ => text.Insert(one.SpanStart, other.Text + " "),
            };
        }

        return text;
    }
}
