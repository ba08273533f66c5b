using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Removes a role from a parameter whose method has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRoleCodeFix))]
[Shared]
public sealed class RemoveRoleCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.StrayAnnotation.Id];

    private protected override string Title => "Remove the attribute";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        var stray = new HashSet<AttributeSyntax>(culprits.Select(culprit => root.FindNode(culprit.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()).OfType<AttributeSyntax>());
        var parameters = stray.Select(attribute => attribute.FirstAncestorOrSelf<ParameterSyntax>()).OfType<ParameterSyntax>().Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(parameters, (parameter, _) => Without(parameter, stray)));
    }

    private static ParameterSyntax Without(ParameterSyntax parameter, HashSet<AttributeSyntax> stray)
    {
        var trivia = parameter.GetLeadingTrivia();
        foreach (var list in parameter.AttributeLists.Where(list => list.Attributes.Any(stray.Contains)).Reverse())
        {
            var kept = list.Attributes.Where(attribute => !stray.Contains(attribute)).ToList();
            parameter = kept.Count == 0
                ? parameter.WithAttributeLists(parameter.AttributeLists.RemoveAt(parameter.AttributeLists.IndexOf(other => other.Span == list.Span)))
                : parameter.ReplaceNode(
                    parameter.AttributeLists.First(other => other.Span == list.Span),
                    list.WithAttributes(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.SeparatedList(kept)));
        }

        return parameter.WithLeadingTrivia(trivia);
    }
}
