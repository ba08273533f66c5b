using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>What lanes compute is made of what lanes have, is measured, and covers the table but for what is listed here.</summary>
public sealed class LaneRowTests
{
    /// <summary>Functions that lanes do not compute, and why.</summary>
    private static readonly Dictionary<string, string> s_scalar = new()
    {
        ["RootN"] = "its second operand is a single integer",
        ["IeeeRemainder"] = "exact only by as many steps as the exponents differ",
    };

    public static TheoryData<string> Transcendental => [.. Operators.All.Where(row => row.Cost == Cost.Transcendental && row.Expand is null).Select(row => row.Name)];

    public static TheoryData<string> Measured => [.. AccuracyCases.All.Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(Transcendental))]
    public void A_function_is_computed_on_lanes_or_listed(string name)
        => Assert.True(Operators.All.Single(row => row.Name == name).InLanes is null == s_scalar.ContainsKey(name), name);

    [Theory]
    [MemberData(nameof(Transcendental))]
    public void What_is_computed_on_lanes_is_measured(string name)
        => Assert.True(s_scalar.ContainsKey(name) || AccuracyCases.All.Count(function => function.Row.Name == name) == 2, name);

    [Theory]
    [MemberData(nameof(Measured))]
    public void Nothing_is_left_that_lanes_do_not_have(string name)
    {
        var function = AccuracyCases.All.Single(function => function.ToString() == name);
        Assert.All(LaneExpansion.Of(function.Row, function.Element).Nodes, node => Assert.True(node.Operator?.LaneForm is not null || node.Code != OpCode.Operator, node.Operator?.Name));
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Lanes_know_where_they_are_not_right(string name)
    {
        var function = AccuracyCases.All.Single(function => function.ToString() == name);
        Assert.Equal(double.IsFinite(function.Limit) || function.IsPositive, function.Row.IsBeyondLanes is not null);
        if (function.Row.IsBeyondLanes is not { } isBeyond) return;
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", new IrType(function.Element), ParameterRole.Variable));
        var condition = builder.Build("IsBeyond", [isBeyond(new Application(builder, EquatableArray.Of(x), -1))], [""], EquatableArray<string>.Empty);
        bool At(double value) => (bool)Interpreter.Run(condition, function.IsSingle ? (object)(float)value : value)[0];
        foreach (var value in (double[])[0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, function.Limit, -function.Limit, function.Limit * 1.001, -function.Limit * 1.001])
            Assert.Equal(function.IsBeyond(value), At(value));
    }

    /// <summary>A sigmoid, its softplus and the density of both take one exponential.</summary>
    [Fact]
    public void What_shares_an_exponential_computes_it_once()
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", IrType.Single, ParameterRole.Variable));
        int[] results = [builder.Emit(Operators.Sigmoid, x), builder.Emit(Operators.Softplus, x), builder.Emit(Operators.LogisticDensity, x)];
        var together = LaneExpansion.Of(builder.Build("f", results, ["a", "b", "c"], EquatableArray<string>.Empty));
        int Shifts(Function function) => function.Nodes.Count(node => node.Operator == Operators.ShiftLeft);
        Assert.Equal(Shifts(LaneExpansion.Of(Operators.Sigmoid, ElementType.Single)), Shifts(together));
    }
}
