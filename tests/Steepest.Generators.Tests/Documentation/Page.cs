using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>
/// A page of documentation. Code fences behind a comment such as <c>&lt;!-- generated: gradient --&gt;</c> show what a test produces; with
/// STEEPEST_ACCEPT=1 in the environment, and only then, they are rewritten.
/// </summary>
internal sealed class Page
{
    private const string Fence = "```";
    private readonly string path;
    private readonly List<string> lines;

    private Page(string path)
    {
        this.path = path;
        lines = [.. File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n')];
    }

    public static string Root { get; } = FindRoot();

    public string Folder => Path.GetDirectoryName(path)!;

    public string Text => string.Join('\n', lines);

    /// <summary>The paths of everything that this page links to, without addresses and places on the page itself.</summary>
    public IEnumerable<string> Links
        => Regex.Matches(Text, @"\]\(([^)\s]+)\)").Select(link => link.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    public static Page Read(string name) => new(Path.Combine(Root, name));

    /// <summary>The code that a reader would copy: fences of the language that no test produces.</summary>
    public IReadOnlyList<string> Code(string language)
        => [.. Fences(language).Where(start => !IsMark(lines[start - 1])).Select(Content)];

    /// <summary>Checks that the fence behind the mark shows <paramref name="expected"/>.</summary>
    public void Shows(string mark, string expected)
    {
        var at = lines.IndexOf($"<!-- generated: {mark} -->");
        Assert.True(at >= 0 && lines[at + 1].StartsWith(Fence, StringComparison.Ordinal), $"{path} has no fence behind the mark '{mark}'.");
        if (Environment.GetEnvironmentVariable("STEEPEST_ACCEPT") == "1") Replace(at + 1, expected);
        Assert.Equal(expected, Content(at + 1));
    }

    private static bool IsMark(string line) => line.StartsWith("<!-- generated: ", StringComparison.Ordinal);

    private IEnumerable<int> Fences(string language) => Enumerable.Range(1, lines.Count - 1).Where(i => lines[i] == Fence + language);

    private string Content(int start) => string.Join('\n', lines.Skip(start + 1).TakeWhile(line => line != Fence));

    private void Replace(int start, string content)
    {
        lines.RemoveRange(start + 1, lines.IndexOf(Fence, start + 1) - start - 1);
        lines.InsertRange(start + 1, content.Split('\n'));
        File.WriteAllText(path, Text, new UTF8Encoding(false));
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Generators.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        return folder;
    }
}
