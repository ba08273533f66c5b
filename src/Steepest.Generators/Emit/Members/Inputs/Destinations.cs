using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// Where a member puts derivatives: one destination of its own type for each variable. Their names, their parameters, what is checked at the
/// entry, and what a compiled function gets for them.
/// </summary>
internal sealed class Destinations
{
    private readonly List<ParameterModel> variables;
    private readonly Dictionary<string, string> byVariable;

    /// <param name="variables">In order.</param>
    /// <param name="suffix">What follows a variable's name.</param>
    /// <param name="names">The names of the member's parameters, from which theirs are taken.</param>
    public Destinations(IEnumerable<ParameterModel> variables, string suffix, Names names)
    {
        this.variables = [.. variables];
        byVariable = this.variables.ToDictionary(variable => variable.Name, variable => names.Take(Names.Bare(variable.Name) + suffix));
    }

    /// <summary>The name of a variable's destination.</summary>
    public string this[ParameterModel variable] => byVariable[variable.Name];

    private IEnumerable<ParameterModel> Spans => variables.Where(variable => !variable.IsScalar);

    /// <summary>What is thrown on, as a sentence without an end; empty for nothing.</summary>
    /// <param name="noun">What one of them is.</param>
    public string Wrong(string noun)
    {
        var spans = Spans.ToList();
        return spans.Count == 0 ? ""
            : spans.Count == 1 ? $"{Documentation.Reference(this[spans[0]])} is not as long as {Documentation.Reference(spans[0].Name)} or shares memory with an input"
            : $"A {noun} is not as long as its variable or shares memory with another argument";
    }

    public void AddTo(Signature signature)
    {
        foreach (var variable in variables) signature.Add(InputText.Destination(variable), this[variable]);
    }

    /// <param name="documentation">Of the member.</param>
    /// <param name="received">What they receive: the derivative with respect to.</param>
    public void Document(Documentation documentation, string received)
    {
        foreach (var variable in variables)
        {
            var elements = !variable.IsScalar ? "each element of " : variable.Struct is null ? "" : "each component of ";
            documentation.Parameter(this[variable], $"Receives {received} {elements}{Documentation.Reference(variable.Name)}.");
        }
    }

    /// <summary>Each must be as long as its variable, and apart from the inputs and from those before it.</summary>
    /// <param name="writer">At the entry of the member.</param>
    /// <param name="inputs">Expressions of the spans and arrays that the member reads.</param>
    public void WriteChecks(Writer writer, IEnumerable<string> inputs)
    {
        foreach (var variable in Spans) writer.WriteLine($"{TypeText.Require}.Length({this[variable]}, {InputText.LengthOf(variable)});");
        var apart = inputs.ToList();
        foreach (var variable in Spans)
        {
            foreach (var other in apart) writer.WriteLine($"{TypeText.Require}.NoOverlap({this[variable]}, {other});");
            apart.Add(this[variable]);
        }
    }

    /// <summary>Gives a first value to those that are not assigned as a whole by their parts.</summary>
    public void WriteFirstValues(Writer writer)
    {
        foreach (var variable in variables.Where(variable => !InputText.IsAssignedByParts(variable))) writer.WriteLine($"{this[variable]} = default;");
    }

    /// <summary>What a compiled function gets for the derivative of an input: memory, or a place behind <c>out</c>.</summary>
    public string Argument(KernelInput input) => input.Kind == KernelInputKind.Gradient
        ? InputText.Shaped(input.Of!, input.Part!, this[input.Of!])
        : "out " + InputText.Place(input.Of!, input.Part!, this[input.Of!]);
}
