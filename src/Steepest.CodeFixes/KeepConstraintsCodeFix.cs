using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Has constraints kept by an augmented Lagrangian, which works with any optimizer: beside the optimizer, or in place of a method that does not fit it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepConstraintsCodeFix))]
[Shared]
public sealed class KeepConstraintsCodeFix : DocumentCodeFix
{
    private const string Method = "AugmentedLagrangian";

    private static readonly string[] Replaced = ["DifferentialMultipliers", "HardConstraintFirst"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoConstraintMethod.Id, Descriptors.UnfitConstraintMethod.Id];

    private protected override string Title => $"Keep constraints by [{Method}]";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        var attributes = culprits.Select(culprit => root.FindNode(culprit.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()).OfType<AttributeSyntax>().Distinct().ToList();
        var unfit = attributes.Where(attribute => Replaced.Contains(NameOf(attribute))).ToList();

        // One of several optimizers of a type has the method stand beside it, for all.
        var lists = attributes.Except(unfit).Select(attribute => attribute.Parent).OfType<AttributeListSyntax>()
            .GroupBy(list => list.Parent).Select(lists => lists.First())
            .Where(list => list.Parent is TypeDeclarationSyntax type && !type.AttributeLists.SelectMany(other => other.Attributes).Any(other => NameOf(other) == Method)).ToList();
        return unfit.Count + lists.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(
            unfit.Cast<SyntaxNode>().Concat(lists),
            (_, node) => node is AttributeListSyntax list ? list.AddAttributes(Attribute()) : Attribute().WithTriviaFrom(node)));
    }

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : ((attribute.Name as SimpleNameSyntax)?.Identifier.ValueText ?? "");
        const string suffix = "Attribute";
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    private static AttributeSyntax Attribute() => SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(Method));
}
