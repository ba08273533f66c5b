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
        var before = Clamped((builder, x) => builder.LoadVector(x, builder.Integer(0)), IrType.Double.ToVector());
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Is(Operators.Clamp));
        MeansTheSame(before, after, [[new[] { -3.0, -2, -1, 0, 1, 2, 3, 4 }]]);
    }

    [Fact]
    public void Single_numbers_stay() => Keeps(Pass, Clamped((builder, x) => builder.Load(x, builder.Integer(0)), Real), [[new[] { -3.0 }]]);

    private static Function Clamped(Func<FunctionBuilder, int, int> load, IrType type) => Programs.Build([Reals], (builder, x) =>
    {
        var clamped = builder.Apply(Operators.Clamp, load(builder, x[0]), builder.Constant(type, -2), builder.Constant(type, 3));
        return [type.IsVector ? builder.Emit(LaneOperators.LaneSum, Real, clamped) : clamped];
    });
}
