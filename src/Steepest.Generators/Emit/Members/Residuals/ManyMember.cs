using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary><c>MinimizeMany</c>: many problems of one kind, each with rows of its own, side by side in the lanes of vectors.</summary>
internal sealed class ManyMember
{
    public const string Name = "MinimizeMany";
    private const string Optimizer = "LevenbergMarquardt";

    private readonly ProblemScope scope;
    private readonly ManyProblems many;
    private readonly Names names;
    private readonly string parameters;
    private readonly string counts;
    private readonly string status;
    private readonly string losses;

    public ManyMember(ProblemScope scope, ManyProblems many)
    {
        this.scope = scope;
        this.many = many;
        names = scope.Names.Inner();
        (parameters, counts, status, losses) = (names.Take("parameters"), names.Take("counts"), names.Take("status"), names.Take("losses"));
    }

    private ProblemModel Model => scope.Model;

    private ElementType Element => scope.Layout.Element;

    public Signature Signature
    {
        get
        {
            var signature = new Signature($"{scope.Modifiers} int {Name}").Add(TypeText.Span(Element), parameters);
            foreach (var input in Model.Fixed) signature.Add(InputText.Read(input), input.Name);
            return signature.Add("Samples", "samples")
                .Add("global::System.ReadOnlySpan<int>", counts)
                .Add("global::System.Span<global::Steepest.MinimizeStatus>", status, "default")
                .Add("global::System.Span<double>", losses, "default")
                .Add(TypeText.MinimizeOptions + "?", "options", "null");
        }
    }

