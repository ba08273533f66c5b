using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;

namespace Steepest.CodeFixes;

/// <summary>Leaves out a rounding or a conversion to an integer, where the number itself fits in its place and is smooth.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepValueCodeFix))]
[Shared]
public sealed class KeepValueCodeFix : DocumentCodeFix
{
    private static readonly HashSet<string> Roundings = ["Floor", "Ceiling", "Round", "Truncate", "BitIncrement", "BitDecrement"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.DerivativeLost.Id];

    private protected override string Title => "Keep the value instead of rounding it";

    private protected override async Task<Document> Fix(Document document, IReadOnlyList<Location> culprits, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model) return document;
        var rounded = culprits.Select(culprit => root.FindNode(culprit.SourceSpan, getInnermostNodeForTie: true)).OfType<ExpressionSyntax>()
            .Where(node => Value(node) is { } value && Fits(node, value, model, token)).Distinct().ToList();
        if (rounded.Count == 0) return document;
        return document.WithSyntaxRoot(root.ReplaceNodes(rounded, static (_, current) => Expressions.Enclosed(Value(current)!).WithTriviaFrom(current)));
    }

    /// <summary>What is rounded or converted; null where the expression is something else.</summary>
    private static ExpressionSyntax? Value(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => cast.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [var value, ..] } when Roundings.Contains(name)
            => value.Expression,
        _ => null,
    };

    /// <summary>Whether the value converts by itself to what its surroundings take.</summary>
    private static bool Fits(ExpressionSyntax expression, ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => model.GetTypeInfo(expression, token).ConvertedType is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } target
            && model.ClassifyConversion(value, target) is { IsImplicit: true };
}
