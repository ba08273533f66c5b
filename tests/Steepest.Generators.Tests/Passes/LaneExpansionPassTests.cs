using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class LaneExpansionPassTests
{
    private static readonly LaneExpansionPass Pass = new();

    [Fact]
    public void Rows_without_a_form_on_lanes_are_written_out()
    {
        var before = Clamped((builder, x) => builder.LoadVector(x, builder.Integer(0)), IrType.Double.ToVector(Function.FullVector));
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Is(Operators.Clamp));
        MeansTheSame(before, after, [[new[] { -3.0, -2, -1, 0, 1, 2, 3, 4 }]]);
    }

    /// <summary>The polynomials of a sine are for arguments that can be reduced; beyond them the function itself is called.</summary>
    [Fact]
    public void Arguments_beyond_lanes_are_computed_one_by_one()
    {
        var before = Programs.Build([Reals], (builder, x) => [builder.Emit(LaneOperators.LaneSum, Real, builder.Emit(Row("Sin"), builder.LoadVector(x[0], builder.Integer(0))))]);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Is(LaneOperators.AnyLane));
        MeansTheSame(before, after, [new[] { 1e300, 2, 3, 4, 5, 6, 7, -1e20 }], [new[] { 0.0, 0, 0, 0, 0, 0, 0, 0 }]);
    }

    [Fact]
    public void Single_numbers_stay() => Keeps(Pass, Clamped((builder, x) => builder.Load(x, builder.Integer(0)), Real), [[new[] { -3.0 }]]);

    private static Function Clamped(Func<FunctionBuilder, int, int> load, IrType type) => Programs.Build([Reals], (builder, x) =>
    {
        var clamped = builder.Apply(Operators.Clamp, load(builder, x[0]), builder.Constant(type, -2), builder.Constant(type, 3));
        return [type.IsVector ? builder.Emit(LaneOperators.LaneSum, Real, clamped) : clamped];
    });
}
