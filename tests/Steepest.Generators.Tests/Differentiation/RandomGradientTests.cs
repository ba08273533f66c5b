using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>Gradients of random functions, interpreted before and after the passes, against extrapolated differences of the function.</summary>
public sealed class RandomGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void GradientEqualsDifferences(int block)
    {
        const int functions = 150;
        var compared = 0;
        for (var i = 0; i < functions; i++) compared += Compare((block * 10_000) + i);
        Assert.True(compared > functions / 2, $"Only {compared} of {functions} functions were smooth where they were tried.");
    }

    private static int Compare(int seed)
    {
        var primal = RandomFunction.Make(seed);
        Verifier.Verify(primal);
        var random = new Random(seed);
        var x = Enumerable.Range(0, RandomFunction.Elements).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
        var y = (random.NextDouble() * 2) - 1;
        var simplified = Verified(PassList.Before, primal, seed);
        var differentiated = ReverseMode.Differentiate(simplified, accumulates: false);
        Verifier.Verify(differentiated);
        var finished = Verified(FinalPasses.All, differentiated, seed);
        var halved = Verified(FinalPasses.All, differentiated with { VectorBits = Function.HalfVector }, seed);
        var value = Value(primal, x, y);
        var expected = Differences(primal, x, y);
        foreach (var (stage, gradient) in new[] { ("differentiation", differentiated), ("passes", finished), ("passes for half vectors", halved) })
        {
            var destination = Enumerable.Repeat(double.NaN, x.Length).ToArray();
            var results = Interpreter.Run(gradient, x, y, destination);
            Assert.True(Math.Abs((double)results[0] - value) <= 1e-12 * (1 + Math.Abs(value)), $"Value after {stage}, seed {seed}: {results[0]} instead of {value} in\n{primal}");
            double[] actual = [.. destination, (double)results[1]];
            for (var i = 0; i < actual.Length; i++)
            {
                if (expected[i] is not { } exact) continue;
                Assert.True(
                    Math.Abs(actual[i] - exact) <= 1e-6 * (1 + Math.Abs(exact)),
                    $"Derivative {i} after {stage}, seed {seed}: {actual[i]} instead of {exact}\n{primal}\n{gradient}");
            }
        }

        return expected.Any(derivative => derivative is { } number && number != 0) ? 1 : 0;
    }

    private static Function Verified(IReadOnlyList<IPass> passes, Function function, int seed)
    {
        foreach (var pass in passes)
        {
            var before = function;
            function = pass.Run(function);
            try
            {
                Verifier.Verify(function);
            }
            catch (InvalidOperationException exception)
            {
                Assert.Fail($"Pass {pass.Name}, seed {seed}: {exception.Message}\nbefore:\n{before}");
            }
        }

        return function;
    }

    private static double Value(Function function, double[] x, double y) => (double)Interpreter.Run(function, x, y)[0];

    /// <summary>Central differences with two steps, extrapolated; null where the two disagree, as across a kink.</summary>
    private static double?[] Differences(Function function, double[] x, double y)
    {
        var result = new double?[x.Length + 1];
        for (var i = 0; i <= x.Length; i++)
        {
            double At(double offset)
            {
                var moved = (double[])x.Clone();
                if (i < moved.Length) moved[i] += offset;
                return Value(function, moved, i == x.Length ? y + offset : y);
            }

            var coarse = (At(2e-3) - At(-2e-3)) / 4e-3;
            var fine = (At(1e-3) - At(-1e-3)) / 2e-3;
            var finest = (At(5e-4) - At(-5e-4)) / 1e-3;
            var (first, second) = (((4 * fine) - coarse) / 3, ((4 * finest) - fine) / 3);
            var best = ((16 * second) - first) / 15;
            result[i] = Math.Abs(first - second) <= 1e-7 * (1 + Math.Abs(second)) ? best : null;
        }

        return result;
    }
}
