using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Frontend;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>The members of a static class, whose method <c>Loss</c> is lowered, and can be run as it stands.</summary>
internal sealed class Snippet
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(LossAttribute).Assembly.Location);

    private static readonly MetadataReference Tensors = MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location);

    private readonly IMethodSymbol method;

    public Snippet(string members, params string[] otherFiles)
        : this("", members, otherFiles)
    {
    }

    public Snippet(string directive, string members, string[] otherFiles)
    {
        Text = "using System;\nusing System.Numerics;\nusing Steepest;\n" + directive + "public static partial class Problem\n{\n" + members + "\n}\n";
        Compilation = CSharpCompilation.Create(
            "Snippet",
            [Tree(Text, "Problem.cs"), .. otherFiles.Select((text, i) => Tree(text, $"Other{i}.cs"))],
            [.. Net100.References.All, Runtime, Tensors],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        method = Compilation.GetTypeByMetadataName("Problem")!.GetMembers("Loss").OfType<IMethodSymbol>().Single();
    }

    public string Text { get; }

    public CSharpCompilation Compilation { get; }

    public IReadOnlyList<IParameterSymbol> Parameters => method.Parameters;

    public Lowering Lower(bool isDifferentiated = true) => BodyLowering.Lower(method, null, Compilation, CancellationToken.None, orders: isDifferentiated ? 1 : 0);

    /// <summary>The lowered body, which must be well formed and refused nowhere.</summary>
    public Function Function(bool isDifferentiated = false)
    {
        var lowering = Lower(isDifferentiated);
        None(string.Join('\n', Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        None(string.Join('\n', lowering.Findings.Where(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error).Select(finding => finding.ToDiagnostic())));
        Xunit.Assert.NotNull(lowering.Function);
        Verifier.Verify(lowering.Function);
        return lowering.Function;
    }

    private static void None(string problems) => Xunit.Assert.True(problems.Length == 0, problems);

    /// <summary>The method itself, compiled.</summary>
    public Func<object[], object> Compile()
    {
        var arguments = method.Parameters.Select((parameter, i) => $"({ArgumentType(parameter.Type)})arguments[{i}]");
        var entry = $"public static class Entry {{ public static object Run(object[] arguments) => Problem.Loss({string.Join(", ", arguments)}); }}";
        using var image = new MemoryStream();
        var emitted = Compilation.AddSyntaxTrees(Tree(entry, "Entry.cs")).Emit(image);
        Xunit.Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var run = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("Entry")!.GetMethod("Run")!;
        return run.CreateDelegate<Func<object[], object>>();
    }

    private static string ArgumentType(ITypeSymbol type) => NumberTypes.Items(type) is { } items ? items.ToDisplayString() + "[]" : type.ToDisplayString();

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14), path);
}
