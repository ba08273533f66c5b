using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

/// <summary>A function is the incremental model: built twice it is equal, changed anywhere it is not.</summary>
public sealed class FunctionEqualityTests
{
    [Fact]
    public void The_same_construction_gives_an_equal_function()
    {
        var (first, second) = (Programs.Example(), Programs.Example());
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    private static readonly Dictionary<string, Func<Function, Function>> s_changes = new()
    {
        ["name"] = function => function with { Name = "G" },
        ["parameter's name"] = function => WithParameter(function, 0, parameter => parameter with { Name = "y" }),
        ["parameter's type"] = function => WithParameter(function, 1, parameter => parameter with { Type = IrType.Single }),
        ["parameter's role"] = function => WithParameter(function, 1, parameter => parameter with { Role = ParameterRole.Fixed }),
        ["parameter's length"] = function => WithParameter(function, 0, parameter => parameter with { StatedLength = 3 }),
        ["constant"] = function => Change(function, OpCode.Constant, node => node with { Bits = 1 }),
        ["literal"] = function => Change(function, OpCode.Constant, node => node with { Literal = "0d" }),
        ["operator"] = function => Change(function, OpCode.Operator, node => node with { Operator = Operators.LessOrEqual }),
        ["operand"] = function => Change(function, OpCode.Load, node => node with { Operands = EquatableArray.Of(0, 3) }),
        ["value's name"] = function => Change(function, OpCode.Load, node => node with { Name = "item" }),
        ["ordinal"] = function => Change(function, OpCode.Load, node => node with { Ordinal = 7 }),
        ["region"] = function => Change(function, OpCode.If, node => node with { Regions = EquatableArray.Of(node.Regions[1], node.Regions[0]) }),
        ["step"] = function => Change(function, OpCode.For, node => node with { Bits = 2 }),
        ["results"] = function => function with { Results = EquatableArray.Of("value") },
        ["quotes"] = function => function with { Quotes = EquatableArray.Of("return sum;") },
        ["body"] = function => function with { Body = function.Body with { Yields = EquatableArray.Of(2) } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_makes_it_unequal(string change) => Assert.NotEqual(Programs.Example(), s_changes[change](Programs.Example()));

    private static Function WithParameter(Function function, int index, Func<Parameter, Parameter> change)
        => function with { Parameters = Replace(function.Parameters, index, change) };

    private static Function Change(Function function, OpCode code, Func<Node, Node> change)
    {
        var index = function.Nodes.Select((node, i) => (node, i)).First(pair => pair.node.Code == code).i;
        return function with { Nodes = Replace(function.Nodes, index, change) };
    }

    private static EquatableArray<T> Replace<T>(EquatableArray<T> items, int index, Func<T, T> change)
        where T : IEquatable<T>
        => items.Select((item, i) => i == index ? change(item) : item).ToEquatableArray();
}
