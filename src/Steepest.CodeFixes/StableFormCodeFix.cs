using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Advice;

namespace Steepest.CodeFixes;

/// <summary>Writes the known function for a formula that overflows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableFormCodeFix))]
[Shared]
public sealed class StableFormCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnstableForm.Id];

    private protected override string Title => "Use the stable function";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var forms = new Dictionary<SyntaxNode, UnstableForm>();
        foreach (var culprit in culprits)
        {
            var node = root.FindNode(culprit.SourceSpan, getInnermostNodeForTie: true);
            if (model.GetOperation(node, token) is { } operation && UnstableForms.Match(operation) is { } form) forms[node] = form;
        }

        if (forms.Count == 0) return document;

        // Forms may nest: what stands for the argument when the inner one has been replaced is found by its mark.
        var marks = forms.Values.Select(form => form.Argument.Syntax).Distinct().ToDictionary(argument => argument, _ => new SyntaxAnnotation());
        var preparation = forms.Values.SelectMany(form => form.Preparation).Distinct().ToDictionary(statement => statement, _ => new SyntaxAnnotation());
        var places = forms.Keys.ToDictionary(node => node, _ => new SyntaxAnnotation());
        var marked = root.ReplaceNodes(
            places.Keys.Concat(marks.Keys).Concat(preparation.Keys).Distinct(),
            (node, current) => current.WithAdditionalAnnotations(new[] { places, marks, preparation }.SelectMany(table => table.TryGetValue(node, out var mark) ? [mark] : Array.Empty<SyntaxAnnotation>())));
        foreach (var pair in forms)
        {
            var node = marked.GetAnnotatedNodes(places[pair.Key]).Single();
            var argument = node.GetAnnotatedNodes(marks[pair.Value.Argument.Syntax]).FirstOrDefault() as ExpressionSyntax
                ?? (ExpressionSyntax)pair.Value.Argument.Syntax;
            marked = marked.ReplaceNode(node, Stable(pair.Value, argument).WithTriviaFrom(node).WithAdditionalAnnotations(marks.Values.Where(node.HasAnnotation)));
        }

        // What follows a loop that falls away moves up to where that began.
        var freed = preparation.Values.SelectMany(marked.GetAnnotatedNodes).Select(statement => Next(statement)).OfType<StatementSyntax>();
        marked = marked.ReplaceNodes(freed, static (_, statement) => statement.WithLeadingTrivia(statement.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
        return document.WithSyntaxRoot(marked.RemoveNodes(preparation.Values.SelectMany(marked.GetAnnotatedNodes), SyntaxRemoveOptions.KeepUnbalancedDirectives)!);
    }

    private static SyntaxNode? Next(SyntaxNode statement)
        => statement.Parent is BlockSyntax block ? block.Statements.SkipWhile(other => other != statement).Skip(1).FirstOrDefault() : null;

    private static ExpressionSyntax Stable(UnstableForm form, ExpressionSyntax argument)
    {
        if (form.NeedsConversion) argument = Expressions.ToDouble(argument);
        return Expressions.Function(form.Function, form.IsNegated ? Expressions.Negative(argument) : argument);
    }
}
