using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Steepest.Mutation;

/// <summary>
/// The generator's assembly, compiled in this process with all mistakes in it at once. A member that holds one has two bodies, and the
/// environment says which mistake is made:
/// <code>
/// { … }      →      { if (Mistake.Made == 7) { … with the mistake } else { … } }
/// </code>
/// </summary>
internal sealed class GeneratorCompilation
{
    /// <summary>The environment variable with the number of the mistake.</summary>
    public const string Variable = "STEEPEST_MISTAKE";

    private const string Switch = $$"""
        internal static class Mistake
        {
            public static readonly int Made = System.Environment.GetEnvironmentVariable("{{Variable}}") is { Length: > 0 } number ? int.Parse(number) : -1;
        }
        """;

    private readonly string _folder;
    private readonly CSharpParseOptions _parsing;
    private CSharpCompilation _compilation;

    public GeneratorCompilation(string folder)
    {
        _folder = folder;
        var project = GeneratorProject.Read(folder);
        _parsing = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: project.Symbols);
        var compilation = CSharpCompilation.Create(
            "Steepest.Generators",
            project.Sources.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), _parsing, file)).Append(CSharpSyntaxTree.ParseText(Switch, _parsing, "Mistake.cs")),
            project.References.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var generators = project.Generators.SelectMany(path => Assembly.LoadFrom(path).GetTypes())
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        CSharpGeneratorDriver.Create(generators, parseOptions: _parsing).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        _compilation = (CSharpCompilation)output;
    }

    /// <summary>Puts mistakes in, numbered by their order.</summary>
    /// <returns>What is wrong with those that do not apply: the original text is not there exactly once, or not in a body.</returns>
    public IReadOnlyList<string> Add(IReadOnlyList<Mutant> mutants)
    {
        var complaints = new List<string>();
        foreach (var file in mutants.Select((mutant, number) => (mutant, number)).GroupBy(pair => pair.mutant.File))
        {
            var tree = _compilation.SyntaxTrees.SingleOrDefault(tree => tree.FilePath == Path.Combine(_folder, file.Key));
            if (tree is null)
            {
                complaints.Add($"There is no file {file.Key}.");
                continue;
            }

            var bodies = new Dictionary<SyntaxNode, List<(int Number, string Body)>>();
            foreach (var (mutant, number) in file)
            {
                if (Changed(tree, mutant) is not var (body, text)) complaints.Add($"'{mutant.Name}': {mutant.File} does not hold this exactly once, in a body: {mutant.Original}");
                else if (bodies.TryGetValue(body, out var others)) others.Add((number, text));
                else bodies.Add(body, [(number, text)]);
            }

            var changes = bodies.Select(pair => new TextChange(pair.Key is BlockSyntax ? pair.Key.Span : WithSemicolon(pair.Key), Switched(pair.Key, pair.Value)));
            var changed = tree.GetText().WithChanges(changes.OrderBy(change => change.Span.Start));
            _compilation = _compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(changed, _parsing, tree.FilePath));
        }

        return complaints;
    }

    /// <exception cref="InvalidOperationException">A mistake does not compile.</exception>
    public byte[] Emit()
    {
        using var image = new MemoryStream();
        var emitted = _compilation.Emit(image);
        if (emitted.Success) return image.ToArray();
        throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(20)));
    }

    /// <summary>The body around a mistake, and its text with the mistake.</summary>
    private static (SyntaxNode Body, string Text)? Changed(SyntaxTree tree, Mutant mutant)
    {
        var text = tree.ToString();
        var at = text.IndexOf(mutant.Original, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(mutant.Original, at + 1, StringComparison.Ordinal) >= 0) return null;
        var body = tree.GetRoot().FindNode(TextSpan.FromBounds(at, at + mutant.Original.Length), getInnermostNodeForTie: true).AncestorsAndSelf()
            .FirstOrDefault(node => node is BlockSyntax { Parent: BaseMethodDeclarationSyntax } or ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax });
        if (body is null) return null;
        var own = body.ToString();
        var start = at - body.SpanStart;
        return (body, string.Concat(own.AsSpan(0, start), mutant.Replacement, own.AsSpan(start + mutant.Original.Length)));
    }

    private static string Switched(SyntaxNode body, List<(int Number, string Body)> mistakes)
    {
        string Block(string text) => body is BlockSyntax ? text : $"{{ {(IsVoid(body) ? "" : "return ")}{text["=>".Length..].Trim()}; }}";
        var chosen = mistakes.Select(mistake => string.Create(CultureInfo.InvariantCulture, $"if (Mistake.Made == {mistake.Number}) {Block(mistake.Body)}"));
        return $"{{ {string.Join(" else ", chosen)} else {Block(body.ToString())} }}";
    }

    private static bool IsVoid(SyntaxNode body) => body.Parent is not MethodDeclarationSyntax method || method.ReturnType.ToString() == "void";

    private static TextSpan WithSemicolon(SyntaxNode arrow) => TextSpan.FromBounds(arrow.SpanStart, arrow.Parent!.Span.End);
}
