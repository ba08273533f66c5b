using System.Globalization;
using System.Text;
using Steepest.Fuzz.Checking;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Problems;

/// <summary>A class beside a problem, which computes what the problem's members should write from the gradients of single rows, and what they do write.</summary>
internal static class ProblemEntries
{
    /// <summary>
    /// Numbers that should be equal, in pairs of arrays: value and gradient of the objective, the value once more by <c>Evaluate</c>, then the gradients
    /// that steps of gradient descent took, of all rows and of each batch.
    /// </summary>
    public static string Text(string name, FuzzProblem problem)
    {
        List<Input> inputs = [.. problem.Program.Inputs.Select(input => input with { Type = input.Type.Replace(FuzzProgram.Name, name, StringComparison.Ordinal) })];
        var arguments = new EntryArguments(inputs);
        var text = new StringBuilder();
        text.Append($$"""
            namespace {{Entries.Namespace}}
            {
                public static class {{name}}
                {
                    public static System.Collections.Generic.List<(string What, double[] Expected, double[] Found)> Compare(object[][] givenRows, double nudge)
                    {
                        var pairs = new System.Collections.Generic.List<(string, double[], double[])>();
                        var given = givenRows[0];
                        {{arguments.UnboxedWhere(input => !input.IsSample)}}
                        {{string.Concat(inputs.Where(input => input.IsVariable && input.Composite is null).Select(Nudged))}}
                        {{arguments.Arrays("Gradient")}}
                        {{string.Concat(inputs.Where(input => input.IsSample).Select(column => $"var {column.Name}Column = new System.Collections.Generic.List<{column.Element}>(); "))}}
                        var ofRows = new System.Collections.Generic.List<double[]>();
                        foreach (var row in givenRows)
                        {
                            given = row;
                            {{arguments.UnboxedWhere(input => input.IsSample)}}
                            {{string.Concat(inputs.Where(input => input.IsSample).Select(column => $"{column.Name}Column.Add{(column.IsVector ? "Range" : "")}({column.Name}); "))}}
                            var found = new System.Collections.Generic.List<double>();
                            found.Add({{arguments.Call($"global::{name}.LossGradient", arguments.Destinations("Gradient"))}});
                            {{arguments.Gathered("Gradient")}}
                            ofRows.Add(found.ToArray());
                        }

                        var samples = new global::{{name}}.Samples({{Columns(inputs)}});
                        double[] Objective(int firstRow, int rowCount)
                        {
                            var sum = new double[ofRows[0].Length];
                            for (var row = firstRow; row < firstRow + rowCount; row++)
                            {
                                var r = ofRows[row][0];
                                for (var i = 0; i < sum.Length; i++) sum[i] += {{OfRow(problem)}};
                            }

                            {{(problem.Role == Role.Residual ? "" : "for (var i = 0; i < sum.Length; i++) sum[i] /= rowCount;")}}
                            {{Prior(problem, inputs)}}
                            return sum;
                        }

                        {
                            var found = new System.Collections.Generic.List<double>();
                            found.Add({{Call($"global::{name}.ObjectiveGradient", inputs, "samples", arguments.Destinations("Gradient"))}});
                            {{arguments.Gathered("Gradient")}}
                            pairs.Add(("ObjectiveGradient", Objective(0, givenRows.Length), found.ToArray()));
                            pairs.Add(("Evaluate", [Objective(0, givenRows.Length)[0]], [{{Call($"global::{name}.Evaluate", inputs, "samples", [])}}.Loss]));
                        }

                        {{(problem.Role == Role.Residual ? "" : Steps(name, problem, inputs))}}
                        return pairs;
                    }
                }
            }

            """);
        return text.ToString();
    }

    /// <summary>What a row adds to the objective and its gradient.</summary>
    private static string OfRow(FuzzProblem problem) => problem.Role == Role.Residual
        ? string.Create(CultureInfo.InvariantCulture, $"{problem.Weight} * r * (i == 0 ? 0.5 * r : ofRows[row][i])")
        : string.Create(CultureInfo.InvariantCulture, $"{problem.Weight} * ofRows[row][i]");

