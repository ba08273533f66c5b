using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Problems;

namespace Steepest.CodeFixes;

/// <summary>Keeps fewer states of a long loop, where it stands in an annotated method itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckpointCodeFix))]
[Shared]
public sealed class CheckpointCodeFix : AnnotateCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.LargeStorage.Id];

    private protected override string Annotation => "Checkpoint";

    private protected override SyntaxNode? Method(SyntaxNode culprit, SemanticModel model, CancellationToken token)
        => culprit.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && model.GetDeclaredSymbol(method, token) is IMethodSymbol symbol
            && AnnotatedMethod.From(symbol) is not null && Attributes.Find(symbol, "Checkpoint") is null
                ? method
                : null;
}
