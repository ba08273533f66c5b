using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Pipeline;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>The generator, with its steps recorded.</summary>
internal static class GeneratorRun
{
    public static GeneratorDriver NewDriver(bool trackSteps = true)
        => CSharpGeneratorDriver.Create(
            [new SteepestGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.Parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>What a new driver generates.</summary>
    public static GeneratorRunResult Of(Compilation compilation) => NewDriver().RunGenerators(compilation, TestContext.Current.CancellationToken).Only();

    public static GeneratorRunResult Only(this GeneratorDriver driver) => driver.GetRunResult().Results.Single();

    /// <summary>The generated files by name.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files(this GeneratorRunResult result)
        => [.. result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())).OrderBy(file => file.HintName, StringComparer.Ordinal)];

    /// <summary>Why the outputs of a step are what they are.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRunResult result, string step)
        => result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The same of what is written.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> OutputReasons(this GeneratorRunResult result)
        => [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
