using Steepest.Package.Tests.Workspace;
using Xunit;

namespace Steepest.Package.Tests;

/// <summary>What must not build does not, and says why.</summary>
public sealed class RefusalTests(PackedSteepest package)
{
    [Fact]
    public async Task A_loss_without_a_derivative_is_marked_by_the_analyzer()
    {
        var build = (await package.NewConsumer("Refused").Dotnet("build", "-nologo")).Failed();
        Assert.Matches(@"Staircase\.cs\(9,\d+\): error STEEP02\d\d:", build.Output);
    }

    [Fact]
    public async Task A_loss_without_a_derivative_does_not_build_with_analyzers_switched_off()
    {
        var build = (await package.NewConsumer("Refused").Dotnet("build", "-nologo", "-p:RunAnalyzers=false")).Failed();
        Assert.Matches(@"error CS1029: #error: 'STEEP02\d\d", build.Output);
        Assert.DoesNotMatch("error STEEP", build.Output);
    }

    [Fact]
    public async Task An_older_framework_is_refused()
    {
        var build = (await package.NewConsumer("Framework").Dotnet("build", "-nologo")).Failed();
        Assert.Contains("error STEEP9002: Steepest needs net10.0 or later, but Framework targets net9.0", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_compiler_is_refused()
    {
        var build = (await package.NewConsumer("Refused").Dotnet("build", "-nologo", "-p:CompilerApiVersion=roslyn4.14")).Failed();
        Assert.Contains("error STEEP9003: ", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }
}
