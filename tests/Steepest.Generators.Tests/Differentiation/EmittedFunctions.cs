using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>Functions as the C# text that is emitted for them, compiled without a warning.</summary>
internal static class EmittedFunctions
{
    /// <param name="functions">Each becomes a static method of its name; results after the first go to its <c>out</c> parameters, which bear their names.</param>
    /// <param name="parameters">The parameters of all of them, as in C#.</param>
    /// <param name="text">What was compiled.</param>
    public static Type Compile(IEnumerable<Function> functions, string parameters, out string text)
    {
        var writer = new Writer();
        writer.WriteLine("using System;\nusing System.Runtime.InteropServices;\nusing System.Runtime.Intrinsics;\nusing Steepest;\nusing Steepest.Kernels;");
        using (writer.Block("public static class Emitted"))
        {
            foreach (var function in functions)
            {
                using (writer.Block($"public static double {function.Name}({parameters})"))
                {
                    BodyEmitter.Emit(function, writer, function.Results.Skip(1).ToDictionary(name => "out " + name, name => name), (inner, results) =>
                    {
                        for (var i = 1; i < results.Count; i++) inner.WriteLine($"{function.Results[i]} = {results[i]};");
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

    /// <summary>The method of that name.</summary>
    public static string Excerpt(string text, string name)
    {
        var start = text.IndexOf($" {name}(", StringComparison.Ordinal);
        var end = text.IndexOf("public static", start, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }
}
