using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The way of the variables into the driver's packed point and out of it, as two private methods of a solver.</summary>
internal sealed class SolverPacking
{
    private readonly ProblemScope scope;
    private readonly string driver;
    private readonly SolverBounds bounds;
    private readonly SolverPenalty penalty;
    private readonly SolverDomains domains;
    private readonly List<ParameterModel> read;
    private readonly string pack;
    private readonly string unpack;
    private readonly string point;

    public SolverPacking(ProblemScope scope, string driver, SolverBounds bounds, SolverPenalty penalty, SolverDomains domains)
    {
        this.domains = domains;
        this.penalty = penalty;
        read = [.. bounds.Inputs.Concat(penalty.Inputs).Distinct()];
        this.bounds = bounds;
        this.scope = scope;
        this.driver = driver;
        var names = scope.Names.Inner(driver);
        pack = names.Take("Pack");
        unpack = names.Take("Unpack");
        point = names.Take("point");
    }

    private ProblemModel Model => scope.Model;

    private IEnumerable<(ParameterModel Variable, InputPart Part)> Parts
        => Model.Variables.SelectMany(variable => variable.Parts.Select(part => (variable, part)));

    public void WritePackCall(Writer writer)
        => writer.WriteLine($"{pack}({string.Join(", ", Model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name).Concat(read.Select(input => input.Name)))});");

    public void WriteUnpackCall(Writer writer)
        => writer.WriteLine($"{unpack}({string.Join(", ", Model.Variables.Select(variable => variable.IsScalar ? "out " + variable.Name : variable.Name))});");

    public void Write(Writer writer)
    {
        WritePack(writer);
        writer.Blank();
        WriteUnpack(writer);
    }

    private void WritePack(Writer writer)
    {
        var signature = new Signature($"private void {pack}");
        foreach (var variable in Model.Variables)
            signature.Add((variable.IsScalar ? "ref readonly " : "") + InputText.Read(variable), variable.Name);
        foreach (var input in read) signature.Add(InputText.Read(input), input.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            foreach (var span in scope.Layout.Spans) writer.WriteLine($"{TypeText.Require}.Length({span.Variable.Name}, {span.Length});");
            WriteDistinct(writer);
            bounds.WritePacking(writer);
            penalty.WritePacking(writer);
            var vector = WritePoint(writer);
            foreach (var (variable, part) in Parts)
            {
                var to = domains.Vector(variable, vector);
                var place = scope.Layout.Part(to, variable, part);
                var isFirst = !variable.IsScalar && scope.Layout.Spans[0].Variable == variable;
                var value = InputText.Argument(variable, part, variable.Name);
                writer.WriteLine(variable.IsScalar
                    ? $"{place} = {Cast(part.Type.Element, scope.Layout.Element)}{value};"
                    : scope.Layout.IsSingle(part) ? $"{SingleParts.Runtime}.Widen({value}, {(isFirst ? to : place)});"
                    : $"{value}.CopyTo({(isFirst ? to : place)});");
            }

            domains.WriteEntry(writer, vector);
        }
    }

    /// <summary>The packed point, in a local where several variables need it.</summary>
    private string WritePoint(Writer writer)
    {
        if (Model.Variables.Count == 1) return $"{driver}.Point";
        writer.WriteLine($"var {point} = {driver}.Point;");
        return point;
    }

    private void WriteDistinct(Writer writer)
    {
        for (var i = 0; i < Model.Variables.Count; i++)
        {
            for (var j = i + 1; j < Model.Variables.Count; j++)
            {
                var (first, second) = (Model.Variables[i], Model.Variables[j]);
                if (first.IsScalar && !second.IsScalar) (first, second) = (second, first);
                writer.WriteLine((first.IsScalar, second.IsScalar) switch
                {
                    (false, false) => $"{TypeText.Require}.NoOverlap({first.Name}, {second.Name});",
                    (false, true) => $"{TypeText.Require}.NoOverlapWith({first.Name}, in {second.Name});",
                    _ => $"{TypeText.Require}.Distinct(in {first.Name}, in {second.Name});",
                });
            }
        }
    }

    private void WriteUnpack(Writer writer)
    {
        var signature = new Signature($"private void {unpack}");
        foreach (var variable in Model.Variables)
            signature.Add(InputText.Destination(variable), variable.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            var vector = WritePoint(writer);
            domains.WriteExit(writer, vector);
            foreach (var variable in Model.Variables.Where(variable => !InputText.IsAssignedByParts(variable))) writer.WriteLine($"{variable.Name} = default;");
            foreach (var (variable, part) in Parts)
            {
                var place = scope.Layout.Part(domains.Vector(variable, vector), variable, part);
                writer.WriteLine(variable.IsScalar
                    ? $"{InputText.Place(variable, part, variable.Name)} = {Cast(scope.Layout.Element, part.Type.Element)}{place};"
                    : scope.Layout.IsSingle(part) ? $"{SingleParts.Runtime}.Narrow({place}, {InputText.Argument(variable, part, variable.Name)});"
                    : $"{place}.CopyTo({InputText.Argument(variable, part, variable.Name)});");
            }
        }
    }

    private static string Cast(ElementType from, ElementType to) => from == to ? "" : $"({TypeText.Of(to)})";
}