    private static string Prior(FuzzProblem problem, IReadOnlyList<Input> inputs)
    {
        if (problem.Damped is not { } damped) return "";
        var before = string.Join(" + ", inputs.Where(input => input.IsVariable).TakeWhile(input => input.Name != damped.Name).Select(Count).Prepend("1"));
        return $"for (var i = 0; i < {damped.Name}.Length; i++) {{ sum[0] += 0.125 * {damped.Name}[i] * {damped.Name}[i]; sum[{before} + i] += 0.25 * {damped.Name}[i]; }}";
    }

    private static string Count(Input variable) => (variable.IsVector ? $"{variable.Width} * {variable.Name}.Length" : $"{variable.Width}");

    /// <summary>Steps from the same point: by all rows, by single ones, by some.</summary>
    private static string Steps(string name, FuzzProblem problem, IReadOnlyList<Input> inputs)
    {
        var variables = inputs.Where(input => input.IsVariable).ToList();
        var lengths = string.Join(", ", variables.Where(input => input.IsVector).Select(input => $"{input.Name}Length: {input.Name}.Length"));
        var copies = string.Concat(variables.Select(input => $"var {input.Name}Moved = {input.Name}{(input.IsVector ? ".AsSpan().ToArray()" : "")}; "));
        var arguments = variables.Select(input => input.IsVector ? $"{input.Name}Moved" : $"ref {input.Name}Moved").Concat(inputs.Where(input => !input.IsVariable && !input.IsSample).Select(input => input.Name));
        var isLimited = problem.Role == Role.LossUnderLimit;
        var factor = isLimited ? string.Create(CultureInfo.InvariantCulture, $"{(problem.Weight + 0.5 * FuzzProblem.Share) / problem.Weight}") : "1.0";
        return $$"""
            foreach (var (firstRow, rowCount) in new[] { (0, givenRows.Length), (0, 1), (givenRows.Length - 1, 1), (givenRows.Length / 3, givenRows.Length - givenRows.Length / 3), (givenRows.Length / 4, (givenRows.Length + 2) / 3) })
                        {
                            var solver = new global::{{name}}.Solver({{lengths}});
                            {{(isLimited ? "solver.Multipliers[0] = 0.5f;" : "")}}
                            {{copies}}
                            solver.Step({{string.Join(", ", arguments)}}, samples.Slice(firstRow, rowCount));
                            var found = new System.Collections.Generic.List<double>();
                            {{string.Concat(variables.Select(Moved))}}
                            var expected = Objective(firstRow, rowCount);
                            for (var i = 0; i < expected.Length; i++) expected[i] *= {{factor}};
                            pairs.Add(($"Step of rows {firstRow} to {firstRow + rowCount}", expected[1..], found.ToArray()));
                        }
            """;
    }

    private static string Moved(Input variable)
    {
        string Item(string before, string after) => string.Concat((variable.Composite?.Parts.Select(part => "." + part.Name) ?? [""]).Select(part
            => string.Create(CultureInfo.InvariantCulture, $"found.Add(((double){before}{part} - {after}{part}) * {1 / FuzzProblem.Rate}); ")));
        return variable.IsVector
            ? $"for (var i = 0; i < {variable.Name}.Length; i++) {{ {Item(variable.Name + "[i]", variable.Name + "Moved[i]")} }} "
            : Item(variable.Name, variable.Name + "Moved");
    }

    private static string Nudged(Input variable)
    {
        var factor = variable.Element == "float" ? "(float)(1 + nudge)" : "(1 + nudge)";
        return variable.IsVector ? $"{variable.Name} = {variable.Name}.AsSpan().ToArray(); for (var i = 0; i < {variable.Name}.Length; i++) {variable.Name}[i] *= i % 2 == 0 ? {factor} : {factor.Replace("1 +", "1 -", StringComparison.Ordinal)}; " : $"{variable.Name} *= {factor}; ";
    }

    private static string Columns(IReadOnlyList<Input> inputs)
    {
        var columns = inputs.Where(input => input.IsSample).ToList();
        IEnumerable<string> arguments = columns.Select(column => $"{column.Name}Column.ToArray()");
        if (columns.All(column => column.IsVector)) arguments = arguments.Append("givenRows.Length");
        return string.Join(", ", arguments);
    }

    private static string Call(string method, IReadOnlyList<Input> inputs, string samples, IEnumerable<string> others)
        => $"{method}({string.Join(", ", inputs.Where(input => input.IsVariable).Concat(inputs.Where(input => !input.IsVariable && !input.IsSample)).Select(input => input.Name).Append(samples).Concat(others))})";
}
