using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

public sealed class StableFormCodeFixTests
{
    [Theory]
    [InlineData("Math.Log(1 + Math.Exp(x))", "Functions.Softplus(x)")]
    [InlineData("Math.Log(Math.Exp(x - y) + 1)", "Functions.Softplus(x - y)")]
    [InlineData("double.LogP1(double.Exp(x))", "Functions.Softplus(x)")]
    [InlineData("Math.Log(1 + Math.Exp(f))", "Functions.Softplus((double)f)")]
    [InlineData("MathF.Log(1 + MathF.Exp(2 * f))", "Functions.Softplus(2 * f)")]
    [InlineData("2 - /* why */ 1 / (1 + Math.Exp(-x)) * y", "2 - /* why */ Functions.Sigmoid(x) * y")]
    [InlineData("1 / (Math.Exp(x - y) + 1)", "Functions.Sigmoid(-(x - y))")]
    [InlineData("1 / (1 + Math.Exp(x))", "Functions.Sigmoid(-x)")]
    [InlineData("Math.Exp(x) / (1 + Math.Exp(x))", "Functions.Sigmoid(x)")]
    [InlineData("Math.Log(Math.Cosh(x))", "Functions.LogCosh(x)")]
    [InlineData("Math.Log(Functions.Sigmoid(x))", "Functions.LogSigmoid(x)")]
    [InlineData("Math.Sqrt(Functions.Dot(v, v))", "Functions.Norm(v)")]
    [InlineData("Math.Sqrt(Functions.SumOfSquares(v[1..]))", "Functions.Norm(v[1..])")]
    public async Task Fix_writes_the_known_function(string before, string after)
    {
        var mended = await CodeFixRun.FixFirst(new StableFormCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended!);
    }

    [Fact]
    public async Task Fix_of_all_mends_neighbours_and_forms_within_forms()
    {
        var mended = await CodeFixRun.FixAll(
            new StableFormCodeFix(),
            Program("Math.Log(1 + Math.Exp(1 / (1 + Math.Exp(-x)))) + Math.Log(1 + Math.Exp(y * Math.Log(Math.Cosh(x))))"));
        Assert.Equal(Program("Functions.Softplus(Functions.Sigmoid(x)) + Functions.Softplus(y * Functions.LogCosh(x))"), mended);
        await MendedSource.IsClean(mended);
    }

    [Theory]
    [InlineData("foreach (var item in v) sum += Math.Exp(item);")]
    [InlineData("for (var i = 0; i < v.Length; i++) sum += Math.Exp(v[i]);")]
    [InlineData("for (int i = 0; i < v.Length; ++i)\n        {\n            sum += Math.Exp(v[i]);\n        }\n")]
    public async Task Fix_of_a_sum_takes_its_loop_along(string loop)
    {
        static string Method(string body) => $$"""
            public static partial class Bowl
            {
                [Loss]
                public static double Cost(ReadOnlySpan<double> v)
                {
                    {{body}}
                }
            }
            """;
        var mended = await CodeFixRun.FixFirst(new StableFormCodeFix(), Method($"var sum = 0.0;\n        {loop}\n        return Math.Log(sum) - v[0];"));
        Assert.Equal(Method("return Functions.LogSumExp(v) - v[0];"), mended);
        await MendedSource.IsClean(mended!);
    }

    [Fact]
    public async Task Fix_writes_the_namespace_where_it_is_not_imported()
    {
        const string Source = "public static partial class Bowl { [global::Steepest.Loss] public static double Cost(double x) => System.Math.Log(1 + System.Math.Exp(x)); }";
        var mended = await CodeFixRun.FixFirst(new StableFormCodeFix(), Source, imports: false);
        Assert.Equal(Source.Replace("System.Math.Log(1 + System.Math.Exp(x))", "Steepest.Functions.Softplus(x)", StringComparison.Ordinal), mended);
        await MendedSource.IsClean(mended!);
    }

    private static string Program(string expression) => $$"""
        public static partial class Bowl
        {
            [Loss] public static double Cost(double x, double y, [Fixed] float f, ReadOnlySpan<double> v) => x + y + v[0] + v[1] + ({{expression}});
        }
        """;
}
