using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Makes a private field that a differentiated method reads readonly, where nothing but constructors assigns it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeReadonlyCodeFix))]
[Shared]
public sealed class MakeReadonlyCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.State.Id];

    private protected override string Title => "Make the field readonly";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var fields = new HashSet<FieldDeclarationSyntax>();
        foreach (var culprit in culprits)
        {
            var node = root.FindNode(culprit.SourceSpan, getInnermostNodeForTie: true);
            if (model.GetSymbolInfo(node, token).Symbol is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: Accessibility.Private } field
                && Declaration(field, root, token) is { Declaration.Variables.Count: 1 } declaration
                && !root.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == field.Name && IsAssignment(name, field, model, token)))
            {
                fields.Add(declaration);
            }
        }

        return fields.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(fields, static (_, field) => WithReadonly(field)));
    }

    private static FieldDeclarationSyntax WithReadonly(FieldDeclarationSyntax field)
    {
        var keyword = SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.ReadOnlyKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        if (field.Modifiers.Count > 0) return field.AddModifiers(keyword);
        return field.WithDeclaration(field.Declaration.WithLeadingTrivia()).AddModifiers(keyword.WithLeadingTrivia(field.Declaration.GetLeadingTrivia()));
    }

    /// <summary>The field's declaration, where it and its whole type, but for what is generated into it, stand in this file.</summary>
    private static FieldDeclarationSyntax? Declaration(IFieldSymbol field, SyntaxNode root, CancellationToken token)
        => field.ContainingType.DeclaringSyntaxReferences.All(part => part.SyntaxTree == root.SyntaxTree || part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            ? field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).FirstAncestorOrSelf<FieldDeclarationSyntax>()
            : null;

    private static bool IsAssignment(IdentifierNameSyntax name, IFieldSymbol field, SemanticModel model, CancellationToken token)
    {
        if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, token).Symbol, field)) return false;
        SyntaxNode place = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        var isWritten = place.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == place,
            PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            RefExpressionSyntax => true,
            _ => false,
        };
        return isWritten && place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null;
    }
}
