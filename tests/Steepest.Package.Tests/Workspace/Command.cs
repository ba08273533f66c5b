using System.Diagnostics;
using System.Text;

namespace Steepest.Package.Tests.Workspace;

/// <summary>Runs a program to its end, or kills it with its children after a time that no healthy build needs.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>What a test host hands down to builds and must not: the SDK it was itself built with, and its own protocol.</summary>
    private static readonly string[] Inherited = ["MSBuild", "DOTNET_CLI_TEST", "TESTINGPLATFORM_"];

    public static async Task<CommandResult> Run(
        string program, string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A server that outlives the command would keep its output open, and this process waiting.
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            Append($"Killed after {Patience}.");
        }
        lock (output) return new($"{program} {string.Join(' ', start.ArgumentList)}", process.ExitCode, output.ToString());

        void Append(string? line)
        {
            lock (output) output.Append(line).Append('\n');
        }
    }

    private static bool IsInherited(string name) => Inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
