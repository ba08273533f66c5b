using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;

namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>All shapes in one program: what the generator makes of each beside the same text over dual numbers.</summary>
internal static partial class ShapeProgram
{
    private static readonly Lazy<(Assembly Assembly, Compilation Compilation)> Built = new(Build);

    public static Assembly Assembly => Built.Value.Assembly;

    /// <summary>Everything that the compiler says of the program, the generated part included.</summary>
    public static IReadOnlyList<Diagnostic> Diagnostics => [.. Built.Value.Compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591")];

    /// <summary>The value, then the derivatives in the order of the parameters.</summary>
    public static double[] Gradient(Shape shape, object[] arguments) => Entry(shape, "Gradient").CreateDelegate<Func<object[], double[]>>()(arguments);

    public static double[] Duals(Shape shape, object[] arguments) => Entry(shape, "Duals").CreateDelegate<Func<object[], double[]>>()(arguments);

    /// <summary>The value and the derivative along a direction, then the value again and the Hessian times the direction.</summary>
    public static double[] Products(Shape shape, object[] arguments) => Entry(shape, "Products").CreateDelegate<Func<object[], double[]>>()(arguments);

    /// <summary>How many entries of the Hessian differ from their mirror image, the value, and the Hessian times the same direction.</summary>
    public static double[] Hessian(Shape shape, object[] arguments) => Entry(shape, "Hessian").CreateDelegate<Func<object[], double[]>>()(arguments);

    public static double[] DualProducts(Shape shape, object[] arguments) => Entry(shape, "DualProducts").CreateDelegate<Func<object[], double[]>>()(arguments);

    /// <summary>What a call allocates once warm.</summary>
    public static long Allocated(Shape shape, object[] arguments) => Math.Max(
        Entry(shape, "Allocated").CreateDelegate<Func<object[], long>>()(arguments), Entry(shape, "ProductsAllocated").CreateDelegate<Func<object[], long>>()(arguments));

    /// <summary>The generated file of a shape.</summary>
    public static string Text(Shape shape)
        => string.Join("\n", Built.Value.Compilation.SyntaxTrees.Where(tree => tree.FilePath.Contains("." + shape.Name + ".", StringComparison.Ordinal) || Path.GetFileName(tree.FilePath).StartsWith(shape.Name + ".", StringComparison.Ordinal)));

    private static MethodInfo Entry(Shape shape, string method) => Assembly.GetType("Entries." + shape.Name, throwOnError: true)!.GetMethod(method)!;

    private static (Assembly Assembly, Compilation Compilation) Build()
    {
        (string, string)[] files = [.. ShapeTable.All.Select(shape => ($"/src/{shape.Name}.cs", Source(shape))), ("/src/Dual.cs", DualText.Source)];
        var compilation = TestCompilation.OfFiles(files);
        compilation = compilation.WithOptions(compilation.Options.WithWarningLevel(9999).WithOverflowChecks(true).WithOptimizationLevel(OptimizationLevel.Release));
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(20)));
        image.Position = 0;
        return (new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image), output);
    }

    private static string Source(Shape shape) => $$"""
        /// <summary>{{shape.Name}}.</summary>
        public static partial class {{shape.Name}}
        {
            [Differentiable(Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
            public static {{shape.Result}} Loss({{shape.Parameters}})
            {
                {{shape.Body}}
            }

            {{shape.Helpers}}
        }

        namespace Dualized
        {
            public static class {{shape.Name}}
            {
                public static Dual Loss({{Dualized(shape.Parameters)}})
                {
                    {{Dualized(shape.Body)}}
                }

                {{Dualized(shape.Helpers)}}
            }
        }

        namespace Entries
        {
            public static class {{shape.Name}}
            {
        {{Entries(shape)}}
            }
        }

        """;

    /// <summary>The same text over dual numbers.</summary>
    private static string Dualized(string text) => Mathematics().Replace(Floating().Replace(text.Replace("[Fixed] ", "", StringComparison.Ordinal), "Dual"), "DualMath.");

    private static string Entries(Shape shape)
    {
        var inputs = shape.Inputs;
        var variables = inputs.Where(input => input.IsVariable).ToList();
        var text = new StringBuilder();
        var given = string.Concat(inputs.Select((input, i) => input.IsSpan ? $"var {input.Name} = ({input.Element}[])given[{i}]; " : $"var {input.Name} = ({input.Type})given[{i}]; "));
        var destinations = string.Concat(variables.Where(variable => variable.IsSpan).Select(variable => $"var {variable.Name}Gradient = new {variable.Element}[{variable.Name}.Length]; "));
        var arguments = string.Join(", ", inputs.Select(input => input.Name).Concat(variables.Select(variable => variable.IsSpan ? variable.Name + "Gradient" : $"out var {variable.Name}Gradient")));
        var ignoring = string.Join(", ", inputs.Select(input => input.Name).Concat(variables.Select(variable => variable.IsSpan ? variable.Name + "Gradient" : "out _")));
        text.Append($"public static double[] Gradient(object[] given) {{ {given}{destinations}var value = global::{shape.Name}.LossGradient({arguments}); var found = new System.Collections.Generic.List<double> {{ value }}; ");
        foreach (var variable in variables)
            text.Append(variable.IsSpan ? $"foreach (var slope in {variable.Name}Gradient) found.Add(slope); " : $"found.Add({variable.Name}Gradient); ");
        text.Append("return found.ToArray(); }\n");
        text.Append($"public static long Allocated(object[] given) {{ {given}{destinations}for (var i = 0; i < 3; i++) global::{shape.Name}.LossGradient({ignoring}); ");
        text.Append($"var before = GC.GetAllocatedBytesForCurrentThread(); global::{shape.Name}.LossGradient({ignoring}); return GC.GetAllocatedBytesForCurrentThread() - before; }}\n");

        var lifted = string.Concat(inputs.Where(input => input.Type != "int").Select(input => input.IsSpan
            ? $"var {input.Name}Dual = Array.ConvertAll({input.Name}, item => new Dual(item, 0)); "
            : $"var {input.Name}Dual = new Dual({input.Name}, 0); "));
        var duals = string.Join(", ", inputs.Select(input => input.Type == "int" ? input.Name : input.Name + "Dual"));
        text.Append($"public static double[] Duals(object[] given) {{ {given}{lifted}var found = new System.Collections.Generic.List<double> {{ Dualized.{shape.Name}.Loss({duals}).Value }}; ");
        foreach (var variable in variables)
        {
            var (at, name) = (variable.IsSpan ? $"{variable.Name}Dual[i]" : variable.Name + "Dual", variable.IsSpan ? variable.Name + ".Length" : "1");
            text.Append($"for (var i = 0; i < {name}; i++) {{ {at} = new Dual({at}.Value, 1); found.Add(Dualized.{shape.Name}.Loss({duals}).Slope); {at} = new Dual({at}.Value, 0); }} ");
        }

        text.Append("return found.ToArray(); }\n");
        Products(text, shape, given, lifted, duals);
        return text.ToString();
    }

    /// <summary>The direction is any, but the same for both: its k-th number is Sin(1 + 1.7k).</summary>
    private static void Products(StringBuilder text, Shape shape, string given, string lifted, string duals)
    {
        var variables = shape.Inputs.Where(input => input.IsVariable).ToList();
        var names = string.Join(", ", shape.Inputs.Select(input => input.Name));
        var directions = "var number = 0; double Next() => Math.Sin(1 + 1.7 * number++); " + string.Concat(variables.Select(variable => variable.IsSpan
            ? $"var {variable.Name}Direction = Array.ConvertAll({variable.Name}, _ => ({variable.Element})Next()); "
            : $"var {variable.Name}Direction = ({variable.Element})Next(); "));
        var destinations = string.Concat(variables.Where(variable => variable.IsSpan).Select(variable => $"var {variable.Name}Product = new {variable.Element}[{variable.Name}.Length]; "));
        var moving = string.Join(", ", variables.Select(variable => variable.Name + "Direction"));
        string Receiving(string scalar) => string.Join(", ", variables.Select(variable => variable.IsSpan ? variable.Name + "Product" : string.Format(System.Globalization.CultureInfo.InvariantCulture, scalar, variable.Name)));
        var directional = $"global::{shape.Name}.LossDirectional({names}, {moving}, out var derivative)";
        var product = $"global::{shape.Name}.LossHessianVector({names}, {moving}, {Receiving("out var {0}Product")})";
        text.Append($"public static double[] Products(object[] given) {{ {given}{directions}{destinations}var found = new System.Collections.Generic.List<double> {{ {directional}, derivative, {product} }}; ");
        foreach (var variable in variables)
            text.Append(variable.IsSpan ? $"foreach (var entry in {variable.Name}Product) found.Add(entry); " : $"found.Add({variable.Name}Product); ");
        text.Append("return found.ToArray(); }\n");
        text.Append($"public static long ProductsAllocated(object[] given) {{ {given}{directions}{destinations}");
        var dimension = string.Join(" + ", variables.Select(variable => variable.IsSpan ? variable.Name + ".Length" : "1"));
        text.Append($"var hessian = new {shape.Result}[({dimension}) * ({dimension})]; ");
        var both = $"global::{shape.Name}.LossHessian({names}, hessian); global::{shape.Name}.LossDirectional({names}, {moving}, out _); global::{shape.Name}.LossHessianVector({names}, {moving}, {Receiving("out _")}); ";
        text.Append($"for (var i = 0; i < 3; i++) {{ {both}}} var before = GC.GetAllocatedBytesForCurrentThread(); {both}return GC.GetAllocatedBytesForCurrentThread() - before; }}\n");

        var along = string.Concat(variables.Select(variable => variable.IsSpan ? $"foreach (var number in {variable.Name}Direction) all.Add(number); " : $"all.Add({variable.Name}Direction); "));
        text.Append($"public static double[] Hessian(object[] given) {{ {given}{directions.Replace("number", "taken", StringComparison.Ordinal)}var order = {dimension}; var all = new System.Collections.Generic.List<double>(); {along}");
        text.Append($"var hessian = new {shape.Result}[order * order]; Array.Fill(hessian, ({shape.Result})7); var found = new double[order + 2]; found[1] = global::{shape.Name}.LossHessian({names}, hessian); ");
        text.Append("for (var i = 0; i < order; i++) for (var j = 0; j < order; j++) { if (!hessian[i * order + j].Equals(hessian[j * order + i])) found[0]++; found[i + 2] += hessian[i * order + j] * all[j]; } return found; }\n");

        var lift = string.Concat(variables.Select(variable => variable.IsSpan
            ? $"for (var i = 0; i < {variable.Name}.Length; i++) {variable.Name}Dual[i] = {variable.Name}Dual[i] with {{ Along = {variable.Name}Direction[i] }}; "
            : $"{variable.Name}Dual = {variable.Name}Dual with {{ Along = {variable.Name}Direction }}; "));
        var run = $"Dualized.{shape.Name}.Loss({duals})";
        text.Append($"public static double[] DualProducts(object[] given) {{ {given}{lifted}{directions}{lift}var whole = {run}; var found = new System.Collections.Generic.List<double> {{ whole.Value, whole.Along, whole.Value }}; ");
        foreach (var variable in variables)
        {
            var (at, count) = variable.IsSpan ? ($"{variable.Name}Dual[i]", variable.Name + ".Length") : (variable.Name + "Dual", "1");
            text.Append($"for (var i = 0; i < {count}; i++) {{ {at} = {at} with {{ Slope = 1 }}; found.Add({run}.Mixed); {at} = {at} with {{ Slope = 0 }}; }} ");
        }

        text.Append("return found.ToArray(); }\n");
    }

    [GeneratedRegex(@"\b(double|float)\b")]
    private static partial Regex Floating();

    [GeneratedRegex(@"\b(Math|MathF)\.")]
    private static partial Regex Mathematics();
}
