using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The programs on the page of constraints.</summary>
public sealed class ConstraintsPageTests
{
    private static readonly Page Constraints = Page.Read("docs/constraints.md");

    public static TheoryData<int> Programs => [.. Enumerable.Range(0, Constraints.Code("csharp").Count)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_compiles_without_a_warning(int number)
        => Assert.Empty(await new Example(Constraints.Code("csharp")[number]).Diagnostics());
}
