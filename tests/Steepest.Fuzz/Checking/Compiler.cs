using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Pipeline;

namespace Steepest.Fuzz.Checking;

/// <summary>Compiles programs as a user's project would, with the real generator.</summary>
internal static class Compiler
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static readonly SyntaxTree Usings = Parse("Usings.cs", "global using System;\nglobal using Steepest;\n");

    public static readonly IReadOnlyList<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Functions).Assembly.Location), MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location)];

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        concurrentBuild: false);

    /// <summary>What all compilations start from, so that they share what is known of the references.</summary>
    private static readonly CSharpCompilation s_empty = Bound(CSharpCompilation.Create("Fuzzed", [Usings], References, s_options));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Parsing, path, System.Text.Encoding.UTF8);

    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees)
        => s_empty.AddSyntaxTrees(trees);

    /// <summary>What the generator adds, and what it reports.</summary>
    public static (IReadOnlyList<SyntaxTree> Trees, IReadOnlyList<Diagnostic> Diagnostics) Generate(Compilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create([new SteepestGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGenerators(compilation);
        var result = driver.GetRunResult();
        return (result.GeneratedTrees, [.. result.Diagnostics, .. result.Results.Where(run => run.Exception is not null).Select(run => Unhandled(run.Exception!))]);
    }

    /// <summary>What the analyzer says while the programs are typed, and what it throws.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers([new ProblemAnalyzer()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public static (Assembly? Assembly, AssemblyLoadContext? Context, IReadOnlyList<Diagnostic> Found) Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success) return (null, null, emitted.Diagnostics);
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        return (context.LoadFromStream(image), context, emitted.Diagnostics);
    }

    /// <summary>With its references bound: what is added to it later keeps them.</summary>
    private static CSharpCompilation Bound(CSharpCompilation compilation)
    {
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    private static Diagnostic Unhandled(Exception exception)
        => Diagnostic.Create(new DiagnosticDescriptor("CS8785", "Failure", "{0}", "Generator", DiagnosticSeverity.Error, true), Location.None, exception.ToString());
}
