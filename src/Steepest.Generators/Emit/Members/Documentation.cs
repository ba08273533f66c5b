namespace Steepest.Generators.Emit.Members;

/// <summary>The documentation comment of one member. Contents are XML; what the user wrote goes through <see cref="Escape"/>.</summary>
internal sealed class Documentation(string summary)
{
    private const int Width = 144;
    private readonly List<(string Open, string Content, string Close)> elements = [("<summary>", summary, "</summary>")];

    public static string Escape(string words)
        => string.Join(" ", words.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The user's words as a sentence.</summary>
    public static string Sentence(string words)
    {
        var text = Escape(words);
        return text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
    }

    public static string See(string member) => $"<see cref=\"{member}\"/>";

    public static string Reference(string parameter) => $"<paramref name=\"{Names.Bare(parameter)}\"/>";

    /// <summary>a, b and c.</summary>
    public static string Enumerate(IReadOnlyList<string> items)
        => items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[items.Count - 1];

    public Documentation Parameter(string name, string content) => With($"<param name=\"{Names.Bare(name)}\">", content, "</param>");

    public Documentation Returns(string content) => With("<returns>", content, "</returns>");

    public Documentation Throws(string exception, string? content) => content is null ? this : With($"<exception cref=\"global::System.{exception}\">", content, "</exception>");

    public Documentation Remarks(string content) => With("<remarks>", content, "</remarks>");

    public void Write(Writer writer)
    {
        foreach (var (open, content, close) in elements)
        {
            if (writer.Column + open.Length + content.Length + close.Length <= Width)
            {
                writer.WriteLine("/// " + open + content + close);
                continue;
            }

            writer.WriteLine("/// " + open);
            foreach (var line in Wrap(content, Width - writer.Column)) writer.WriteLine("/// " + line);
            writer.WriteLine("/// " + close);
        }
    }

    private Documentation With(string open, string content, string close)
    {
        elements.Add((open, content, close));
        return this;
    }

    /// <summary>Breaks at spaces outside tags.</summary>
    private static IEnumerable<string> Wrap(string content, int width)
    {
        var start = 0;
        var candidate = -1;
        var isInTag = false;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '<') isInTag = true;
            else if (content[i] == '>') isInTag = false;
            else if (content[i] == ' ' && !isInTag) candidate = i;
            if (i - start < width || candidate < start) continue;
            yield return content.Substring(start, candidate - start);
            start = candidate + 1;
        }

        yield return content.Substring(start);
    }
}
