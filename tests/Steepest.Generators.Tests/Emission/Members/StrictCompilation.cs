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
    /// <summary>Runs <paramref name="statements"/>, a method body that returns a value, beside the sources.</summary>
    public static T Run<T>(string statements, params string[] sources)
    {
        var probe = $$"""
            #pragma warning disable CS8321 // A probe need not use all that it is given.
            using System;
            using System.Linq;
            using Steepest;

            internal static class Probe
            {
                public static object Run()
                {
                    {{statements}}
                }

                public static bool Throws<TException>(Action action) where TException : Exception
                {
                    try { action(); return false; } catch (TException) { return true; }
                }

                public static long Allocated(Action action)
                {
                    for (var i = 0; i < 3; i++) action();
                    var least = long.MaxValue;
                    for (var i = 0; i < 5; i++)
                    {
                        // A collection that another thread starts can add to the counter; what the call allocates shows every time.
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        action();
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    }

                    return least;
                }
            }
            """;
        return (T)Load([.. sources, probe]).GetType("Probe")!.GetMethod("Run")!.Invoke(null, null)!;
    }

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
        Assert.True(found.Count == 0, string.Join("\n", found.Take(10).Select(Describe)));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
