using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary><c>TraceFront</c>: a solver, run to the end for one value of a limit after the other, each from where the last one led.</summary>
/// <param name="scope">The problem.</param>
/// <param name="optimizer">Its optimizer.</param>
internal sealed class FrontMember(ProblemScope scope, SolverNames optimizer)
{
    private const string Limit = "limit";
    private const string Limits = "limits";
    private const string Points = "points";
    private const string Point = "global::Steepest.FrontPoint";

    private readonly IReadOnlyList<ParameterModel> candidates = CandidatesOf(scope.Model);

    private ProblemModel Model => scope.Model;

    private string Name => optimizer.Minimize.Replace("Minimize", "TraceFront");

    /// <summary>The inputs that can be swept: fixed floating-point numbers that a constraint names.</summary>
    public static IReadOnlyList<ParameterModel> CandidatesOf(ProblemModel model)
        => [.. model.Fixed.Where(input => input is { IsScalar: true, Struct: null, Type: ElementType.Double or ElementType.Single } && ConstraintOf(model, input) != null)];

    /// <summary>The fixed inputs that callers pass: all, but for the one that is swept where there is no choice.</summary>
    private IEnumerable<ParameterModel> Passed => Model.Fixed.Where(input => candidates.Count > 1 || input.Name != candidates[0].Name);

    private IEnumerable<string> Taken => Model.Variables.Concat(Passed).Select(input => Names.Bare(input.Name)).Concat(Model.HasSamples ? ["samples"] : Array.Empty<string>());

    public Signature Signature
    {
        get
        {
            var signature = new Signature($"{scope.Modifiers} int {Name}");
            foreach (var variable in Model.Variables) signature.Add(InputText.Moved(variable), variable.Name);
            foreach (var input in Passed) signature.Add(InputText.Read(input), input.Name);
            if (Model.HasSamples) signature.Add("Samples", "samples");
            return signature.Add("string", Free(Limit)).Add("global::System.ReadOnlySpan<double>", Free(Limits)).Add($"global::System.Span<{Point}>", Free(Points))
                .Add(TypeText.MinimizeOptions + "?", "options", "null");
        }
    }

    public void Write(Writer writer)
    {
        var documentation = new Documentation(
            $"Traces a front of trade-offs: minimises {scope.Objective} by {optimizer.Row.Title} for one value of a limit after the other, each time from where the last one that converged led.");
        foreach (var input in Model.Variables) documentation.Parameter(input.Name, ProblemScope.Described(input, "In: where to start. Out: the point of the last value."));
        foreach (var input in Passed) documentation.Parameter(input.Name, input.LengthOf is null ? ProblemScope.Described(input, "Stays as given, unless it is what is swept.") : OutputLengths.Describe(input));
        if (Model.HasSamples) documentation.Parameter("samples", "The data.");
        var words = string.Join(" or ", candidates.Select(input => $"<c>{Names.Bare(input.Name)}</c>"));
        documentation.Parameter(Free(Limit), $"The name of what is swept: {words}.")
            .Parameter(Free(Limits), "Its values, in the order in which they are gone through.")
            .Parameter(Free(Points), "Receives a point for each value; where there is room for more, values in between are added where the front bends most.")
            .Parameter("options", "Limits, tolerances and habits of each run; the defaults where absent.")
            .Returns("How many runs have converged.")
            .Throws("ArgumentException", scope.Wrong("there is no such limit", "there is not enough room", "the optimizer cannot use an option"))
            .Remarks("The limited loss of a point is what the constraint's method returns plus the limit: the loss itself where the method is that loss minus the limit.")
            .Write(writer);
        GeneratedFile.Mark(writer);
        using (writer.Block(Signature.At(writer.Column))) WriteBody(writer);
    }

