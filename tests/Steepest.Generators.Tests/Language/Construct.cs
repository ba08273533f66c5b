using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Tests.Language;

/// <summary>
/// A row of the table of the language: one form of one kind of operation, in a small program. <c>[|…|]</c> in it marks what the row is
/// about: the operation lies there, the page shows it, and what is refused is reported there.
/// </summary>
/// <param name="Kind">The kind of operation that the marked text holds.</param>
/// <param name="Form">What is special about it, in words.</param>
/// <param name="Parameters">Of the method, as in C#.</param>
/// <param name="Body">The statements of the method.</param>
internal sealed record Construct(OperationKind Kind, string Form, string Parameters, string Body)
{
    /// <summary>The annotated type of every row.</summary>
    public const string Type = "Model";

    /// <summary>Other members of its type.</summary>
    public string Helpers { get; init; } = "";

    /// <summary>Types beside it.</summary>
    public string Types { get; init; } = "";

    /// <summary>Further <c>using</c> directives.</summary>
    public string Imports { get; init; } = "";

    /// <summary>Further attributes of the method.</summary>
    public string Attributes { get; init; } = "";

    public string Returns { get; init; } = "double";

    /// <summary>The modifiers and the kind of the annotated type.</summary>
    public string Declaration { get; init; } = "static partial class";

    /// <summary>What makes an object of it, for an instance method.</summary>
    public string? Receiver { get; init; }

    /// <summary>The lengths that all spans of variables take in turn.</summary>
    public int[] Lengths { get; init; } = [4];

    /// <summary>What the inputs that are no variables take in turn: an expression for each of them.</summary>
    public string[][] Inputs { get; init; } = [[]];

    public double Low { get; init; } = -1.4;

    public double High { get; init; } = 1.4;

    /// <summary>Points beside the random ones: the numbers of each variable, end to end.</summary>
    public double[][][] Points { get; init; } = [];

    /// <summary>Whether the program is checked inside a loop that carries a value through it, too.</summary>
    public bool IsLooped { get; init; } = true;

    /// <summary>What is evaluated in place of the body for comparison, where the body cannot be read over dual numbers.</summary>
    public string? ReferenceBody { get; init; }

    /// <summary>The same of the helpers.</summary>
    public string? ReferenceHelpers { get; init; }

    /// <summary>The rule that refuses the marked text; null where it is differentiated.</summary>
    public string? RefusedBy { get; init; }

    /// <summary>The error by which the C# compiler refuses it before; null where it is right C#.</summary>
    public string? Error { get; init; }

    public bool IsDifferentiated => RefusedBy is null && Error is null;

    /// <summary>A name for its namespace, from its form.</summary>
    public string Name
    {
        get
        {
            var name = new StringBuilder(Kind.ToString()).Append('_');
            foreach (var letter in Form)
            {
                if (char.IsAsciiLetterOrDigit(letter)) name.Append(letter);
                else if (letter == ' ') name.Append('_');
                else name.Append(CultureInfo.InvariantCulture, $"u{(int)letter:x}");
            }

            return name.ToString();
        }
    }

    public override string ToString() => $"{Kind}: {Form}";
}
