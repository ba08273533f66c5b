using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>Checkpointed loops have the same gradient as others, for less memory.</summary>
public sealed class CheckpointTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_gradient_is_that_of_the_same_loops_without_checkpoints(int block)
    {
        var kept = 0;
        for (var seed = block * 40_000; seed < (block * 40_000) + 200; seed++)
        {
            var plain = RandomFunction.Make(seed);
            var marked = plain with { Nodes = plain.Nodes.Select((node, value) => node with { IsCheckpointed = node.Code == OpCode.For && plain.Body.Body.Contains(value) }).ToEquatableArray() };
            var checkpointed = Generators.Stages.Compilation.Gradient(marked);
            Verifier.Verify(checkpointed);
            var (expected, actual) = (Run(Generators.Stages.Compilation.Gradient(plain), seed), Run(checkpointed, seed));
            for (var i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * (1 + Math.Abs(expected[i])), $"Seed {seed}, result {i}: {actual[i]} instead of {expected[i]}\n{marked}\n{checkpointed}");
            if (checkpointed.Nodes.Any(node => node.Name?.StartsWith("kept", StringComparison.Ordinal) == true)) kept++;
        }

        Assert.True(kept > 20, $"Only {kept} functions needed checkpoints.");
    }

    /// <summary>s = sin(s) + x over and over: the trips at the borders of blocks are those at which a block begins or is not full.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public void Any_number_of_iterations_is_cut_into_blocks(int trips)
    {
        foreach (var step in (int[])[1, -1, 3, -2])
        {
            var gradient = Generators.Stages.Compilation.Gradient(Iterated(step));
            var (lower, upper) = (5, 5 + (trips * step));
            var results = Interpreter.Run(gradient, 0.3, lower, upper);
            var (value, tangent) = (0.5, 0.0);
            for (var i = 0; i < trips; i++) (value, tangent) = (Math.Sin(value) + (0.3 * (lower + (i * step))), (Math.Cos(value) * tangent) + lower + (i * step));
            Assert.Equal(value, (double)results[0], 1e-12);
            Assert.Equal(tangent, (double)results[1], 1e-10 * (1 + Math.Abs(tangent)));
        }
    }

    [Fact]
    public void Memory_grows_with_the_square_root_of_the_iterations()
    {
        var gradient = Generators.Stages.Compilation.Gradient(Iterated(1));
        Assert.InRange(Interpreter.Scratch(Generators.Stages.Compilation.Gradient(Unmarked(Iterated(1))), 0.3, 0, 10_000), 10_000, 10_000);
        Assert.InRange(Interpreter.Scratch(gradient, 0.3, 0, 10_000), 1, 250);
    }

    private static Function Iterated(int step)
    {
        var builder = new FunctionBuilder { Checkpoints = true };
        var x = builder.Parameter(new Parameter("x", IrType.Double, ParameterRole.Variable));
        var lower = builder.Parameter(new Parameter("lower", IrType.Int32, ParameterRole.Fixed));
        var upper = builder.Parameter(new Parameter("upper", IrType.Int32, ParameterRole.Fixed));
        var results = builder.For(lower, upper, step, [builder.Constant(IrType.Double, 0.5)], (i, state) =>
            [builder.Apply(Operators.Add, builder.Apply(Operators.Sin, state[0]), builder.Apply(Operators.Multiply, x, builder.Convert(i, IrType.Double)))], "i", ["s"]);
        return builder.Build("Iterated", results, [""], EquatableArray<string>.Empty);
    }

    private static Function Unmarked(Function function)
        => function with { Nodes = function.Nodes.Select(node => node with { IsCheckpointed = false }).ToEquatableArray() };

    private static double[] Run(Function gradient, int seed)
    {
        var random = new Random(seed);
        var x = Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
        var y = (random.NextDouble() * 2) - 1;
        var destination = Enumerable.Repeat(double.NaN, x.Length).ToArray();
        var results = Interpreter.Run(gradient, x, y, destination);
        return [(double)results[0], (double)results[1], .. destination];
    }
}
