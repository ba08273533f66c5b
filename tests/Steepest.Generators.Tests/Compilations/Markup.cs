using Microsoft.CodeAnalysis.Text;

namespace Steepest.Generators.Tests.Compilations;

/// <summary>Source in which <c>[|…|]</c> marks what a rule underlines.</summary>
/// <param name="Source">Without the marks.</param>
/// <param name="Spans">What they enclosed, in order.</param>
internal sealed record Markup(string Source, IReadOnlyList<TextSpan> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static Markup Parse(string marked)
    {
        var spans = new List<TextSpan>();
        var source = marked;
        for (var start = source.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = source.IndexOf(Open, StringComparison.Ordinal))
        {
            source = source.Remove(start, Open.Length);
            var end = source.IndexOf(Close, start, StringComparison.Ordinal);
            if (end < 0) throw new FormatException("A mark is not closed.");
            source = source.Remove(end, Close.Length);
            spans.Add(TextSpan.FromBounds(start, end));
        }

        return new Markup(source, spans);
    }
}
