using System.Diagnostics;
using System.Text.Json;

namespace Steepest.Mutation;

/// <summary>What the build hands to the compiler for the generator's assembly.</summary>
/// <param name="Sources">All its files.</param>
/// <param name="References">What they are compiled against.</param>
/// <param name="Generators">The assemblies of the generators that run in it.</param>
/// <param name="Symbols">For the preprocessor.</param>
internal sealed record GeneratorProject(IReadOnlyList<string> Sources, IReadOnlyList<string> References, IReadOnlyList<string> Generators, IReadOnlyList<string> Symbols)
{
    private const string Items = "-getItem:Compile -getItem:ReferencePathWithRefAssemblies -getItem:Analyzer -getProperty:DefineConstants";

    /// <summary>Asks the build.</summary>
    public static GeneratorProject Read(string folder)
    {
        var start = new ProcessStartInfo("dotnet", $"msbuild Steepest.Generators.csproj -p:Configuration=Release -t:Compile {Items}") { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(output);
        using var read = JsonDocument.Parse(output);
        var items = read.RootElement.GetProperty("Items");
        IReadOnlyList<string> Paths(string item) => [.. items.GetProperty(item).EnumerateArray().Select(path => path.GetProperty("FullPath").GetString()!)];
        var symbols = read.RootElement.GetProperty("Properties").GetProperty("DefineConstants").GetString()!;
        return new GeneratorProject(Paths("Compile"), Paths("ReferencePathWithRefAssemblies"), [.. Paths("Analyzer").Where(path => path.Contains("PolySharp", StringComparison.Ordinal))], symbols.Split(';'));
    }
}
