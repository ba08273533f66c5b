using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Writes code that calls every generated member of a problem and compares with the methods themselves.</summary>
internal sealed class ZooProbe(ProblemModel model, string type)
{
    private const int Rows = 4;
    private int seed;

    /// <summary>Statements that return an empty string, or what went wrong.</summary>
    public string Statements()
    {
        var lines = new List<string>();
        foreach (var input in model.Variables.Concat(model.Fixed)) lines.Add($"var {input.Name} = {Value(input, input.IsScalar ? 0 : LengthOf(input))};");
        foreach (var column in model.Samples) lines.Add($"var {column.Name} = {Value(column, Rows * (column.IsScalar ? 1 : LengthOf(column)))};");
        var needsCount = model.Samples.All(column => !column.IsScalar);
        var samples = model.HasSamples ? ["samples_"] : Array.Empty<string>();
        if (model.HasSamples)
            lines.Add($"var samples_ = new {type}.Samples({string.Join(", ", model.Samples.Select(column => column.Name).Concat(needsCount ? [$"{Rows}"] : []))});");

        var inputs = string.Join(", ", model.Variables.Concat(model.Fixed).Select(input => input.Name).Concat(samples));
        var losses = model.Methods.Where(method => method.Role == MethodRole.Loss).Select(loss => $"{loss.Weight} * ({Call(loss)})");
        lines.Add($"double expected_ = {string.Join(" + ", losses)};");
        lines.Add($"bool Near_(double value, double other) => global::System.Math.Abs(value - other) <= {(model.Element == ElementType.Single || model.Variables.Any(v => v.Type == ElementType.Single) ? "1e-5" : "1e-13")} * global::System.Math.Max(1, global::System.Math.Abs(other));");
        lines.Add($"var evaluation_ = {type}.Evaluate({inputs});");
        lines.Add("if (!Near_(evaluation_.Loss, expected_)) return $\"evaluates to {evaluation_.Loss}, not {expected_}\";");
        var metric = model.Methods.FirstOrDefault(method => method.Role == MethodRole.Metric);
        lines.Add(metric is null
            ? "if (!double.IsNaN(evaluation_.Metric)) return \"has a metric\";"
            : $"if (!Near_(evaluation_.Metric, {Call(metric)})) return $\"has the metric {{evaluation_.Metric}}\";");
        lines.Add($"var check_ = {type}.CheckGradients({inputs});");
        lines.Add("if (!check_.Passed) return $\"differs by {check_.MaxRelativeError} at {check_.Worst}\";");
        var gradients = model.Variables.Select((variable, i) => variable.IsScalar ? $"out var gradient{i}_" : $"new {TypeText.Of(variable.Type)}[{variable.Name}.Length]");
        lines.Add($"if (!Near_({type}.ObjectiveGradient({string.Join(", ", gradients.Prepend(inputs))}), expected_)) return \"another value with the gradient\";");

        var moved = string.Join(", ", model.Variables.Select(variable => variable.IsScalar ? "ref " + variable.Name : variable.Name)
            .Concat(model.Fixed.Select(input => input.Name)).Concat(samples));
        var lengths = string.Join(", ", model.Variables.Where(variable => !variable.IsScalar).Select(variable => $"{variable.Name}.Length"));
        foreach (var optimizer in model.Optimizers)
        {
            var (prefix, suffix) = model.Optimizers.Count > 1 ? (optimizer.Name, optimizer.Name) : ("", "");
            lines.Add($"if (new {type}.{prefix}Solver({lengths}).Step({moved}).Status == MinimizeStatus.NonFinite) return \"steps to nothing\";");
            lines.Add($"var result{prefix}_ = {type}.Minimize{suffix}({moved}, options: new MinimizeOptions {{ MaxIterations = 20 }});");
            lines.Add($"if (!({type}.Evaluate({inputs}).Loss < expected_)) return $\"rises: {{result{prefix}_}}\";");
        }

        lines.Add("return \"\";");
        return string.Join("\n", lines);
    }

    private static int LengthOf(ParameterModel input) => input.StatedLength > 0 ? input.StatedLength : 3;

    private string Call(MethodModel method)
    {
        string Argument(ParameterModel parameter) => parameter.Role != InputRole.Sample ? parameter.Name
            : parameter.IsScalar ? $"{parameter.Name}[n_]" : $"{parameter.Name}.AsSpan({LengthOf(parameter)} * n_, {LengthOf(parameter)}){(parameter.Shape == InputShape.Array ? ".ToArray()" : "")}";
        var call = $"{type}.{method.Name}({string.Join(", ", method.Parameters.Select(Argument))})";
        return method.IsSampled() ? $"Enumerable.Range(0, {Rows}).Average(n_ => {call})" : call;
    }

    /// <summary>Numbers between −1 and 1, or small whole ones; an array of <paramref name="count"/> unless that is 0.</summary>
    private string Value(ParameterModel input, int count)
    {
        string One() => input.Type switch
        {
            ElementType.Boolean => ++seed % 2 == 0 ? "true" : "false",
            ElementType.Int32 => $"{++seed % 5}",
            ElementType.Int64 => $"{++seed % 5}L",
            ElementType.Single => $"{((++seed * 37) % 19 - 9) / 8.0}f",
            _ => $"{((++seed * 37) % 19 - 9) / 8.0:0.0###}",
        };
        return count == 0 ? One() : $"new {TypeText.Of(input.Type)}[] {{ {string.Join(", ", Enumerable.Range(0, count).Select(_ => One()))} }}";
    }
}
