using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Says that the zero derivative of a jump is meant: wraps it, or where the result is an integer what it is taken of, in <c>StopGradient</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientCodeFix))]
[Shared]
public sealed class StopGradientCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.DerivativeLost.Id];

    private protected override string Title => "Wrap in StopGradient";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var wrapped = culprits.Select(culprit => Lost(root.FindNode(culprit.SourceSpan, getInnermostNodeForTie: true), model, token)).OfType<ExpressionSyntax>().Distinct().ToList();
        if (wrapped.Count == 0) return document;
        return document.WithSyntaxRoot(root.ReplaceNodes(wrapped, static (_, current) => Expressions.Function("StopGradient", current).WithTriviaFrom(current)));
    }

    /// <summary>The number whose gradient ends; null where what is marked is no such expression.</summary>
    private static ExpressionSyntax? Lost(SyntaxNode node, SemanticModel model, CancellationToken token) => node switch
    {
        CastExpressionSyntax cast => IsFloating(cast, model, token) ? cast : cast.Expression,
        InvocationExpressionSyntax { ArgumentList.Arguments: [_, var sign] } call when model.GetSymbolInfo(call, token).Symbol?.Name == "CopySign" => sign.Expression,
        InvocationExpressionSyntax call when IsFloating(call, model, token) => call,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } => only.Expression,
        _ => null,
    };

    private static bool IsFloating(ExpressionSyntax expression, SemanticModel model, CancellationToken token)
        => model.GetTypeInfo(expression, token).Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
