using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Frontend.Problems;

namespace Steepest.CodeFixes;

/// <summary>Bounds the calls that a helper makes of itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundRecursionCodeFix))]
[Shared]
public sealed class BoundRecursionCodeFix : AnnotateCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.Recursion.Id];

    private protected override string Annotation => "MaxIterations(20)";

    private protected override SyntaxNode? Method(SyntaxNode culprit, SemanticModel model, CancellationToken token)
        => model.GetSymbolInfo(culprit, token).Symbol is IMethodSymbol { ReducedFrom: null } called && Attributes.Find(called, "MaxIterations") is null
            ? called.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token)
            : null;
}
