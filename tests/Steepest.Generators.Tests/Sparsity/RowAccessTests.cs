using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Sparsity;

/// <summary>Which residuals the compiler knows the variables of, row by row, and which it leaves to dense equations.</summary>
public sealed class RowAccessTests
{
    [Theory]
    [InlineData("x[i] - x[j]", true)]
    [InlineData("x[3 * map[i] + 2] * x[3 * j]", true)]
    [InlineData("x[i + 1] - x[i] * x[i]", true)]
    [InlineData("Functions.Dot(x.Slice(4 * i, 4), x.Slice(4 * j, 4))", true)]
    [InlineData("x[i] + (i > j ? x[i + 1] : 0)", true)]
    [InlineData("x[0] * i - x[1]", false)]
    [InlineData("Functions.Sum(x) * i", false)]
    [InlineData("i > j ? x[i] : x[j]", false)]
    [InlineData("x[i] * x[x[j] > 0 ? 0 : 1]", false)]
    [InlineData("x[i] * x.Length", false)]
    [InlineData("Functions.Dot(x.Slice(i, 49), x.Slice(i, 49))", false)]
    public void Rows_are_known(string residual, bool isKnown)
    {
        var source = $$"""
            [LevenbergMarquardt]
            public static partial class Fit
            {
                [Residual]
                public static double Error(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<int> map, [Sample] int i, [Sample] int j) => {{residual}} + 0 * map.Length;
            }
            """;
        var text = Assert.Single(GeneratorRun.Of(TestCompilation.Of(source)).Files()).Text;
        Assert.Equal(isKnown, text.Contains("hasBlocks: true", StringComparison.Ordinal));
        Assert.Equal(isKnown, text.Contains("RowPlaces.Shift", StringComparison.Ordinal));
    }

    /// <summary>One method of another form makes the whole problem dense, and so does a loss beside the residuals when it is solved.</summary>
    [Theory]
    [InlineData("[Residual] public static double All(ReadOnlySpan<double> x) => Functions.Sum(x);", false)]
    [InlineData("[Residual(Weight = 2)] public static double First(ReadOnlySpan<double> x) => x[0];", true)]
    public void A_problem_is_sparse_as_a_whole(string more, bool isKnown)
    {
        var source = $$"""
            [LevenbergMarquardt]
            public static partial class Fit
            {
                [Residual]
                public static double Error(ReadOnlySpan<double> x, [Sample] int i) => x[i + 1] - x[i];

                {{more}}
            }
            """;
        var text = Assert.Single(GeneratorRun.Of(TestCompilation.Of(source)).Files()).Text;
        Assert.Equal(isKnown, text.Contains("hasBlocks: true", StringComparison.Ordinal));
    }
}
