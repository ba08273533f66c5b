using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The variables of a solver that are functions of what it changes: callers see values, the packed point holds numbers.</summary>
/// <param name="scope">The problem.</param>
/// <param name="name">What the solver calls them.</param>
internal sealed class SolverDomains(ProblemScope scope, string name)
{
    private const string Runtime = "global::Steepest.Kernels.Reparameterization";
    private const string Domains = "global::Steepest.Kernels.VariableDomain.";

    private IEnumerable<ParameterModel> Variables => scope.Model.Variables.Where(variable => variable.Domain != VariableDomain.Everywhere);

    private string Type => $"{Runtime}<{TypeText.Of(scope.Layout.Element)}>";

    public void WriteField(Writer writer)
    {
        if (scope.Model.IsReparameterized) writer.WriteLine($"private readonly {Type} {name};");
    }

    public void WriteConstruction(Writer writer)
    {
        if (scope.Model.IsReparameterized) writer.WriteLine($"{name} = new({scope.Layout.Extent});");
    }

    /// <summary>Where callers' values of a variable are copied to and from, given the packed point.</summary>
    public string Vector(ParameterModel variable, string point) => variable.Domain == VariableDomain.Everywhere ? point : $"{name}.Values";

    /// <summary>Turns values into numbers, once all are copied.</summary>
    public void WriteEntry(Writer writer, string point)
    {
        foreach (var variable in Variables)
            writer.WriteLine($"{name}.Enter({DomainOf(variable)}, {point}, {scope.Layout.Place(variable)}, {CountOf(scope, variable)}, \"{Names.Bare(variable.Name)}\"{Single(scope, variable)});");
    }

    /// <summary>Turns numbers into values, before they are copied.</summary>
    public void WriteExit(Writer writer, string point)
    {
        foreach (var variable in Variables)
            writer.WriteLine($"{name}.Leave({DomainOf(variable)}, {point}, {scope.Layout.Place(variable)}, {CountOf(scope, variable)}{Single(scope, variable)});");
    }

    /// <summary>Checks a packed vector of values.</summary>
    public static void WriteRequirements(ProblemScope scope, Writer writer, string vector) => ForEach(scope, (variable, runtime, domain)
        => writer.WriteLine($"{runtime}.Require({domain}, {vector}, {PlaceOf(scope, variable, vector)}, \"{Names.Bare(variable.Name)}\");"));

    /// <summary>Turns a packed vector of values into numbers where they stand.</summary>
    public static void WriteNumbers(ProblemScope scope, Writer writer, string vector) => ForEach(scope, (variable, runtime, domain)
        => writer.WriteLine($"{runtime}.EnterMany({domain}, {vector}, {PlaceOf(scope, variable, vector)}{Single(scope, variable)});"));

    /// <summary>Static members of the runtime that go through many problems.</summary>
    /// <param name="scope">The problem.</param>
    /// <param name="write">Given the variable, what a member is called by, and its domain.</param>
    public static void ForEach(ProblemScope scope, Action<ParameterModel, string, string> write)
    {
        var domains = new SolverDomains(scope, "");
        foreach (var variable in domains.Variables) write(variable, domains.Type, DomainOf(variable));
    }

    /// <summary>The runtime's name of where a variable lies.</summary>
    public static string DomainOf(ParameterModel variable) => Domains + variable.Domain;

    private static string PlaceOf(ProblemScope scope, ParameterModel variable, string vector) => $"{scope.Layout.Place(variable)}, {CountOf(scope, variable)}, {vector}.Length";

    private static string CountOf(ProblemScope scope, ParameterModel variable) => variable.IsScalar ? Literal.Of(variable.Parts.Count()) : scope.Layout.NumbersOf(variable);

    private static string Single(ProblemScope scope, ParameterModel variable) => variable.Parts.Any(scope.Layout.IsSingle) ? ", isSingle: true" : "";
}
