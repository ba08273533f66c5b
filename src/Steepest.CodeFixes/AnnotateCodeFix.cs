using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Steepest.CodeFixes;

/// <summary>Adds an attribute to a method.</summary>
public abstract class AnnotateCodeFix : DocumentCodeFix
{
    /// <summary>The attribute, as it is written: <c>MaxIterations(20)</c>.</summary>
    private protected abstract string Annotation { get; }

    private protected override string Title => $"Add [{Annotation}]";

    /// <summary>The method that lacks the attribute; null where what is marked leads to none.</summary>
    private protected abstract SyntaxNode? Method(SyntaxNode culprit, SemanticModel model, CancellationToken token);

    private protected sealed override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var methods = culprits.Select(culprit => Method(root.FindNode(culprit.SourceSpan, getInnermostNodeForTie: true), model, token))
            .Where(method => method is MethodDeclarationSyntax or LocalFunctionStatementSyntax && method.SyntaxTree == root.SyntaxTree).OfType<SyntaxNode>().Distinct().ToList();
        return methods.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(methods, (_, method) => With(method)));
    }

    /// <summary>In the list of the attributes that are there, or before the method on its line.</summary>
    private SyntaxNode With(SyntaxNode method)
    {
        var attribute = ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[global::Steepest.{Annotation}] void M() {{ }}")!).AttributeLists[0].Attributes[0];
        attribute = attribute.ReplaceNode(attribute.Name, attribute.Name.WithAdditionalAnnotations(Simplifier.Annotation));
        var lists = method is MethodDeclarationSyntax declared ? declared.AttributeLists : ((LocalFunctionStatementSyntax)method).AttributeLists;
        var trivia = method.GetLeadingTrivia();
        var added = lists.Count > 0
            ? lists.Replace(lists[0], lists[0].AddAttributes(attribute))
            : SyntaxFactory.SingletonList(SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(SyntaxFactory.Space));
        return method.WithLeadingTrivia() is MethodDeclarationSyntax ordinary
            ? ordinary.WithAttributeLists(added).WithLeadingTrivia(trivia)
            : ((LocalFunctionStatementSyntax)method.WithLeadingTrivia()).WithAttributeLists(added).WithLeadingTrivia(trivia);
    }
}
