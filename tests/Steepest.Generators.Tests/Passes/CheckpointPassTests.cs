using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class CheckpointPassTests
{
    private static readonly CheckpointPass Pass = new();

    /// <summary>s = sin(s) + i, upwards and downwards: with no iteration, one, a square number of them, one less and one more.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_checkpointed_loop_becomes_a_checkpointed_loop_over_plain_ones(int step)
    {
        var before = Iterated(step, isCheckpointed: true);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        var loops = after.Nodes.Where(node => node.Code == OpCode.For).ToList();
        Assert.Equal([false, true], loops.Select(loop => loop.IsCheckpointed).Order());
        var outer = loops.Single(loop => loop.IsCheckpointed);
        Assert.Single(outer.Regions[0].Body, value => after[value].Code == OpCode.For);
        MeansTheSame(before, after, [.. ((int[])[0, 1, 2, 8, 9, 10, 100]).Select(trips => new object[] { 2, 2 + (trips * step) }), [5, 5 - step]]);
    }

    [Fact]
    public void Other_loops_stay() => Keeps(Pass, Iterated(1, isCheckpointed: false), [0, 7]);

    private static Function Iterated(int step, bool isCheckpointed) => Programs.Build([Integer, Integer], (builder, bounds) =>
    {
        builder.Checkpoints = isCheckpointed;
        return builder.For(bounds[0], bounds[1], step, [builder.Number(0.5)], (i, state)
            => [builder.Plus(builder.Apply(Operators.Sin, state[0]), builder.Convert(i, Real))], "i", ["s"]);
    });
}
