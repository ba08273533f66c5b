using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The packed point of a member that evaluates once: made of the variables where they are in scope under their own names.</summary>
internal sealed class EvaluationPoint(ProblemScope scope)
{
    /// <summary>What the blocks are of.</summary>
    public const string BlockType = "global::Steepest.Kernels.VariableBlock";

    private string Element => TypeText.Of(scope.Layout.Element);

    /// <summary>Writes lengths, offsets and the point.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="point">Its name.</param>
    /// <param name="workspace">The frame of scratch memory that it is taken from; null where it is memory of its own.</param>
    public void Write(Writer writer, string point, string? workspace = null)
    {
        foreach (var span in scope.Layout.Spans) writer.WriteLine($"var {span.Length} = {span.Variable.Name}.Length;");
        foreach (var offset in scope.Layout.Offsets) writer.WriteLine($"var {offset}");
        writer.WriteLine($"{TypeText.Span(scope.Layout.Element)} {point} = {(workspace is null ? $"new {Element}[{scope.Layout.Extent}]" : $"{workspace}.Take<{Element}>({scope.Layout.Extent})")};");
        foreach (var (variable, part) in scope.Model.Variables.SelectMany(variable => variable.Parts.Select(part => (variable, part))))
        {
            var cast = part.Type.Element == scope.Layout.Element ? "" : $"({Element})";
            var value = InputText.Argument(variable, part, variable.Name);
            writer.WriteLine(variable.IsScalar
                ? $"{scope.Layout.Part(point, variable, part)} = {cast}{value};"
                : scope.Layout.IsSingle(part) ? $"{SingleParts.Runtime}.Widen({value}, {scope.Layout.Window(point, variable)});"
                : $"{value}.CopyTo({scope.Layout.Window(point, variable)});");
        }
    }

    /// <summary>What the runtime is told of each variable.</summary>
    public IReadOnlyList<string> Blocks => [.. scope.Model.Variables.Select(variable => Block(variable, ofNumbers: false))];

    /// <summary>The same of the numbers that variables are functions of.</summary>
    public IReadOnlyList<string> BlocksOfNumbers => [.. scope.Model.Variables.Select(variable => Block(variable, ofNumbers: true))];

    private string Block(ParameterModel variable, bool ofNumbers)
    {
        var name = Names.Bare(variable.Name);
        var length = variable.IsScalar ? "" : ", " + scope.Layout.LengthOf(variable);
        var components = variable.Struct is { } type ? $", [{string.Join(", ", type.Components.Select(component => $"\"{component.Title}\""))}]" : "";
        List<string> facts = [];
        if (variable.Parts.Any(scope.Layout.IsSingle)) facts.Add("IsSingle = true");
        if (variable.Domain != VariableDomain.Everywhere && !ofNumbers) facts.Add($"Domain = {SolverDomains.DomainOf(variable)}");
        return $"new(\"{name}\", {scope.Layout.Place(variable)}{length}{components}){(facts.Count > 0 ? $" {{ {string.Join(", ", facts)} }}" : "")}";
    }
}
