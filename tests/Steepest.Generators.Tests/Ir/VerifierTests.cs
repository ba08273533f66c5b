using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

/// <summary>Each way in which a function can be malformed is caught.</summary>
public sealed class VerifierTests
{
    private static readonly IrType s_buffer = Programs.Buffer;

    private static readonly Dictionary<string, Func<Function>> s_malformed = new()
    {
        ["out of scope"] = () => Programs.Build([], (builder, _) =>
        {
            var inner = -1;
            builder.If(builder.Boolean(true), () => [inner = builder.Integer(1)], () => [builder.Integer(2)]);
            return [builder.Emit(Operators.Complement, inner)];
        }),
        ["yielded out of scope"] = () => Programs.Build([], (builder, _) =>
        {
            var inner = -1;
            builder.If(builder.Boolean(true), () => [inner = builder.Integer(1)], () => [builder.Integer(2)]);
            return [inner];
        }),
        ["defined twice"] = () => WithBody(body => body with { Body = EquatableArray.Of([.. body.Body, 0]) }),
        ["is not an argument"] = () => WithBody(body => body with { Arguments = EquatableArray.Of(0) }),
        ["which has no value"] = () => Programs.Build([s_buffer], (builder, x) =>
        {
            builder.Clear(x[0]);
            return [builder.Add(Node(OpCode.Operator, IrType.Double, builder.Count - 1) with { Operator = Operators.Exp })];
        }),
        ["another number of operands"] = () => Programs.Build([IrType.Double], (builder, x) =>
            [builder.Add(Node(OpCode.Operator, IrType.Double, x[0]) with { Operator = Operators.Add })]),
        ["computes with a buffer"] = () => Programs.Build([s_buffer], (builder, x) => [builder.Emit(Operators.Exp, x[0])]),
        ["mixes types"] = () => Programs.Build([IrType.Double, IrType.Single], (builder, x) => [builder.Emit(Operators.Add, x)]),
        ["asks a number for its length"] = () => Programs.Build([IrType.Double], (builder, x) => [builder.Length(x[0])]),
        ["loads another type"] = () => Programs.Build([s_buffer], (builder, x) =>
            [builder.Add(Node(OpCode.Load, IrType.Single, x[0], builder.Integer(0)))]),
        ["stores another type"] = () => Programs.Build([s_buffer], (builder, x) =>
        {
            builder.Store(x[0], builder.Integer(0), builder.Constant(IrType.Single, 1));
            return [];
        }),
        ["slices by something else"] = () => Programs.Build([s_buffer], (builder, x) =>
            [builder.Slice(x[0], builder.Integer(0), builder.Constant(IrType.Double, 1))]),
        ["allocates a length"] = () => Programs.Build([], (builder, _) =>
            [builder.Allocate(IrType.Double, builder.Constant(IrType.Double, 1), cleared: true)]),
        ["counts by something else"] = () => Programs.Build([], (builder, _) =>
            builder.For(builder.Integer(0), builder.Integer(1), 0, [], (_, _) => [])),
        ["carries other types than its arguments"] = () => Programs.Build([], (builder, _) => Loop(builder, IrType.Single, IrType.Double)),
        ["carries other types than it yields"] = () => Programs.Build([], (builder, _) => Loop(builder, IrType.Double, IrType.Single)),
        ["tests something else"] = () => Programs.Build([], (builder, _) => builder.While([builder.Integer(0)], x => x[0], x => x)),
        ["branches on something else"] = () => Programs.Build([], (builder, _) => builder.If(builder.Integer(1), () => [], () => [])),
        ["branches that yield different types"] = () => Programs.Build([], (builder, _) =>
            builder.If(builder.Boolean(true), () => [builder.Integer(1)], () => [builder.Boolean(true)])),
        ["a result that its node does not have"] = () => Programs.Build([], (builder, _) =>
        {
            builder.If(builder.Boolean(true), () => [], () => []);
            return [builder.Add(Node(OpCode.Result, IrType.Double, builder.Count - 1))];
        }),
        ["results and"] = () => Programs.Example() with { Results = EquatableArray<string>.Empty },
    };

    public static TheoryData<string> Faults => [.. s_malformed.Keys];

    [Fact]
    public void A_sound_function_passes() => Verifier.Verify(Programs.Example());

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named(string fault)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Verifier.Verify(s_malformed[fault]()));
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    private static Node Node(OpCode code, IrType type, params int[] operands) => new(code, type, EquatableArray.Of(operands));

    private static Function WithBody(Func<Region, Region> change)
    {
        var function = Programs.Example();
        return function with { Body = change(function.Body) };
    }

    /// <summary>A loop that carries a double.</summary>
    private static int[] Loop(FunctionBuilder builder, IrType argument, IrType yield)
    {
        var (lower, upper, start) = (builder.Integer(0), builder.Integer(1), builder.Constant(IrType.Double, 0));
        int[] arguments = [builder.Argument(IrType.Int32), builder.Argument(argument)];
        var region = builder.Region(arguments, () => [builder.Constant(yield, 1)]);
        builder.Add(Node(OpCode.For, IrType.None, lower, upper, start) with { Bits = 1, Regions = EquatableArray.Of(region) });
        return [];
    }
}
