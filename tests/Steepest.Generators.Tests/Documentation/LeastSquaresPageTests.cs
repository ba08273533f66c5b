using Steepest.Generators.Rules;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The page of least squares: its programs, and its tables.</summary>
public sealed class LeastSquaresPageTests
{
    private static readonly Page LeastSquares = Page.Read("docs/least-squares.md");

    public static TheoryData<int> Programs => [.. Enumerable.Range(0, LeastSquares.Code("csharp").Count)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_compiles_without_a_warning(int number)
        => Assert.Empty(await new Example(LeastSquares.Code("csharp")[number]).Diagnostics());

    [Fact]
    public void The_table_has_a_row_for_every_robust_function()
        => Assert.All(Enum.GetNames<RobustKind>(), name => Assert.Contains($"| `{name}` |", LeastSquares.Text, StringComparison.Ordinal));

    /// <summary>The compiler knows the runtime's functions by their numbers.</summary>
    [Fact]
    public void Robust_functions_of_the_compiler_are_those_of_the_runtime()
        => Assert.Equal(Enum.GetValues<Robust>().Select(kind => $"{kind} {(int)kind}"), Enum.GetValues<RobustKind>().Select(kind => $"{kind} {(int)kind}"));
}
