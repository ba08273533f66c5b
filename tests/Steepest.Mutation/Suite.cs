using System.Diagnostics;
using System.Globalization;

namespace Steepest.Mutation;

/// <summary>A copy of the tests with the assembly that holds the mistakes; the quick stages come first.</summary>
internal sealed class Suite
{
    /// <summary>What compares results, not texts: goldens and pages would notice any change.</summary>
    private static readonly string[][] s_stages =
    [
        ["*PassTests", "*TileNestTests", "*RowDescentTests", "*KeptArrayTests"],
        ["*RandomGradientTests", "*EmittedGradientTests"],
        ["*RandomTangentTests", "*EmittedTangentTests"],
        ["*Shapes.ShapeTests", "*DerivativeMemberTests", "*JacobianMemberTests", "*EdgeTests"],
    ];

    private readonly string _folder;
    private readonly TimeSpan _limit;

    /// <param name="built">The folder of the built tests.</param>
    /// <param name="folder">Where to copy them; below the repository, whose files some tests read.</param>
    /// <param name="assembly">The generator's.</param>
    /// <param name="limit">How much of the processor's time a stage may take: a mistake may make a loop endless, and a busy machine is no mistake.</param>
    public Suite(string built, string folder, byte[] assembly, TimeSpan limit)
    {
        (_folder, _limit) = (folder, limit);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllBytes(Path.Combine(_folder, "Steepest.Generators.dll"), assembly);
    }

    /// <summary>What notices a mistake; null where nothing does.</summary>
    /// <param name="number">Its number; -1 for none.</param>
    /// <param name="isForward">Whether it lies in forward mode, so that its tests come first.</param>
    public string? Noticed(int number, bool isForward)
    {
        foreach (var stage in isForward ? s_stages.OrderBy(stage => stage[0] != "*RandomTangentTests") : s_stages.AsEnumerable())
        {
            if (Run(number, stage) is { } test) return test;
        }

        return null;
    }

    private string? Run(int number, string[] classes)
    {
        var start = new ProcessStartInfo(Path.Combine(_folder, "Steepest.Generators.Tests")) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[GeneratorCompilation.Variable] = number.ToString(CultureInfo.InvariantCulture);

        // Started often and briefly: compiling its code well takes longer than running it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var name in classes)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(name);
        }

        start.ArgumentList.Add("-stopOnFail");
        start.ArgumentList.Add("-noColor");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            if (process.HasExited || process.TotalProcessorTime < _limit) continue;
            process.Kill(entireProcessTree: true);
            return "a stage that does not end";
        }

        if (process.ExitCode == 0) return null;
        var failed = output.Result.Split('\n').FirstOrDefault(line => line.Contains("[FAIL]", StringComparison.Ordinal));
        return failed?.Replace("[FAIL]", "", StringComparison.Ordinal).Trim() ?? $"exit code {process.ExitCode}";
    }
}
