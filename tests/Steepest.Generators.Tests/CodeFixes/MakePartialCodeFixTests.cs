using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

public sealed class MakePartialCodeFixTests
{
    private const string Member = "[Differentiable] public static double Cost(double x) => x * x;";

    [Theory]
    [InlineData("public static class Bowl { MEMBER }", "public static partial class Bowl { MEMBER }")]
    [InlineData("class Bowl { MEMBER }", "partial class Bowl { MEMBER }")]
    [InlineData(
        "// why\n[Obsolete] /* old */ record struct Bowl\n{\n    MEMBER\n}\n",
        "// why\n[Obsolete] /* old */ partial record struct Bowl\n{\n    MEMBER\n}\n")]
    [InlineData(
        "/// <summary>A bowl.</summary>\ninternal /* still */ sealed  record Bowl { MEMBER }",
        "/// <summary>A bowl.</summary>\ninternal /* still */ sealed  partial record Bowl { MEMBER }")]
    [InlineData(
        "// outer\npublic struct Outer\n{\n    // inner\n    static class Bowl { MEMBER }\n}\n",
        "// outer\npublic partial struct Outer\n{\n    // inner\n    static partial class Bowl { MEMBER }\n}\n")]
    [InlineData(
        "public interface IOuter { public partial class Middle { static class Bowl { MEMBER } } }",
        "public partial interface IOuter { public partial class Middle { static partial class Bowl { MEMBER } } }")]
    public async Task Fix_adds_the_modifier_and_keeps_the_rest(string before, string after)
    {
        var mended = await CodeFixRun.FixFirst(new MakePartialCodeFix(), Fill(before));
        Assert.Equal(Fill(after), mended);
        await MendedSource.IsClean(mended!);
    }

    [Fact]
    public async Task Fix_of_all_mends_nested_and_neighbouring_types_at_once()
    {
        var mended = await CodeFixRun.FixAll(
            new MakePartialCodeFix(),
            Fill("class Outer { class One { MEMBER } class Two { MEMBER } } class Three { MEMBER } class Four { }"));
        Assert.Equal(
            Fill("partial class Outer { partial class One { MEMBER } partial class Two { MEMBER } } partial class Three { MEMBER } class Four { }"),
            mended);
        await MendedSource.IsClean(mended);
    }

    [Theory]
    [InlineData("static partial class Bowl { MEMBER }")]
    [InlineData("static class Bowl { }")]
    public async Task Nothing_is_offered_where_nothing_is_wrong(string source)
        => Assert.Null(await CodeFixRun.FixFirst(new MakePartialCodeFix(), Fill(source)));

    private static string Fill(string source) => source.Replace("MEMBER", Member, StringComparison.Ordinal);
}
