using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Compiles generated text beside the user's, under the strictest settings, and loads it.</summary>
internal static class StrictCompilation
{
    public static Assembly Load(params string[] sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: true,
            allowUnsafe: false,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999);
        var compilation = CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"),
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, $"File{i}.g.cs", System.Text.Encoding.UTF8)),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MinimizeResult).Assembly.Location)],
            options);
        var found = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found.Take(10)) + "\n\n" + string.Join("\n\n", sources));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }
}