    private void WriteBody(Writer writer)
    {
        var names = new Names([.. Taken, Free(Limit), Free(Limits), Free(Points), "options", "cancellationToken", .. scope.Model.Inputs.Select(input => input.Name)]);
        var (solver, front, value, result, which) = (names.Take("solver"), names.Take("front"), names.Take("value"), names.Take("result"), names.Take("which"));
        using (writer.Block($"{(candidates.Count == 1 ? "_" : "var " + which)} = {Free(Limit)} switch", ";"))
        {
            for (var i = 0; i < candidates.Count; i++) writer.WriteLine($"\"{Names.Bare(candidates[i].Name)}\" => {Literal.Of(i)},");
            writer.WriteLine($"_ => throw new global::System.ArgumentException(\"There is no such limit: name {string.Join(" or ", candidates.Select(input => Names.Bare(input.Name)))}.\", nameof({Free(Limit)})),");
        }

        var lengths = Model.Variables.Where(variable => !variable.IsScalar).Select(variable => $"{variable.Name}.Length")
            .Concat(scope.OutputLengths.Names).Concat(["options"]).Prepend("this").Skip(Model.IsInstance ? 0 : 1);
        writer.WriteLine($"var {solver} = new {optimizer.Solver}({string.Join(", ", lengths)});");
        writer.WriteLine($"var {front} = new global::Steepest.Minimization.FrontSweep({Free(Limits)}, {Free(Points)});");
        var prices = names.Take("prices");
        var kept = Model.Variables.Select(variable => (Variable: variable, Held: names.Take(Names.Bare(variable.Name) + "Held"), Last: names.Take(Names.Bare(variable.Name) + "Last"))).ToList();
        foreach (var (variable, held, last) in kept)
        {
            var copy = variable.IsScalar ? variable.Name : $"{variable.Name}.ToArray()";
            writer.WriteLine($"var ({held}, {last}) = ({copy}, {copy});");
        }

        writer.WriteLine($"var {prices} = {solver}.Multipliers.ToArray();");
        using (writer.Block($"while ({front}.Next(out var {value}))"))
        {
            using (writer.Block($"if ({front}.Returns)"))
            {
                foreach (var (variable, held, _) in kept) WriteCopy(writer, variable, held, variable.Name);
                writer.WriteLine($"{solver}.Reset();");
                writer.WriteLine($"{prices}.CopyTo({solver}.Multipliers);");
            }

            writer.Blank();
            var arguments = Model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name)
                .Concat(Model.Fixed.Select(input => Swept(input, which, value)))
                .Concat(Model.HasSamples ? ["samples"] : Array.Empty<string>());
            writer.WriteLine($"var {result} = {solver}.Minimize({string.Join(", ", arguments)});");
            var added = names.Take("isKept");
            if (candidates.Count > 1) writer.WriteLine($"bool {added};");
            for (var i = 0; i < candidates.Count; i++)
            {
                var condition = candidates.Count == 1 ? "var " : i == candidates.Count - 1 ? "else " : $"{(i == 0 ? "if" : "else if")} ({which} == {Literal.Of(i)}) ";
                var (place, limited) = PlaceOf(candidates[i], solver, value);
                writer.WriteLine($"{condition}{added} = {front}.Add(in {result}, {solver}.Multipliers[{place}], {limited});");
            }

            using (writer.Block($"if ({added})"))
            {
                foreach (var (variable, held, _) in kept) WriteCopy(writer, variable, variable.Name, held);
                writer.WriteLine($"{solver}.Multipliers.CopyTo({prices});");
            }

            writer.Blank();
            writer.WriteLine($"if (!{front}.IsLast) continue;");
            foreach (var (variable, _, last) in kept) WriteCopy(writer, variable, variable.Name, last);
        }

        writer.Blank();
        foreach (var (variable, _, last) in kept) WriteCopy(writer, variable, last, variable.Name);
        writer.WriteLine($"return {front}.End();");
    }

    private static void WriteCopy(Writer writer, ParameterModel variable, string from, string to)
        => writer.WriteLine(variable.IsScalar ? $"{to} = {from};" : $"{from}.CopyTo({to});");

    private string Swept(ParameterModel input, string which, string value)
    {
        var at = candidates.ToList().FindIndex(candidate => candidate.Name == input.Name);
        if (at < 0) return input.Name;
        var number = input.Type == ElementType.Single ? "(float)" + value : value;
        return candidates.Count == 1 ? number : $"{which} == {Literal.Of(at)} ? {number} : {input.Name}";
    }

    /// <summary>The place of the limit that an input holds, and the limited loss there.</summary>
    private (string Place, string LimitedLoss) PlaceOf(ParameterModel input, string solver, string value)
    {
        var constraint = ConstraintOf(Model, input)!;
        var sides = constraint.Limits!.Sides.ToList();
        var side = sides[sides.Count - 1];
        var place = new LimitText(Model).PlaceOf(constraint, side);

        // What the method returns is the bound plus or minus what is left.
        var left = $"{solver}.LeftOf({place})";
        var bound = side.Bound == 0 ? "" : $" + {Literal.Of(side.Bound)}";
        return (place, side.Side == LimitSide.AtLeast ? $"{value} - {left}{bound}" : $"{value} + {left}{bound}");
    }

    private static MethodModel? ConstraintOf(ProblemModel model, ParameterModel input)
        => model.Methods.FirstOrDefault(method => method.Role == MethodRole.Constraint && method.Parameters.Any(parameter => parameter.Name == input.Name));

    /// <summary>A name beside those of the user's inputs.</summary>
    private string Free(string wish)
    {
        while (Taken.Contains(wish)) wish += "Name";
        return wish;
    }
}
