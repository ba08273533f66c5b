using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The programs on the page of optimizers.</summary>
public sealed class OptimizersPageTests
{
    private static readonly Page Optimizers = Page.Read("docs/optimizers.md");

    public static TheoryData<int> Programs => [.. Enumerable.Range(0, Optimizers.Code("csharp").Count)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_compiles_without_a_warning(int number)
        => Assert.Empty(await new Example(Optimizers.Code("csharp")[number]).Diagnostics());
}
