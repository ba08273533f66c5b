using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Keeps an annotated method from being overridden: a virtual one becomes an ordinary one, an override is sealed. Not where it is overridden.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SealCodeFix))]
[Shared]
public sealed class SealCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.Overridable.Id];

    private protected override string Title => "Keep the method from being overridden";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var methods = new List<MethodDeclarationSyntax>();
        foreach (var culprit in culprits)
        {
            if (root.FindNode(culprit.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || model.GetDeclaredSymbol(method, token) is not { } symbol) continue;
            if (!(await SymbolFinder.FindOverridesAsync(symbol, document.Project.Solution, cancellationToken: token).ConfigureAwait(false)).Any()) methods.Add(method);
        }

        return methods.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(methods, static (_, method) => method.WithModifiers(Sealed(method.Modifiers))));
    }

    private static SyntaxTokenList Sealed(SyntaxTokenList modifiers)
    {
        var at = modifiers.IndexOf(SyntaxKind.VirtualKeyword);
        if (at >= 0) return modifiers.RemoveAt(at);
        at = modifiers.IndexOf(SyntaxKind.OverrideKeyword);
        if (at < 0) return modifiers;
        var keyword = SyntaxFactory.Token(modifiers[at].LeadingTrivia, SyntaxKind.SealedKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return modifiers.Replace(modifiers[at], modifiers[at].WithLeadingTrivia()).Insert(at, keyword);
    }
}
