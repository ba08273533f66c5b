using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>
/// What the user's documentation comment says, as plain words without markup. It is read from the source, because the compiler gives the
/// comment only where the project writes a documentation file, and the generated code must not depend on that.
/// </summary>
internal sealed class DocumentationComment
{
    private const string Marker = "///";
    private static readonly DocumentationComment None = new(null);

    private readonly XElement? comment;

    private DocumentationComment(XElement? comment) => this.comment = comment;

    /// <summary>The first sentence of the summary; null where there is none.</summary>
    public string? Summary => FirstSentence(Text(comment?.Element("summary")));

    public static DocumentationComment Of(SyntaxNode declaration)
    {
        var trivia = declaration.GetLeadingTrivia().ToFullString();
        if (trivia.IndexOf(Marker, StringComparison.Ordinal) < 0) return None;
        var lines = trivia.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(Marker, StringComparison.Ordinal));
        try
        {
            return new DocumentationComment(XElement.Parse("<comment>" + string.Join("\n", lines.Select(line => line.Substring(Marker.Length))) + "</comment>", LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return None;
        }
    }

    /// <summary>What is said of a parameter; null where nothing is.</summary>
    public string? Parameter(string name) => Text(comment?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name));

    private static string? Text(XElement? element)
    {
        if (element == null) return null;
        var text = new StringBuilder();
        Append(element, text);
        var words = text.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(" ", words);
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain) text.Append(plain.Value);
            else if (node is XElement { IsEmpty: false } inner) Append(inner, text);
            else if (node is XElement reference) text.Append(Referred(reference));
        }
    }

    /// <summary>What an empty element such as <c>see</c> or <c>paramref</c> names, without the namespace.</summary>
    private static string Referred(XElement reference)
    {
        var name = reference.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName is "cref" or "name" or "langword")?.Value ?? " ";
        var bracket = name.IndexOf('(');
        if (bracket >= 0) name = name.Substring(0, bracket);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static string? FirstSentence(string? text)
    {
        var end = text?.IndexOf(". ", StringComparison.Ordinal) ?? -1;
        return end < 0 ? text : text!.Substring(0, end + 1);
    }
}
