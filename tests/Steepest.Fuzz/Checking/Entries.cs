using System.Text;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>A class beside a program that calls it with boxed arguments.</summary>
internal static class Entries
{
    public const string Namespace = "Entries";

    public static string Text(string name, ISubject program, Comparison comparison)
    {
        var inputs = program.Inputs;
        var variables = inputs.Where(input => input.IsVariable).ToList();
        var unboxed = string.Concat(inputs.Select((input, i) => $"var {input.Name} = ({input.Boxed})given[{i}]; "));
        var given = inputs.Select(input => input.Name).ToList();
        var target = !program.IsInstance ? $"global::{name}" : $"new global::{name}()";
        var arrays = Arrays(variables, "Gradient");
        var gradient = $"{target}.LossGradient({string.Join(", ", given.Concat(variables.Select(v => v.IsVector ? v.Name + "Gradient" : $"out var {v.Name}Gradient")))})";
        var text = new StringBuilder();
        text.Append($$"""
            namespace {{Namespace}}
            {
                public static class {{name}}
                {
                    public static double[] Gradient(object[] given)
                    {
                        {{unboxed}}{{arrays}}
                        var value = {{gradient}};
                        var found = new System.Collections.Generic.List<double> { value };
                        {{Gathered(variables, "Gradient")}}
                        return found.ToArray();
                    }

                    public static long Allocated(object[] given)
                    {
                        {{unboxed}}{{arrays}}
                        var least = long.MaxValue;
                        for (var repetition = 0; repetition < 5; repetition++)
                        {
                            var before = GC.GetAllocatedBytesForCurrentThread();
                            {{gradient}};
                            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                        }

                        return least;
                    }

            """);
        if (comparison.HasProduct) text.Append(Product(program, variables, unboxed, given, target));
        if (comparison.IsTimed) text.Append(Times(unboxed, arrays, $"{target}.Loss({string.Join(", ", given)})", gradient));
        return text.Append("    }\n}\n").ToString();
    }

    private static string Times(string unboxed, string arrays, string value, string gradient) => $$"""

                    public static long ValueTicks(object[] given, int count)
                    {
                        {{unboxed}}var sink = 0.0;
                        var start = System.Diagnostics.Stopwatch.GetTimestamp();
                        for (var repetition = 0; repetition < count; repetition++) sink += {{value}};
                        var ticks = System.Diagnostics.Stopwatch.GetTimestamp() - start;
                        return sink == 0.123456789 ? 0 : ticks;
                    }

                    public static long GradientTicks(object[] given, int count)
                    {
                        {{unboxed}}{{arrays}}var sink = 0.0;
                        var start = System.Diagnostics.Stopwatch.GetTimestamp();
                        for (var repetition = 0; repetition < count; repetition++) sink += {{gradient}};
                        var ticks = System.Diagnostics.Stopwatch.GetTimestamp() - start;
                        return sink == 0.123456789 ? 0 : ticks;
                    }

            """;

    private static string Product(ISubject program, List<Input> variables, string unboxed, List<string> given, string target)
    {
        var directions = new StringBuilder("var next = 0; ");
        foreach (var variable in variables)
        {
            var take = $"({variable.Element})direction[next++]";
            directions.Append(variable.IsVector
                ? $"var {variable.Name}Direction = new {variable.Element}[{variable.Name}.Length]; for (var i = 0; i < {variable.Name}.Length; i++) {variable.Name}Direction[i] = {take}; "
                : $"var {variable.Name}Direction = {take}; ");
        }

        var arguments = given.Concat(variables.Select(v => v.Name + "Direction")).Concat(variables.Select(v => v.IsVector ? v.Name + "Product" : $"out var {v.Name}Product"));
        return $$"""

                    public static double[] Product(object[] given, double[] direction)
                    {
                        {{unboxed}}{{Arrays(variables, "Product")}}{{directions}}
                        var value = {{target}}.LossHessianVector({{string.Join(", ", arguments)}});
                        var found = new System.Collections.Generic.List<double> { value };
                        {{Gathered(variables, "Product")}}
                        return found.ToArray();
                    }

            """;
    }

    private static string Arrays(List<Input> variables, string suffix)
        => string.Concat(variables.Where(v => v.IsVector).Select(v => $"var {v.Name}{suffix} = new {v.Element}[{v.Name}.Length]; "));

    private static string Gathered(List<Input> variables, string suffix)
        => string.Concat(variables.Select(v => v.IsVector ? $"foreach (var item in {v.Name}{suffix}) found.Add(item); " : $"found.Add({v.Name}{suffix}); "));
}
