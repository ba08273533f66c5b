using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.CodeFixes;

/// <summary>
/// Marks a variable that cannot be optimised <c>[Fixed]</c>: in every method of the problem that names it, as a name has one role. Not where
/// that would leave nothing to optimise, or another loss depends on it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkFixedCodeFix))]
[Shared]
public sealed class MarkFixedCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; }
        = [Descriptors.IdleVariable.Id, Descriptors.OnlyThroughBranches.Id, Descriptors.NoInfluence.Id];

    private protected override string Title => "Mark it [Fixed]";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var named = new HashSet<ParameterSyntax>();
        foreach (var culprit in culprits)
        {
            if (root.FindNode(culprit.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>() is { } parameter) named.UnionWith(Mentions(parameter, model, token));
        }

        // What is marked together must leave every method that is differentiated a variable.
        var emptied = named.Select(parameter => parameter.Parent!.Parent!).Distinct()
            .Where(method => Role(method, model, token) is not MethodRole.Metric && Variables(method, model, token).All(named.Contains)).ToList();
        named.RemoveWhere(parameter => emptied.Any(method => Variables(method, model, token).Any(other => other.Identifier.ValueText == parameter.Identifier.ValueText)));
        return named.Count == 0 ? document : document.WithSyntaxRoot(root.ReplaceNodes(named, static (_, parameter) => WithFixed(parameter)));
    }

    /// <summary>The parameters that are this variable; none where another loss has it too.</summary>
    private static IEnumerable<ParameterSyntax> Mentions(ParameterSyntax parameter, SemanticModel model, CancellationToken token)
    {
        if (parameter.Parent?.Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method) return [];
        if (Role(method, model, token) is not { } role || role == MethodRole.Differentiable) return [parameter];
        var others = type.Members.OfType<MethodDeclarationSyntax>()
            .Where(other => other != method && Role(other, model, token) is { } shared && shared != MethodRole.Differentiable)
            .SelectMany(other => Variables(other, model, token).Where(named => named.Identifier.ValueText == parameter.Identifier.ValueText)).ToList();
        return others.Any(other => Role(other.Parent!.Parent!, model, token) != MethodRole.Metric) ? [] : [parameter, .. others];
    }

    private static MethodRole? Role(SyntaxNode method, SemanticModel model, CancellationToken token)
        => model.GetDeclaredSymbol(method, token) is IMethodSymbol symbol ? AnnotatedMethod.From(symbol)?.Role : null;

    private static IEnumerable<ParameterSyntax> Variables(SyntaxNode method, SemanticModel model, CancellationToken token)
        => ((MethodDeclarationSyntax)method).ParameterList.Parameters.Where(parameter => model.GetDeclaredSymbol(parameter, token) is { } symbol
            && Roles.Of(symbol) == ParameterRole.Variable);

    private static ParameterSyntax WithFixed(ParameterSyntax parameter)
    {
        var name = SyntaxFactory.ParseName("global::Steepest.FixedAttribute").WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)));
        return parameter.WithLeadingTrivia()
            .WithAttributeLists(parameter.AttributeLists.Insert(0, list.WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
    }
}
