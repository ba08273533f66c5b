using System.Globalization;
using System.Runtime.CompilerServices;

namespace Steepest.Fuzz.Programs;

/// <summary>An interpolated string whose holes are nodes.</summary>
[InterpolatedStringHandler]
internal sealed class Template
{
    private readonly List<string> _text = [""];
    private readonly List<Node> _children = [];

    public Template(int literalLength, int formattedCount)
    {
    }

    public IReadOnlyList<string> Text => _text;

    public IReadOnlyList<Node> Children => _children;

    public void AppendLiteral(string text) => _text[^1] += text;

    public void AppendFormatted(Node node)
    {
        _children.Add(node);
        _text.Add("");
    }

    public void AppendFormatted(string text) => _text[^1] += text;

    public void AppendFormatted(int number) => _text[^1] += number.ToString(CultureInfo.InvariantCulture);
}
