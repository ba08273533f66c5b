using System.Text;

namespace Steepest.Fuzz.Programs;

/// <summary>A random program: one type with one annotated method and what that calls.</summary>
/// <param name="Inputs">The parameters of the method.</param>
/// <param name="Result">Its return type.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Members">Other members of the type: helpers, tables, structs.</param>
/// <param name="Outside">Declarations beside the type, as extension methods need them.</param>
/// <param name="Fields">The readonly fields of an instance type; null of a static one.</param>
/// <param name="Derivatives">What it asks for.</param>
internal sealed record FuzzProgram(IReadOnlyList<Input> Inputs, string Result, Node Body, Node Members, Node Outside, Node? Fields, IReadOnlyList<string> Derivatives) : ISubject
{
    /// <summary>Stands for the name of the type in all texts.</summary>
    public const string Name = "\u0001";

    /// <summary>The kinds of constructs that occur.</summary>
    public IEnumerable<string> Kinds => new[] { Body, Members, Outside, Fields }.OfType<Node>().SelectMany(part => part.DescendantsAndSelf()).Select(node => node.Kind).OfType<string>()
        .Concat(Inputs.Select(input => input.Kind))
        .Concat(Derivatives.Select(derivative => "Derivatives." + derivative))
        .Distinct();

    public bool IsInstance => Fields is not null;

    public bool IsStrict { get; init; }

    public int Size => Body.Size + Members.Size + Outside.Size + Inputs.Count;

    public string Text(string name)
        => Text(name, "", $"[Differentiable({string.Join(" | ", Derivatives.Select(derivative => "Derivatives." + derivative))}{(IsStrict ? ", Strict = true" : "")})]", "");

    /// <summary>The file.</summary>
    /// <param name="name">The name of the type.</param>
    /// <param name="onType">Attributes of the type, each on a line.</param>
    /// <param name="onMethod">The attribute of the method.</param>
    /// <param name="beside">Other annotated methods.</param>
    public string Text(string name, string onType, string onMethod, string beside)
    {
        var text = $$"""
            /// <summary>A random program.</summary>
            {{onType}}
            public {{(IsInstance ? "sealed" : "static")}} partial class {{Name}}
            {
            {{Fields}}
            /// <summary>Its loss.</summary>
            {{onMethod}}
            public {{(IsInstance ? "" : "static ")}}{{Result}} Loss({{string.Join(", ", Inputs.Select(input => input.Declaration))}})
            {
            {{Body}}
            }
            {{beside}}
            {{Members}}
            }
            {{Outside}}
            """;
        return Indented(text.Replace(Name, name, StringComparison.Ordinal));
    }

    private static string Indented(string text)
    {
        var lines = new StringBuilder();
        var depth = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith('}')) depth--;
            lines.Append(' ', 4 * Math.Max(depth, 0)).Append(line).Append('\n');
            if (line.EndsWith('{') && !line.StartsWith('}')) depth++;
            else if (line == "{") depth++;
        }

        return lines.ToString();
    }
}
