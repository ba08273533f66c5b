using System.Runtime.InteropServices;
using Steepest.Package.Tests.Workspace;
using Xunit;

namespace Steepest.Package.Tests;

/// <summary>The same program, compiled ahead of time.</summary>
[Collection<ProblemsCollection>]
public sealed class NativeAotTests(BuiltProblems problems)
{
    private const string Message = "STEEP9001";

    [Fact]
    public async Task Computes_the_same_numbers()
    {
        Assert.SkipUnless(HasLinker(), "No C linker (clang or gcc) is installed, which native AOT needs.");
        var publish = (await problems.Consumer.Dotnet("publish", "-c", "Release", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier,
            "-o", "published", "-p:PublishAot=true")).Succeeded();
        Assert.DoesNotMatch(@"warning|\bIL\d{4}\b", publish.Output);
        Assert.Single(publish.Output.Split('\n'), line => line.Contains(Message, StringComparison.Ordinal));

        // The JIT has wider vectors than AOT's default, and so other orders of summation: the numbers agree up to rounding.
        var native = Numbers.Read((await problems.Consumer.Run("published")).Succeeded().Output);
        Assert.Equal(problems.Numbers.Words, native.Words);
        Assert.Equal(problems.Numbers.Values.Keys, native.Values.Keys);
        foreach (var (name, values) in problems.Numbers.Values)
            Assert.All(values.Zip(native.Values[name], (jit, aot) => Math.Abs(jit - aot) / Math.Max(1, Math.Abs(jit))), difference => Assert.InRange(difference, 0, 1e-10));
    }

    [Fact]
    public async Task An_instruction_set_is_handed_on_and_silences_the_message()
    {
        string[] chosen = ["-c", "Release", "-nologo", "-p:PublishAot=true", "-p:SteepestInstructionSet=x86-64-v3"];
        var build = (await problems.Consumer.Dotnet(["build", .. chosen])).Succeeded();
        Assert.DoesNotContain(Message, build.Output, StringComparison.Ordinal);
        Assert.Equal("x86-64-v3", (await IlcInstructionSet(chosen)).Output.Trim());
    }

    [Fact]
    public async Task No_instruction_set_is_chosen_silently()
        => Assert.Equal("", (await IlcInstructionSet(["-c", "Release", "-p:PublishAot=true"])).Output.Trim());

    [Fact]
    public void Without_native_AOT_nothing_is_said()
        => Assert.DoesNotContain(Message, problems.Build.Output, StringComparison.Ordinal);

    private async Task<CommandResult> IlcInstructionSet(IEnumerable<string> options)
        => (await problems.Consumer.Dotnet(["build", "-getProperty:IlcInstructionSet", "--no-restore", .. options])).Succeeded();

    private static bool HasLinker()
        => OperatingSystem.IsWindows() || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
