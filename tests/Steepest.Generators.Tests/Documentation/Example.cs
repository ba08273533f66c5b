using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>A piece of code on a page, as the only file of a new console project.</summary>
internal sealed class Example(string source)
{
    /// <summary>What the SDK's template imports.</summary>
    private const string Implicit = """
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        """;

    private readonly CSharpCompilation compilation = Compilation(source);

    /// <summary>What analyzer, generator and compiler have to say, from warnings upwards.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        var token = TestContext.Current.CancellationToken;
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var generated, token);
        IEnumerable<Diagnostic> all = [.. await Analysis.Run(output), .. generated, .. output.GetDiagnostics(token)];
        return [.. all.Where(found => found.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>What the analyzer reports of the code as it stands.</summary>
    public Task<IReadOnlyList<Diagnostic>> Findings() => Analysis.Run(compilation);

    /// <summary>Whether anything is generated from it.</summary>
    public bool Generates => GeneratorRun.Of(compilation).GeneratedSources.Length > 0;

    /// <summary>The method of the generated kernel, from its declaration to its last brace, at the left margin.</summary>
    public string Generated(string method) => KernelText.Method(Assert.Single(GeneratorRun.Of(compilation).Files()).Text, method);

    private static CSharpCompilation Compilation(string source)
    {
        var library = TestCompilation.OfFiles(("/src/Program.cs", source), ("/src/Implicit.cs", Implicit));
        var isProgram = library.SyntaxTrees.Any(tree => tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());

        // Comments on every member would hide what an example is about.
        return library.WithOptions(library.Options
            .WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["CS1591"] = ReportDiagnostic.Suppress }));
    }
}
