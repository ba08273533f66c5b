using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Emit.Members.Optimizers;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The fields and the constructor of a solver.</summary>
/// <param name="scope">The problem.</param>
/// <param name="optimizer">Its optimizer.</param>
/// <param name="driver">The field that holds the driver.</param>
/// <param name="problem">The field that holds the problem, where it is an instance.</param>
/// <param name="bounds">What the variables are kept within.</param>
/// <param name="penalty">The weights of their magnitudes.</param>
/// <param name="constraints">What is limited.</param>
/// <param name="domains">What is a function of what it changes.</param>
internal sealed class SolverConstruction(ProblemScope scope, SolverNames optimizer, string driver, string problem, SolverBounds bounds, SolverPenalty penalty, SolverConstraints constraints, SolverDomains domains)
{
    private const string Problem = "problem";

    private PointLayout Layout => scope.Layout;

    private bool IsNullable => scope.Model is { IsInstance: true, Type.IsStruct: false };

    public void WriteFields(Writer writer)
    {
        if (scope.Model.IsInstance) writer.WriteLine($"private readonly {scope.Model.Type.Name} {problem};");
        foreach (var field in Layout.Fields) writer.WriteLine($"private readonly int {field};");
        scope.OutputLengths.WriteFields(writer);
        bounds.WriteField(writer);
        penalty.WriteField(writer);
        domains.WriteField(writer);
        writer.WriteLine($"private readonly {constraints.DriverType} {driver};");
        writer.Blank();
    }

    public void WriteConstructor(Writer writer)
    {
        var documentation = new Documentation("Allocates everything that iterations need.");
        var signature = new Signature($"public {optimizer.Solver}");
        if (scope.Model.IsInstance)
        {
            signature.Add(scope.Model.Type.Name, Problem);
            documentation.Parameter(Problem, "What to minimise.");
        }

        foreach (var span in Layout.Spans)
        {
            signature.Add("int", ParameterOf(span.Variable));
            documentation.Parameter(ParameterOf(span.Variable), $"The number of elements of <c>{Names.Bare(span.Variable.Name)}</c>.");
        }

        scope.OutputLengths.AddTo(signature);
        scope.OutputLengths.Document(documentation);
        signature.Add(TypeText.MinimizeOptions + "?", "options", "null");
        documentation.Parameter("options", "Limits, tolerances and habits of its runs; the defaults where absent.");
        if (IsNullable) documentation.Throws("ArgumentNullException", "There is no problem.");
        if (Layout.Spans.Count > 0 || scope.OutputLengths.Any) documentation.Throws("ArgumentOutOfRangeException", "A number of elements is negative or not the stated one.");
        documentation.Throws("ArgumentException", "The optimizer cannot use an option.").Write(writer);
        using (writer.Block(signature.At(writer.Column)))
        {
            if (IsNullable) writer.WriteLine($"global::System.ArgumentNullException.ThrowIfNull({Problem});");
            foreach (var span in Layout.Spans)
            {
                var parameter = ParameterOf(span.Variable);
                var check = span.Variable.StatedLength > 0 ? $"ThrowIfNotEqual({parameter}, {Literal.Of(span.Variable.StatedLength)})" : $"ThrowIfNegative({parameter})";
                writer.WriteLine($"global::System.ArgumentOutOfRangeException.{check};");
            }

            scope.OutputLengths.WriteChecks(writer);
            if (scope.Model.IsInstance) writer.WriteLine($"{(problem == Problem ? "this." : "")}{problem} = {Problem};");
            foreach (var span in Layout.Spans)
            {
                var parameter = ParameterOf(span.Variable);
                writer.WriteLine($"{(span.Length == parameter ? "this." : "")}{span.Length} = {parameter};");
            }

            scope.OutputLengths.WriteAssignments(writer);
            foreach (var offset in Layout.Offsets) writer.WriteLine(offset);
            bounds.WriteConstruction(writer);
            penalty.WriteConstruction(writer);
            domains.WriteConstruction(writer);
            var arguments = ResidualArguments().Concat(optimizer.Row.Arguments(optimizer.Model)).Prepend($"length: {Layout.Extent}")
                .Concat([$"layout: {LayoutHash.Expression(scope.Model, optimizer.Model, Layout)}", constraints.Options]).Concat(constraints.Arguments)
                .Concat(MetricArguments()).Concat(SingleArguments()).Concat(bounds.Arguments).Concat(penalty.Arguments).Concat(PlaceArguments()).ToList();
            constraints.WriteConstruction(writer, arguments, made =>
            {
                if (optimizer.Row.Freezes) WriteNames(writer, made);
            });
        }
    }

    /// <summary>Options and reports name variables; the driver knows places.</summary>
    private void WriteNames(Writer writer, string made)
    {
        var places = scope.Model.Variables.Select(variable => $"(\"{Names.Bare(variable.Name)}\", {Layout.Range(variable)})");
        writer.WriteLine($"if (options is not null) {made}.Name([{string.Join(", ", places)}]);");
    }

    /// <summary>Training picks the best parameters by the metric, where there is one.</summary>
    private IEnumerable<string> MetricArguments()
    {
        if (!scope.Model.HasSamples || optimizer.Row.KeepsConstraints || scope.Metric is not { } metric) yield break;
        if (metric.Maximize) yield return "maximizeMetric: true";
        yield return "hasMetric: true";
    }

    /// <summary>What a driver that knows residuals is told of them.</summary>
    private IEnumerable<string> ResidualArguments()
    {
        if (!optimizer.Row.UsesResiduals) yield break;
        yield return $"groups: [{string.Join(", ", scope.Model.Residuals.Select(method => new ResidualText(method, scope.Model).Group))}]";
        yield return $"hasLosses: {Literal.Of(scope.Model.HasLosses)}";
        if (scope.HasRowBlocks) yield return "hasBlocks: true";
    }

    /// <summary>A point of doubles in which floats are rounded.</summary>
    private IEnumerable<string> SingleArguments()
    {
        var singles = Layout.Singles.ToList();
        if (singles.Count > 0) yield return $"singles: [{string.Join(", ", singles)}]";
    }

    /// <summary>Where padding stands between variables, which are not taken for some then.</summary>
    private IEnumerable<string> PlaceArguments()
    {
        if (!optimizer.Row.UsesProducts && !optimizer.Row.NeedsPlaces) yield break;
        var places = Layout.Places.ToList();
        if (places.Count > 1) yield return $"places: [{string.Join(", ", places)}]";
    }

    private static string ParameterOf(ParameterModel variable) => Names.Bare(variable.Name) + "Length";
}
