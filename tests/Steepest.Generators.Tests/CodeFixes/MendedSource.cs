using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

/// <summary>What a fix must leave behind.</summary>
internal static class MendedSource
{
    /// <summary>The source has no diagnostic, generates, and compiles with what is generated, without a warning.</summary>
    public static async Task IsClean(string source)
    {
        var token = TestContext.Current.CancellationToken;
        var compilation = TestCompilation.Of(source);
        Assert.Empty(await Analysis.Run(compilation));
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, token);
        Assert.Empty(diagnostics);
        Assert.True(output.SyntaxTrees.Count() > compilation.SyntaxTrees.Length, "Nothing was generated.");
        Assert.DoesNotContain(output.GetDiagnostics(token), found => found.Severity >= DiagnosticSeverity.Warning && found.Id is not ("CS1591" or "CS0612"));
    }
}
