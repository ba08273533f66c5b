namespace Steepest.Package.Tests.Workspace;

/// <summary>What a command left: its exit code, and standard output and error in the order in which they came.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult Succeeded()
        => ExitCode == 0 ? this : throw new InvalidOperationException($"{Command} exited with {ExitCode}:\n{Output}");

    public CommandResult Failed()
        => ExitCode != 0 ? this : throw new InvalidOperationException($"{Command} succeeded, which it must not:\n{Output}");
}
