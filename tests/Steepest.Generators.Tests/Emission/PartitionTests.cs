using Steepest.Generators.Emit.Parts;
using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Differentiation;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

/// <summary>Functions in parts compute what they compute whole, to the bit.</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parts_compute_what_the_whole_computes(int block)
    {
        var divided = 0;
        for (var seed = block * 30_000; seed < (block * 30_000) + 150; seed++)
        {
            var whole = Generators.Stages.Compilation.Gradient(RandomFunction.Make(seed));
            if (Partition.Of(whole, 20 + (seed % 60)) is not { } partition) continue;
            divided++;
            foreach (var part in partition.Parts) Verifier.Verify(part);

            // What every part computes for itself is no part of its own.
            Assert.All(partition.Parts.SkipLast(1), part => Assert.Contains(part.Nodes, node => node.HasEffect || node.Regions.Count > 0));
            var random = new Random(seed);
            var x = Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
            var y = (random.NextDouble() * 2) - 1;
            var expected = new double[x.Length];
            var results = Interpreter.Run(whole, x, y, expected);
            var actual = Enumerable.Repeat(double.NaN, x.Length).ToArray();
            Assert.Equal(results, Run(partition, whole, x, y, actual));
            Assert.Equal(expected, actual);
        }

        Assert.True(divided > 100, $"Only {divided} functions were divided.");
    }

    [Fact]
    public void What_is_short_stays_whole()
        => Assert.Null(Partition.Of(Generators.Stages.Compilation.Gradient(RandomFunction.Make(1))));

    private static object[] Run(Partition partition, Function whole, params object[] arguments)
    {
        var known = whole.Parameters.Zip(arguments).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        foreach (var (name, buffer) in partition.Frame.Results.Zip(Interpreter.Run(partition.Frame, arguments))) known.Add(name, buffer);
        object[] results = [];
        foreach (var part in partition.Parts) results = Interpreter.Run(part, [.. part.Parameters.Select(parameter => known[parameter.Name])]);
        return results;
    }
}
