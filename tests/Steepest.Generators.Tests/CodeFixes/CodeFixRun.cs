using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

/// <summary>Applies a code fix to source in a workspace of its own.</summary>
internal static class CodeFixRun
{
    /// <summary>The source after the fix of the first diagnostic; null where no fix is offered.</summary>
    public static async Task<string?> FixFirst(CodeFixProvider fix, string source, bool imports = true)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, imports);
        if ((await Diagnose(document)).FirstOrDefault(found => fix.FixableDiagnosticIds.Contains(found.Id)) is not { } diagnostic) return null;
        return await Offer(fix, document, diagnostic) is { } offered ? await Apply(offered, document) : null;
    }

    /// <summary>The source after fixing everything in the document at once.</summary>
    public static async Task<string> FixAll(CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var offers = new List<CodeAction?>();
        foreach (var found in (await Diagnose(document)).Where(found => fix.FixableDiagnosticIds.Contains(found.Id))) offers.Add(await Offer(fix, document, found));
        var context = new FixAllContext(
            document,
            fix,
            FixAllScope.Document,
            offers.OfType<CodeAction>().First().EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new DiagnosticsOfDocument(),
            TestContext.Current.CancellationToken);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return await Apply(all!, document);
    }

    private static async Task<CodeAction?> Offer(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions.Count == 0 ? null : Assert.Single(actions);
    }

    private static Document Open(AdhocWorkspace workspace, string source, bool imports = true)
    {
        var compilation = TestCompilation.Of("");
        var project = workspace.AddProject("Tested", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.Parsing)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References)
            .AddDocument("Usings.cs", imports ? compilation.SyntaxTrees[^1].ToString() : "").Project;
        return project.AddDocument("Bowl.cs", source);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Diagnose(Document document)
    {
        var tree = await document.GetSyntaxTreeAsync();
        var found = await Analysis.Run((await document.Project.GetCompilationAsync())!);
        return [.. found.Where(diagnostic => diagnostic.Location.SourceTree == tree)];
    }

    private static async Task<string> Apply(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class DiagnosticsOfDocument : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await Analysis.Run((await project.GetCompilationAsync(cancellationToken))!);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => await Diagnose(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
