using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Removes an attribute that means nothing where it stands: a role in a helper, a bound that bounds nothing, a second way of keeping constraints.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeCodeFix))]
[Shared]
public sealed class RemoveAttributeCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.StrayAnnotation.Id, Descriptors.IdleLimit.Id, Descriptors.SeveralConstraintMethods.Id, Descriptors.IdleConstraintMethod.Id];

    private protected override string Title => "Remove the attribute";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        var idle = new HashSet<AttributeSyntax>(culprits.Select(culprit => root.FindNode(culprit.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()).OfType<AttributeSyntax>());
        var owners = idle.Select(attribute => attribute.Parent!.Parent).Where(owner => owner is ParameterSyntax or BaseMethodDeclarationSyntax or TypeDeclarationSyntax).OfType<SyntaxNode>().Distinct().ToList();
        return owners.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(owners, (owner, _) => Without(owner, idle)));
    }

    private static SyntaxNode Without(SyntaxNode owner, HashSet<AttributeSyntax> idle)
    {
        var trivia = owner.GetLeadingTrivia();
        SyntaxNode bare = owner switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(Without(parameter.AttributeLists, idle)),
            TypeDeclarationSyntax type => type.WithAttributeLists(Without(type.AttributeLists, idle)),
            _ => ((BaseMethodDeclarationSyntax)owner).WithAttributeLists(Without(((BaseMethodDeclarationSyntax)owner).AttributeLists, idle)),
        };
        return bare.WithLeadingTrivia(trivia);
    }

    private static SyntaxList<AttributeListSyntax> Without(SyntaxList<AttributeListSyntax> lists, HashSet<AttributeSyntax> idle)
        => SyntaxFactory.List(lists
            .Where(list => !list.Attributes.All(idle.Contains))
            .Select(list => list.Attributes.Any(idle.Contains) ? list.WithAttributes(SyntaxFactory.SeparatedList(list.Attributes.Where(attribute => !idle.Contains(attribute)))) : list));
}
