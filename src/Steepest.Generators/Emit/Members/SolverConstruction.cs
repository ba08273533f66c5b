using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>The fields and the constructor of a solver.</summary>
internal sealed class SolverConstruction(ProblemScope scope, SolverNames optimizer, string driver)
{
    private PointLayout Layout => scope.Layout;

    public void WriteFields(Writer writer)
    {
        foreach (var field in Layout.Fields) writer.WriteLine($"private readonly int {field};");
        writer.WriteLine($"private readonly {optimizer.Row.DriverType(TypeText.Of(Layout.Element))} {driver};");
        writer.Blank();
    }

    public void WriteConstructor(Writer writer)
    {
        var documentation = new Documentation("Allocates everything that iterations need.");
        var signature = new Signature($"public {optimizer.Solver}");
        foreach (var span in Layout.Spans)
        {
            signature.Add("int", ParameterOf(span.Variable));
            documentation.Parameter(ParameterOf(span.Variable), $"The number of elements of <c>{Names.Bare(span.Variable.Name)}</c>.");
        }

        signature.Add(TypeText.MinimizeOptions + "?", "options", "null");
        documentation.Parameter("options", "Limits, tolerances and habits of its runs; the defaults where absent.");
        if (Layout.Spans.Count > 0) documentation.Throws("ArgumentOutOfRangeException", "A number of elements is negative or not the stated one.");
        documentation.Throws("ArgumentException", "The optimizer cannot use an option.").Write(writer);
        using (writer.Block(signature.At(writer.Column)))
        {
            foreach (var span in Layout.Spans)
            {
                var parameter = ParameterOf(span.Variable);
                var check = span.Variable.StatedLength > 0 ? $"ThrowIfNotEqual({parameter}, {Literal.Of(span.Variable.StatedLength)})" : $"ThrowIfNegative({parameter})";
                writer.WriteLine($"global::System.ArgumentOutOfRangeException.{check};");
            }

            foreach (var span in Layout.Spans)
            {
                var parameter = ParameterOf(span.Variable);
                writer.WriteLine($"{(span.Length == parameter ? "this." : "")}{span.Length} = {parameter};");
            }

            foreach (var offset in Layout.Offsets) writer.WriteLine(offset);
            var arguments = optimizer.Row.Arguments(optimizer.Model).Prepend($"length: {Layout.Extent}")
                .Concat([$"layout: {LayoutHash.Expression(scope.Model, optimizer.Model, Layout)}", "options: options"])
                .Concat(MetricArguments()).ToList();
            writer.WriteLine(Signature.List($"{driver} = new(", arguments, ");", writer.Column));
        }
    }

    /// <summary>Training picks the best parameters by the metric, where there is one.</summary>
    private IEnumerable<string> MetricArguments()
    {
        if (!scope.Model.HasSamples || scope.Metric is not { } metric) yield break;
        if (metric.Maximize) yield return "maximizeMetric: true";
        yield return "hasMetric: true";
    }

    private static string ParameterOf(ParameterModel variable) => Names.Bare(variable.Name) + "Length";
}
