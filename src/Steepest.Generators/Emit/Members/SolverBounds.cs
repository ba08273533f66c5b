using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The bounds that a solver keeps its variables within: numbers are set once, those that inputs hold whenever variables are packed.</summary>
/// <param name="scope">The problem.</param>
/// <param name="name">What the solver calls them.</param>
/// <param name="isLocal">Whether that is a local of a member, and no field.</param>
internal sealed class SolverBounds(ProblemScope scope, string name, bool isLocal = false)
{
    private const string Runtime = "global::Steepest.Minimization.Box";

    private IEnumerable<ParameterModel> Bounded => scope.Model.Variables.Where(variable => variable.Bounds != null);

    private IEnumerable<ParameterModel> Projected => scope.Model.Variables.Where(variable => variable.Projection != null);

    private IEnumerable<ParameterModel> ByInputs => Bounded.Where(variable => variable.Bounds!.AreInputs);

    private string Type => $"{Runtime}<{TypeText.Of(scope.Layout.Element)}>";

    /// <summary>Whether there are any.</summary>
    public bool Any => Bounded.Any() || Projected.Any();

    /// <summary>The fixed inputs that hold bounds, each once.</summary>
    public IReadOnlyList<ParameterModel> Inputs => [.. ByInputs.SelectMany(variable => new[] { variable.Bounds!.Lower.Input, variable.Bounds.Upper.Input })
        .Where(input => input != null).Distinct().Select(input => Input(input!))];

    /// <summary>The argument of the driver's constructor.</summary>
    public IEnumerable<string> Arguments => Any ? [$"box: {name}"] : [];

    public void WriteField(Writer writer)
    {
        if (ByInputs.Any()) writer.WriteLine($"private readonly {Type} {name};");
    }

    /// <summary>Makes them and sets the numbers, before the driver is made.</summary>
    public void WriteConstruction(Writer writer)
    {
        if (!Any) return;
        var declared = ByInputs.Any() && !isLocal ? $"{name} = new(" : $"var {name} = new {Type}(";
        writer.WriteLine($"{declared}{scope.Layout.Extent});");
        foreach (var variable in Bounded)
        {
            WriteNumber(writer, variable, variable.Bounds!.Lower, "Lower");
            WriteNumber(writer, variable, variable.Bounds.Upper, "Upper");
        }

        foreach (var variable in Projected)
            writer.WriteLine($"{name}.Keep(global::Steepest.Minimization.ProjectionSet.{variable.Projection}, {scope.Layout.Place(variable)}, {scope.Layout.LengthOf(variable)});");
    }

    /// <summary>Takes the bounds that inputs hold, and checks that they leave something.</summary>
    public void WritePacking(Writer writer)
    {
        foreach (var variable in ByInputs)
        {
            WriteInput(writer, variable, variable.Bounds!.Lower, "Lower");
            WriteInput(writer, variable, variable.Bounds.Upper, "Upper");
            var title = $"nameof({variable.Name})";
            foreach (var part in variable.Parts)
            {
                var lower = scope.Layout.Window($"{name}.Lower", variable, part);
                var upper = scope.Layout.Window($"{name}.Upper", variable, part);
                writer.WriteLine($"{TypeText.Require}.Bounds<{TypeText.Of(scope.Layout.Element)}>({lower}, {upper}, {title});");
            }
        }
    }

    private void WriteNumber(Writer writer, ParameterModel variable, BoundModel bound, string side)
    {
        if (double.IsInfinity(bound.Number)) return;
        foreach (var part in variable.Parts)
        {
            // A float is kept by the float that is nearest to the number.
            var number = Literal.Of(part.Type.Element == ElementType.Single ? (float)bound.Number : bound.Number, scope.Layout.Element);
            var place = scope.Layout.Part($"{name}.{side}", variable, part);
            writer.WriteLine(variable.IsScalar ? $"{place} = {number};" : $"{place}.Fill({number});");
        }
    }

    private void WriteInput(Writer writer, ParameterModel variable, BoundModel bound, string side)
    {
        if (bound.Input is not { } held) return;
        var input = Input(held);
        if (!variable.IsScalar) writer.WriteLine($"{TypeText.Require}.Length({input.Name}, {scope.Layout.LengthOf(variable)});");
        foreach (var (part, source) in variable.Parts.Zip(input.Parts, (part, source) => (part, source)))
        {
            var place = scope.Layout.Part($"{name}.{side}", variable, part);
            var value = InputText.Argument(input, source, input.Name);
            writer.WriteLine(variable.IsScalar ? $"{place} = {value};"
                : scope.Layout.IsSingle(part) ? $"{SingleParts.Runtime}.Widen({value}, {place});"
                : $"{value}.CopyTo({place});");
        }
    }

    private ParameterModel Input(string held) => scope.Model.Fixed.First(input => input.Name == held);
}
