using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The way of the variables into the driver's packed point and out of it, as two private methods of a solver.</summary>
internal sealed class SolverPacking
{
    private readonly ProblemScope scope;
    private readonly string driver;
    private readonly string pack;
    private readonly string unpack;
    private readonly string point;

    public SolverPacking(ProblemScope scope, string driver)
    {
        this.scope = scope;
        this.driver = driver;
        var names = scope.Names.Inner(driver);
        pack = names.Take("Pack");
        unpack = names.Take("Unpack");
        point = names.Take("point");
    }

    private ProblemModel Model => scope.Model;

    public void WritePackCall(Writer writer)
        => writer.WriteLine($"{pack}({string.Join(", ", Model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name))});");

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
            signature.Add(variable.IsScalar ? "ref readonly " + TypeText.Of(variable.Type) : TypeText.ReadOnlySpan(variable.Type), variable.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            foreach (var span in scope.Layout.Spans) writer.WriteLine($"{TypeText.Require}.Length({span.Variable.Name}, {span.Length});");
            WriteDistinct(writer);
            var vector = WritePoint(writer);
            foreach (var variable in Model.Variables)
            {
                var part = scope.Layout.Part(vector, variable);
                var isFirst = !variable.IsScalar && scope.Layout.Spans[0].Variable == variable;
                writer.WriteLine(variable.IsScalar
                    ? $"{part} = {Cast(variable.Type, scope.Layout.Element)}{variable.Name};"
                    : $"{variable.Name}.CopyTo({(isFirst ? vector : part)});");
            }
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
            signature.Add(variable.IsScalar ? "out " + TypeText.Of(variable.Type) : TypeText.Span(variable.Type), variable.Name);
        using (writer.Block(signature.At(writer.Column)))
        {
            var vector = WritePoint(writer);
            foreach (var variable in Model.Variables)
            {
                var part = scope.Layout.Part(vector, variable);
                writer.WriteLine(variable.IsScalar
                    ? $"{variable.Name} = {Cast(scope.Layout.Element, variable.Type)}{part};"
                    : $"{part}.CopyTo({variable.Name});");
            }
        }
    }

    private static string Cast(ElementType from, ElementType to) => from == to ? "" : $"({TypeText.Of(to)})";
}
