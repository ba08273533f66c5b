using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Tests.Compilations;

/// <summary>Runs the analyzer over a compilation.</summary>
internal static class Analysis
{
    /// <summary>What it reports, in order of place. An exception in the analyzer is thrown on.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation)
    {
        Exception? failure = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failure = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [new ProblemAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        if (failure != null) throw new InvalidOperationException("The analyzer failed.", failure);
        return [.. diagnostics.OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(found => found.Location.SourceSpan)];
    }

    /// <summary>The errors and warnings among it, which a build shows.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Complaints(Compilation compilation)
        => [.. (await Run(compilation)).Where(found => found.Severity >= DiagnosticSeverity.Warning)];
}
