using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The weights of magnitudes that a solver's driver treats apart: numbers are set once, those that inputs hold whenever variables are packed.</summary>
/// <param name="scope">The problem.</param>
/// <param name="name">What the solver calls them.</param>
internal sealed class SolverPenalty(ProblemScope scope, string name)
{
    private IEnumerable<(ParameterModel Variable, PenaltyModel Penalty)> Penalties
        => scope.Model.Variables.SelectMany(variable => variable.Penalties.Where(penalty => penalty.Kind == PenaltyKind.Magnitudes).Select(penalty => (variable, penalty)));

    private IEnumerable<(ParameterModel Variable, PenaltyModel Penalty)> ByInputs => Penalties.Where(pair => pair.Penalty.Input != null);

    private string Type => $"global::Steepest.Minimization.AbsolutePenalty<{TypeText.Of(scope.Layout.Element)}>";

    /// <summary>The fixed inputs that hold weights, each once.</summary>
    public IEnumerable<ParameterModel> Inputs => ByInputs.Select(pair => pair.Penalty.Input!).Distinct().Select(Input);

    /// <summary>The argument of the driver's constructor.</summary>
    public IEnumerable<string> Arguments => Penalties.Any() ? [$"penalty: {name}"] : [];

    public void WriteField(Writer writer)
    {
        if (ByInputs.Any()) writer.WriteLine($"private readonly {Type} {name};");
    }

    /// <summary>Makes them and sets the numbers, before the driver is made.</summary>
    public void WriteConstruction(Writer writer)
    {
        if (!Penalties.Any()) return;
        writer.WriteLine($"{(ByInputs.Any() ? $"{name} = new(" : $"var {name} = new {Type}(")}{scope.Layout.Extent});");
        foreach (var (variable, penalty) in Penalties.Where(pair => pair.Penalty.Input is null))
            WriteWeight(writer, variable, Literal.Of(penalty.Weight, scope.Layout.Element));
    }

    /// <summary>Takes the weights that inputs hold, and checks them.</summary>
    public void WritePacking(Writer writer)
    {
        foreach (var input in Inputs) writer.WriteLine($"{TypeText.Require}.Weight({input.Name});");
        foreach (var (variable, penalty) in ByInputs)
        {
            var input = Input(penalty.Input!);
            WriteWeight(writer, variable, (input.Type == ElementType.Double && scope.Layout.Element == ElementType.Single ? "(float)" : "") + input.Name);
        }
    }

    private void WriteWeight(Writer writer, ParameterModel variable, string weight)
    {
        foreach (var part in variable.Parts)
        {
            var place = scope.Layout.Part($"{name}.Weights", variable, part);
            writer.WriteLine(variable.IsScalar ? $"{place} = {weight};" : $"{place}.Fill({weight});");
        }
    }

    private ParameterModel Input(string held) => scope.Model.Fixed.First(input => input.Name == held);
}
