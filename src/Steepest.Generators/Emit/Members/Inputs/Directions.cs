using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// In which direction a member moves the variables: one parameter of its own type for each. Their names, their parameters, what is checked at
/// the entry, and what a compiled function gets for them.
/// </summary>
internal sealed class Directions
{
    private readonly IReadOnlyList<ParameterModel> variables;
    private readonly Dictionary<string, string> byVariable;

    /// <param name="variables">In order.</param>
    /// <param name="names">The names of the member's parameters, from which theirs are taken.</param>
    public Directions(IReadOnlyList<ParameterModel> variables, Names names)
    {
        this.variables = variables;
        byVariable = variables.ToDictionary(variable => variable.Name, variable => names.Take(Names.Bare(variable.Name) + "Direction"));
    }

    /// <summary>Those that are spans.</summary>
    public IEnumerable<string> Spans => SpanVariables.Select(variable => byVariable[variable.Name]);

    /// <summary>What is thrown on, as a sentence without an end.</summary>
    public string Wrong
    {
        get
        {
            var spans = SpanVariables.ToList();
            return spans.Count == 0 ? ""
                : spans.Count == 1 ? $"{Documentation.Reference(byVariable[spans[0].Name])} is not as long as {Documentation.Reference(spans[0].Name)}"
                : "A direction is not as long as its variable";
        }
    }

    private IEnumerable<ParameterModel> SpanVariables => variables.Where(variable => !variable.IsScalar);

    public void AddTo(Signature signature)
    {
        foreach (var variable in variables) signature.Add(InputText.Direction(variable), byVariable[variable.Name]);
    }

    public void Document(Documentation documentation)
    {
        foreach (var variable in variables)
        {
            var elements = !variable.IsScalar ? "each element of " : variable.Struct is null ? "" : "each component of ";
            documentation.Parameter(byVariable[variable.Name], $"How fast {elements}{Documentation.Reference(variable.Name)} moves.");
        }
    }

    public void WriteChecks(Writer writer)
    {
        foreach (var variable in SpanVariables) writer.WriteLine($"{TypeText.Require}.Length({byVariable[variable.Name]}, {InputText.LengthOf(variable)});");
    }

    /// <summary>What a compiled function gets for a part of a direction.</summary>
    public string Argument(KernelInput input) => InputText.Shaped(input.Of!, input.Part!, byVariable[input.Of!.Name]);
}
