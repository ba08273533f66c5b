using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Steepest.Generators.Tests.Compilations;

/// <summary>Compilations as a user's project has them: .NET 10 and its tensors, the runtime referenced, <c>System</c> and <c>Steepest</c> imported.</summary>
internal static class TestCompilation
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private const string Usings = "global using System;\nglobal using Steepest;\n";

    private static readonly MetadataReference[] Framework = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location)];
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(LossAttribute).Assembly.Location);

    public static CSharpCompilation Of(params string[] sources)
        => OfFiles([.. sources.Select((source, i) => ($"/src/File{i}.cs", source))]);

    public static CSharpCompilation OfFiles(params (string Path, string Source)[] files)
        => CSharpCompilation.Create(
            "Tested",
            [.. files.Append(("/src/Usings.cs", Usings)).Select(file => Parse(file.Item1, file.Item2))],
            [.. Framework, Runtime],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation WithoutRuntime(string source)
        => CSharpCompilation.Create("Tested", [Parse("/src/File0.cs", source)], Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    /// <summary>The compilation with one file's text replaced, as after an edit.</summary>
    public static Compilation Edit(this Compilation compilation, string path, Func<string, string> change)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var before = tree.ToString();
        var after = change(before);
        if (after == before) throw new InvalidOperationException($"The edit of {path} changes nothing.");
        return compilation.ReplaceSyntaxTree(tree, Parse(path, after));
    }
}
