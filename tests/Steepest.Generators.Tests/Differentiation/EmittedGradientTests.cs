using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>The C# text of gradients of random functions: it compiles, and computes what the interpreter computes.</summary>
public sealed class EmittedGradientTests
{
    private delegate double Gradient(ReadOnlySpan<double> x, double y, Span<double> xGradient, out double yGradient);

    [Fact]
    public void TextComputesWhatTheFunctionMeans()
    {
        const int first = 70_000;
        const int count = 300;
        var functions = Enumerable.Range(first, count).Select(seed => Generators.Differentiation.Compilation.Gradient(RandomFunction.Make(seed))).ToList();
        var type = Compile(functions, out var text);
        for (var i = 0; i < count; i++)
        {
            var random = new Random(first + i);
            var x = Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
            var y = (random.NextDouble() * 2) - 1;
            var expectedGradient = new double[x.Length];
            var expected = Interpreter.Run(functions[i], x, y, expectedGradient);
            var actualGradient = Enumerable.Repeat(double.NaN, x.Length).ToArray();
            var method = type.GetMethod(functions[i].Name)!.CreateDelegate<Gradient>();
            var actual = method(x, y, actualGradient, out var actualY);
            double[] wanted = [(double)expected[0], (double)expected[1], .. expectedGradient];
            double[] got = [actual, actualY, .. actualGradient];
            for (var j = 0; j < wanted.Length; j++)
            {
                Assert.True(
                    Math.Abs(wanted[j] - got[j]) <= 1e-12 * (1 + Math.Abs(wanted[j])),
                    $"{functions[i].Name}, result {j}: {got[j]} instead of {wanted[j]}\n{functions[i]}\n{Excerpt(text, functions[i].Name)}");
            }
        }
    }

    private static string Excerpt(string text, string name)
    {
        var start = text.IndexOf($" {name}(", StringComparison.Ordinal);
        var end = text.IndexOf("public static", start, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static Type Compile(IEnumerable<Function> functions, out string text)
    {
        var writer = new Writer();
        writer.WriteLine("using System;\nusing Steepest;\nusing Steepest.Kernels;");
        using (writer.Block("public static class Emitted"))
        {
            foreach (var function in functions)
            {
                using (writer.Block($"public static double {function.Name}(ReadOnlySpan<double> x, double y, Span<double> xGradient, out double yGradient)"))
                {
                    BodyEmitter.Emit(function, writer, new Dictionary<string, string> { ["reserved"] = "yGradient" }, (inner, results) =>
                    {
                        inner.WriteLine($"yGradient = {results[1]};");
                        inner.WriteLine($"return {results[0]};");
                    });
                }
            }
        }

        text = writer.ToString();
        var references = Basic.Reference.Assemblies.Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(LossAttribute).Assembly.Location));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true);
        var compilation = CSharpCompilation.Create("Emitted", [CSharpSyntaxTree.ParseText(text)], references, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        var problems = new StringBuilder();
        var lines = text.Split('\n');
        foreach (var diagnostic in result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Take(10))
            problems.Append(CultureInfo.InvariantCulture, $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}: {lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}\n");
        Assert.True(problems.Length == 0, problems.ToString());
        return System.Reflection.Assembly.Load(stream.ToArray()).GetType("Emitted")!;
    }
}