    public void Write(Writer writer)
    {
        var order = Documentation.Enumerate([.. Model.Variables.Select(variable => Names.Bare(variable.Name))]);
        var documentation = new Documentation($"Minimises {scope.Objective} for many sets of samples, each by itself, side by side in lanes.")
            .Parameter(parameters, $"Problem after problem, {order}. In: where to start. Out: the best points found.");
        foreach (var input in Model.Fixed) documentation.Parameter(input.Name, ProblemScope.Described(input, "Stays as given."));
        documentation.Parameter("samples", "The data of all problems, one after the other.")
            .Parameter(counts, "How many rows belong to each problem.")
            .Parameter(status, "Receives why each fit ended; may be left out.")
            .Parameter(losses, "Receives the objective of each problem; may be left out.")
            .Parameter("options", "Limits and tolerances, each for one problem; the defaults where absent.")
            .Returns("How many problems have converged.")
            .Throws("ArgumentException", "Lengths do not fit each other, or an option has no meaning here.")
            .Remarks("Allocates nothing once warm.").Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block(Signature.At(writer.Column))) WriteBody(writer);
    }

    private void WriteBody(Writer writer)
    {
        Gathering.Write(writer, Model.Inputs);
        foreach (var span in scope.Layout.Spans) writer.WriteLine($"var {span.Length} = {Literal.Of(span.Variable.StatedLength)};");
        foreach (var offset in scope.Layout.Offsets) writer.WriteLine($"var {offset}");
        var (lower, upper) = (names.Take("lower"), names.Take("upper"));
        var isBounded = Model.Variables.Any(variable => variable.Bounds != null);
        if (isBounded)
        {
            WriteBounds(writer, lower, bound => bound.Lower, "NegativeInfinity");
            WriteBounds(writer, upper, bound => bound.Upper, "PositiveInfinity");
            WriteChecks(writer, lower, upper);
        }

        var (groups, kernel) = (names.Take("groups"), names.Take("kernel"));
        writer.WriteLine($"global::System.ReadOnlySpan<global::Steepest.Minimization.ResidualGroup> {groups} = [{string.Join(", ", Model.Residuals.Select(method => new ResidualText(method, Model).Group))}];");
        writer.WriteLine($"var {kernel} = {new KernelConstruction(scope).Expression("samples", writer.Column, type: scope.Many)};");
        var numbers = Model.IsReparameterized ? names.Take("numbers") : parameters;
        if (Model.IsReparameterized) WriteEntry(writer, numbers);
        List<string> arguments = [$"ref {kernel}", Literal.Of(many.Variables), groups, Literal.Of(Damping), numbers, counts, "samples.Count", status, losses, "options"];
        if (isBounded) arguments.AddRange([lower, upper]);
        var converged = names.Take("converged");
        writer.WriteLine(Signature.List(
            $"{(Model.IsReparameterized ? $"var {converged} =" : "return")} global::Steepest.Minimization.ManyFits.Minimize<{TypeText.Of(Element)}, {scope.Many}>(", arguments, ");", writer.Column));
        if (Model.IsReparameterized) WriteExit(writer, numbers, converged);
    }

    /// <summary>Numbers that lead to the variables of all problems, beside them; other variables as they are.</summary>
    private void WriteEntry(Writer writer, string inner)
    {
        SolverDomains.ForEach(scope, (variable, runtime, domain) => writer.WriteLine($"{runtime}.Require({domain}, {parameters}, {PlaceOf(variable)}, \"{Names.Bare(variable.Name)}\");"));
        var workspace = names.Take("workspace");
        writer.WriteLine($"using var {workspace} = global::Steepest.Kernels.Workspace.Open();");
        writer.WriteLine($"var {inner} = {workspace}.Take<{TypeText.Of(Element)}>({parameters}.Length);");
        writer.WriteLine($"{parameters}.CopyTo({inner});");
        SolverDomains.ForEach(scope, (variable, runtime, domain) => writer.WriteLine($"{runtime}.EnterMany({domain}, {inner}, {PlaceOf(variable)});"));
    }

    private void WriteExit(Writer writer, string inner, string converged)
    {
        SolverDomains.ForEach(scope, (variable, runtime, domain) => writer.WriteLine($"{runtime}.LeaveMany({domain}, {inner}, {parameters}, {PlaceOf(variable)});"));
        writer.WriteLine($"{inner}.CopyTo({parameters});");
        writer.WriteLine($"return {converged};");
    }

    /// <summary>Where a variable stands in a problem, how many numbers it has, and how many the problem has.</summary>
    private string PlaceOf(ParameterModel variable)
        => $"{Literal.Of(many.PlaceOf(variable, variable.Parts.First(), 0))}, {Literal.Of(ManyProblems.NumbersOf(variable))}, {Literal.Of(many.Variables)}";

    private double Damping => Model.Optimizers.First(optimizer => optimizer.Name == Optimizer).Settings.FirstOrDefault(setting => setting.Name == "Damping")?.Value
        ?? OptimizerTable.Find(Optimizer).Settings.First(setting => setting.Name == "Damping").Default;

    /// <summary>One side of the bounds of one problem, which all share.</summary>
    private void WriteBounds(Writer writer, string side, Func<BoundsModel, BoundModel> bound, string none)
    {
        writer.WriteLine($"{TypeText.Span(Element)} {side} = stackalloc {TypeText.Of(Element)}[{Literal.Of(many.Variables)}];");
        writer.WriteLine($"{side}.Fill({TypeText.Of(Element)}.{none});");
        foreach (var variable in Model.Variables.Where(variable => variable.Bounds != null))
        {
            var of = bound(variable.Bounds!);
            if (of.Input is { } held)
            {
                var input = Model.Fixed.First(candidate => candidate.Name == held);
                if (!input.IsScalar) writer.WriteLine($"{TypeText.Require}.Length({input.Name}, {Literal.Of(variable.StatedLength)});");
                foreach (var (part, source) in variable.Parts.Zip(input.Parts, (part, source) => (part, source)))
                {
                    var value = InputText.Argument(input, source, input.Name);
                    var place = Literal.Of(many.PlaceOf(variable, part, 0));
                    writer.WriteLine(variable.IsScalar ? $"{side}[{place}] = {value};" : $"{value}.CopyTo({side}[{place}..]);");
                }

                continue;
            }

            if (double.IsInfinity(of.Number)) continue;
            foreach (var part in variable.Parts)
            {
                var place = many.PlaceOf(variable, part, 0);
                writer.WriteLine(variable.IsScalar
                    ? $"{side}[{Literal.Of(place)}] = {Literal.Of(of.Number, Element)};"
                    : $"{side}.Slice({Literal.Of(place)}, {Literal.Of(ManyProblems.NumbersOf(variable))}).Fill({Literal.Of(of.Number, Element)});");
            }
        }
    }

    /// <summary>Bounds that inputs hold may leave nothing between them.</summary>
    private void WriteChecks(Writer writer, string lower, string upper)
    {
        foreach (var variable in Model.Variables.Where(variable => variable.Bounds is { AreInputs: true }))
        {
            var (place, length) = (Literal.Of(many.PlaceOf(variable, variable.Parts.First(), 0)), Literal.Of(ManyProblems.NumbersOf(variable)));
            writer.WriteLine($"{TypeText.Require}.Bounds<{TypeText.Of(Element)}>({lower}.Slice({place}, {length}), {upper}.Slice({place}, {length}), nameof({parameters}));");
        }
    }
}
