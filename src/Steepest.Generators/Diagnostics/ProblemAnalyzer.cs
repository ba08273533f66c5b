using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Steepest.Generators.Frontend.Problems;

namespace Steepest.Generators.Diagnostics;

/// <summary>Reports, while the user types, what the front end finds in annotated types. The generator runs the same front end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProblemAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = [.. Descriptors.All.Where(rule => rule.Id != Descriptors.InternalFailure.Id)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated methods may be annotated too; whatever is refused there fails the build, so its reason must be seen.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Attributes.MetadataName(Attributes.Loss)) == null) return;
            start.RegisterSymbolAction(static symbol => Analyze(symbol), SymbolKind.NamedType);
            start.RegisterSymbolAction(static symbol => StrayAnnotations.Analyze(symbol), SymbolKind.Parameter);
            start.RegisterOperationAction(static operation => LocalAnnotations.Analyze(operation), OperationKind.LocalFunction, OperationKind.AnonymousFunction);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!ProblemReader.Concerns(type)) return;
        var (model, findings, hints) = ProblemReader.Read(type, context.Compilation, context.CancellationToken);
        foreach (var finding in findings.Concat(SecondOrderAnalysis.Of(type, model, context.Compilation, context.CancellationToken)).Concat(hints)) context.ReportDiagnostic(finding.ToDiagnostic());
    }
}
