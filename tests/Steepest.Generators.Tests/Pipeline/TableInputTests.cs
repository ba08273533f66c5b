using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Fixed inputs of more than one dimension: arrays of several dimensions, and arrays of arrays.</summary>
public sealed class TableInputTests
{
    private const string Network = """
        [Lbfgs]
        public static partial class Network
        {
            /// <summary>Each node is drawn to its neighbours and to where it belongs.</summary>
            [Loss]
            public static double Tension(ReadOnlySpan<double> x, [Fixed] int[][] neighbours, [Fixed] double[,] weights)
            {
                var sum = 0.0;
                for (var i = 0; i < neighbours.Length; i++)
                {
                    foreach (var j in neighbours[i]) sum += weights[i, j] * (x[i] - x[j]) * (x[i] - x[j]);
                    for (var k = 0; k < neighbours[i].Length; k++) sum += 0.5 * x[neighbours[i][k]] * x[i];
                }

                foreach (var row in neighbours) sum += row.Length == 0 ? 0 : x[row[^1]];
                for (var i = 0; i < weights.GetLength(0); i++) sum += (x[i] - weights[i, i]) * (x[i] - weights[i, i]);
                return sum;
            }
        }
        """;

    [Fact]
    public async Task Objective_reads_tables_and_rows_of_any_length()
    {
        var found = await GeneratedProgram.Run<double[]>(Network + """

            public static class Program
            {
                public static double[] Run()
                {
                    int[][] neighbours = [[1, 2], [], [0, 1, 1]];
                    double[,] weights = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
                    double[] x = [0.5, -1, 2];
                    var gradient = new double[3];
                    var value = Network.TensionGradient(x, neighbours, weights, gradient);
                    var objective = Network.ObjectiveGradient(x, neighbours, weights, gradient);
                    var check = Network.CheckGradients(x, neighbours, weights);
                    double[] start = [0.5, -1, 2];
                    var result = Network.Minimize(start, neighbours, weights);
                    var evaluation = Network.Evaluate(start, neighbours, weights);
                    var absent = 0.0;
                    try { Network.Evaluate(start, [[1], null!, [0]], weights); }
                    catch (InvalidOperationException) { absent = 1; }
                    var solver = new Network.Solver(xLength: 3);
                    for (var i = 0; i < 5; i++) solver.Step(x, neighbours, weights);
                    var least = long.MaxValue;
                    for (var run = 0; run < 5; run++)
                    {
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        for (var i = 0; i < 20; i++) solver.Step(x, neighbours, weights);
                        Network.TensionGradient(x, neighbours, weights, gradient);
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    }

                    return [value, objective, gradient[0], gradient[1], gradient[2], check.MaxRelativeError, result.Loss - evaluation.Loss, result.Status == MinimizeStatus.Converged ? 1 : 0, absent, least];
                }
            }
            """);

        // The gradient is the last one, at the point that the solver has come to rest at.
        var (value, _) = ByHand([0.5, -1, 2]);
        double[] expected = [value, value, 0, 0, 0, 0, 0, 1, 1, 0];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-7);
    }

    [Fact]
    public async Task Gradient_is_that_by_hand()
    {
        var found = await GeneratedProgram.Run<double[]>(Network + """

            public static class Program
            {
                public static double[] Run()
                {
                    var gradient = new double[3];
                    Network.TensionGradient([0.5, -1, 2], [[1, 2], [], [0, 1, 1]], new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } }, gradient);
                    return gradient;
                }
            }
            """);
        var (_, gradient) = ByHand([0.5, -1, 2]);
        for (var i = 0; i < 3; i++) Assert.Equal(gradient[i], found[i], 1e-12);
    }

    private static (double Value, double[] Gradient) ByHand(double[] x)
    {
        int[][] neighbours = [[1, 2], [], [0, 1, 1]];
        double[,] weights = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
        var sum = 0.0;
        var gradient = new double[3];
        for (var i = 0; i < 3; i++)
        {
            foreach (var j in neighbours[i])
            {
                sum += weights[i, j] * (x[i] - x[j]) * (x[i] - x[j]) + 0.5 * x[j] * x[i];
                gradient[i] += 2 * weights[i, j] * (x[i] - x[j]) + 0.5 * x[j];
                gradient[j] += -2 * weights[i, j] * (x[i] - x[j]) + 0.5 * x[i];
            }

            if (neighbours[i].Length > 0)
            {
                sum += x[neighbours[i][^1]];
                gradient[neighbours[i][^1]]++;
            }

            sum += (x[i] - weights[i, i]) * (x[i] - weights[i, i]);
            gradient[i] += 2 * (x[i] - weights[i, i]);
        }

        return (sum, gradient);
    }
}
