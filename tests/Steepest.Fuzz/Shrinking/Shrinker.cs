using Steepest.Fuzz.Checking;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Shrinking;

/// <summary>Makes a failing program smaller, as long as it fails in the same way.</summary>
internal static class Shrinker
{
    private const int AtOnce = 40;

    /// <summary>The smallest program found, and what is wrong with it.</summary>
    public static (FuzzProgram Program, Outcome Outcome) Shrink(FuzzProgram program, Outcome outcome, Comparison comparison)
    {
        var progress = true;
        while (progress)
        {
            progress = false;
            foreach (var candidates in Smaller(program).OrderBy(candidate => candidate.Size).Chunk(AtOnce))
            {
                var outcomes = Batch.Check(candidates, comparison);
                var found = Enumerable.Range(0, candidates.Length).FirstOrDefault(i => Signature(outcomes[i]) == Signature(outcome), -1);
                if (found < 0) continue;
                (program, outcome, progress) = (candidates[found], outcomes[found], true);
                break;
            }
        }

        return (program, outcome);
    }

    /// <summary>What must stay the same.</summary>
    private static string Signature(Outcome outcome)
        => outcome.Verdict + " " + (outcome.Verdict is Verdict.Wrong or Verdict.Allocating ? "" : outcome.Verdict is Verdict.Refused ? outcome.Detail.Split(' ')[1] : outcome.Detail.Split(':')[0]);

    /// <summary>Every program that is smaller by one step.</summary>
    private static IEnumerable<FuzzProgram> Smaller(FuzzProgram program)
    {
        foreach (var body in Smaller(program.Body)) yield return program with { Body = body };
        foreach (var members in Smaller(program.Members)) yield return program with { Members = members };
        foreach (var outside in Smaller(program.Outside)) yield return program with { Outside = outside };
        for (var i = 0; i < program.Inputs.Count; i++) yield return program with { Inputs = [.. program.Inputs.Where((_, k) => k != i)] };
    }

    private static IEnumerable<Node> Smaller(Node node)
    {
        foreach (var replacement in Replacements(node)) yield return replacement;
        for (var i = 0; i < node.Children.Count; i++)
        {
            foreach (var child in Smaller(node.Children[i])) yield return node.With(i, child);
        }
    }

    /// <summary>What can stand in a node's place.</summary>
    private static IEnumerable<Node> Replacements(Node node)
    {
        if (node.Sort == Sort.Block)
        {
            // Half of the statements first, single ones later.
            for (var length = node.Children.Count; length > 0; length /= 2)
            {
                for (var start = 0; start + length <= node.Children.Count; start += length)
                    yield return Node.Sequence([.. node.Children.Take(start), .. node.Children.Skip(start + length)]);
            }
        }

        if (node.Sort is Sort.Real or Sort.Single or Sort.Whole or Sort.Truth)
        {
            string[] leaves = node.Sort switch { Sort.Real => ["0.5"], Sort.Single => ["0.5f"], Sort.Whole => ["0", "1"], _ => ["true", "false"] };
            if (node.Children.Count > 0 || node.Text[0].Any(char.IsAsciiLetter) && !leaves.Contains(node.Text[0]))
            {
                foreach (var leaf in leaves) yield return Node.Literal(node.Sort, leaf);
            }
        }

        if (node.Sort is Sort.Other or Sort.Member or Sort.Block) yield break;
        foreach (var inner in Nearest(node, node.Sort == Sort.Statement ? Sort.Block : node.Sort)) yield return inner;
    }

    /// <summary>The uppermost nodes of a sort below a node.</summary>
    private static IEnumerable<Node> Nearest(Node node, Sort sort)
        => node.Children.SelectMany(child => child.Sort == sort ? [child] : Nearest(child, sort));
}
