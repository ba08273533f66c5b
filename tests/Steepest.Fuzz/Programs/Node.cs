using System.Text;

namespace Steepest.Fuzz.Programs;

/// <summary>A piece of a program: text with other pieces in it.</summary>
/// <param name="Sort">What it stands for.</param>
/// <param name="Kind">The construct that it is an example of, if it is one.</param>
/// <param name="Text">The text before, between and behind the children: one more than these.</param>
/// <param name="Children">The pieces.</param>
/// <param name="Magnitude">For numbers: a bound of the absolute value.</param>
internal sealed record Node(Sort Sort, string? Kind, IReadOnlyList<string> Text, IReadOnlyList<Node> Children, double Magnitude)
{
    public static Node Of(Sort sort, string? kind, Template template, double magnitude = 0) => new(sort, kind, template.Text, template.Children, magnitude);

    public static Node Literal(Sort sort, string text, double magnitude = 0) => new(sort, null, [text], [], magnitude);

    /// <summary>Statements or members, each on lines of its own.</summary>
    public static Node Sequence(IReadOnlyList<Node> parts)
        => new(Sort.Block, null, parts.Count == 0 ? [""] : ["", .. Enumerable.Repeat("\n", parts.Count - 1), ""], parts, 0);

    /// <summary>This node and all below it.</summary>
    public IEnumerable<Node> DescendantsAndSelf() => Children.SelectMany(child => child.DescendantsAndSelf()).Prepend(this);

    public int Size => 1 + Children.Sum(child => child.Size);

    public Node With(int child, Node replacement)
    {
        var children = Children.ToArray();
        children[child] = replacement;
        return this with { Children = children };
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }

    private void WriteTo(StringBuilder text)
    {
        for (var i = 0; i < Children.Count; i++)
        {
            text.Append(Text[i]);
            Children[i].WriteTo(text);
        }

        text.Append(Text[^1]);
    }
}
