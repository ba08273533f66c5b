using Microsoft.CodeAnalysis.CodeFixes;
using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

/// <summary>Fixes that change a modifier or an attribute and leave the code as it is.</summary>
public sealed class ModifierCodeFixTests
{
    [Theory]
    [InlineData("[Loss] public virtual double Cost(double x) => x * x;", "[Loss] public double Cost(double x) => x * x;")]
    [InlineData("[Loss] public /* why */ override double Same(double x) => x * x;", "[Loss] public /* why */ sealed override double Same(double x) => x * x;")]
    public Task Sealing_keeps_the_method_from_being_overridden(string before, string after) => Check(new SealCodeFix(), Program(before), Program(after));

    [Fact]
    public async Task Sealing_is_not_offered_where_the_method_is_overridden()
        => Assert.Null(await CodeFixRun.FixFirst(
            new SealCodeFix(),
            Program("[Loss] public virtual double Cost(double x) => x * x;") + "public class Deeper : Bowl { public override double Cost(double x) => x; }"));

    [Theory]
    [InlineData("private double k = 2;", "private readonly double k = 2;")]
    [InlineData("// a scale\n    double k;\n    public Bowl() => this.k = 3;", "// a scale\n    readonly double k;\n    public Bowl() => this.k = 3;")]
    public Task Field_becomes_readonly(string before, string after)
        => Check(
            new MakeReadonlyCodeFix(),
            Program(before + "\n    [Loss] public double Cost(double x) => k * x * x;"),
            Program(after + "\n    [Loss] public double Cost(double x) => k * x * x;"));

    [Theory]
    [InlineData("private double k = 2; public void Set(double value) => k = value;")]
    [InlineData("private double k = 2; public void Count() => this.k++;")]
    [InlineData("private double k = 2; public void Swap(ref double value) => (k, value) = (value, k);")]
    [InlineData("public double k = 2;")]
    public async Task Field_that_may_be_assigned_is_left_alone(string field)
        => Assert.Null(await CodeFixRun.FixFirst(new MakeReadonlyCodeFix(), Program(field + " [Loss] public double Cost(double x) => k * x * x;")));

    [Theory]
    [InlineData("[Fixed] double k", "double k")]
    [InlineData("/* why */ [Fixed] double k", "/* why */ double k")]
    [InlineData("[Length(2), Sample, Obsolete2] double k", "[Obsolete2] double k")]
    [InlineData("[Fixed][Obsolete2] double k", "[Obsolete2] double k")]
    public async Task Role_of_a_helper_is_removed(string before, string after)
    {
        static string With(string parameter) => Program($"[Loss] public double Cost(double x) => Helper(x); private static double Helper({parameter}) => k * k;")
            + "public sealed class Obsolete2Attribute : Attribute;";
        var mended = await CodeFixRun.FixAll(new RemoveAttributeCodeFix(), With(before));
        Assert.Equal(With(after), mended);
        await MendedSource.IsClean(mended);
    }

    private static async Task Check(CodeFixProvider fix, string before, string after)
    {
        var mended = await CodeFixRun.FixFirst(fix, before);
        Assert.Equal(after, mended);
        await MendedSource.IsClean(mended!);
    }

    private static string Program(string members) => $$"""
        public partial class Bowl : Base
        {
            {{members}}
        }
        public class Base { public virtual double Same(double x) => x; }

        """;
}
