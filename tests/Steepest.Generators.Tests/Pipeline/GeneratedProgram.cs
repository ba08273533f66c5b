using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Compiles source with what is generated from it, as a strict project would, and runs it.</summary>
internal static class GeneratedProgram
{
    /// <summary>What <c>Program.Run()</c> of the source returns. Any warning or error of analyzer, generator or compiler is a failure.</summary>
    public static async Task<T> Run<T>(string source)
    {
        var token = TestContext.Current.CancellationToken;
        var compilation = TestCompilation.Of(source);
        compilation = compilation.WithOptions(compilation.Options
            .WithWarningLevel(9999)
            .WithOverflowChecks(true)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["CS1591"] = ReportDiagnostic.Suppress }));
        Assert.Empty(await Analysis.Complaints(compilation));
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, token);
        Assert.Empty(diagnostics);
        // In a build the analyzer sees what was generated, too.
        Assert.Empty(await Analysis.Complaints(output));

        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = output.Emit(image, xmlDocumentationStream: documentation, cancellationToken: token);
        Assert.Empty(emitted.Diagnostics.Where(found => found.Severity != DiagnosticSeverity.Hidden));
        image.Position = 0;
        var context = new AssemblyLoadContext("Generated", isCollectible: true);
        try
        {
            var program = context.LoadFromStream(image).GetType("Program")!;
            return (T)program.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
