using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Problems that are instances: what their readonly fields hold is part of the objective.</summary>
public sealed class InstanceProblemTests
{
    private const string Fit = """
        /// <summary>A line through points.</summary>
        [Lbfgs]
        public sealed partial class Line
        {
            private readonly double[] _times;
            private readonly double[] heights;
            private readonly double penalty;

            public Line(double[] times, double[] heights, double penalty)
            {
                _times = times;
                this.heights = heights;
                this.penalty = penalty;
            }

            /// <summary>The squared errors.</summary>
            [Loss]
            public double Errors(double slope, double offset)
            {
                var sum = 0.0;
                for (var i = 0; i < _times.Length; i++)
                {
                    var error = Height(_times[i], slope, offset) - heights[i];
                    sum += error * error;
                }

                return sum;
            }

            [Loss]
            public double Ridge(double slope) => Strength * slope * slope;

            [Metric]
            public static double Size(double slope, double offset) => Math.Abs(slope) + Math.Abs(offset);

            private double Strength => 2 * penalty;

            private static double Height(double time, double slope, double offset) => slope * time + offset;
        }
        """;

    [Fact]
    public async Task Line_is_fitted_to_the_points_that_the_instance_holds()
    {
        var found = await GeneratedProgram.Run<double[]>(Fit + """

            public static class Program
            {
                public static double[] Run()
                {
                    var line = new Line([0, 1, 2, 3], [1, 3, 5, 7.5], 0.25);
                    double slope = 0, offset = 0;
                    var result = line.Minimize(ref slope, ref offset);
                    var solver = new Line.Solver(line);
                    double again = 0, start = 0;
                    for (var i = 0; i < 60; i++) solver.Step(ref again, ref start);
                    var value = line.ErrorsGradient(0.5, 0.25, out var bySlope, out var byOffset);
                    var objective = line.ObjectiveGradient(0.5, 0.25, out var wholeBySlope, out var wholeByOffset);
                    var evaluation = line.Evaluate(slope, offset);
                    var check = line.CheckGradients(0.3, 0.4);
                    return [slope, offset, again, start, value, bySlope, byOffset, objective, wholeBySlope, wholeByOffset, result.Loss - evaluation.Loss, check.MaxRelativeError, evaluation.Metric];
                }
            }
            """);

        // By hand: minimise Σ(s·t + o − h)² + s²/2.
        double[] times = [0, 1, 2, 3], heights = [1, 3, 5, 7.5];
        double n = 4, st = times.Sum(), stt = times.Sum(t => t * t), sh = heights.Sum(), sth = times.Zip(heights, (t, h) => t * h).Sum();
        var slope = (n * sth - st * sh) / (n * (stt + 0.5) - st * st);
        var offset = (sh - slope * st) / n;
        double[] errors = [.. times.Zip(heights, (t, h) => 0.5 * t + 0.25 - h)];
        var value = errors.Sum(error => error * error);
        var bySlope = 2 * errors.Zip(times, (error, t) => error * t).Sum();
        double[] expected = [slope, offset, slope, offset, value, bySlope, 2 * errors.Sum(), value + 0.125, bySlope + 0.5, 2 * errors.Sum(), 0, 0, slope + offset];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-7);
    }

    [Fact]
    public async Task Gradient_may_not_lie_in_what_the_instance_holds()
        => Assert.Equal(2, await GeneratedProgram.Run<int>("""
            public partial class Bowl(double[] data)
            {
                public double[] Data { get; } = data;
                [Loss] public double Cost(ReadOnlySpan<double> x) => x[0] * x[0] * Data[0] + x[1] * Data[1];
            }

            public static class Program
            {
                public static int Run()
                {
                    var bowl = new Bowl([1, 2]);
                    var refused = 0;
                    try { bowl.CostGradient([3, 4], bowl.Data); }
                    catch (ArgumentException) { refused++; }
                    try { bowl.ObjectiveGradient([3, 4], bowl.Data); }
                    catch (ArgumentException) { refused++; }
                    return refused;
                }
            }
            """));

    [Fact]
    public void Line() => Golden.Verify(Assert.Single(GeneratorRun.Of(TestCompilation.Of(Fit)).Files()).Text);

    [Theory]
    [InlineData("[Lbfgs] public partial class Bowl { private readonly double k = 3; MEMBER }", "new Bowl()", "k")]
    [InlineData("[Lbfgs] public readonly partial struct Bowl(double k) { private readonly double k = k; MEMBER }", "new Bowl(3)", "k")]
    [InlineData("[Lbfgs] public partial struct Bowl { public Bowl() => k = 3; private readonly double k; MEMBER }", "new Bowl()", "k")]
    [InlineData("[Lbfgs] internal sealed partial record Bowl(double K) { MEMBER }", "new Bowl(3)", "K")]
    [InlineData("[Lbfgs] public readonly partial record struct Bowl(double K) { MEMBER }", "new Bowl(3)", "K")]
    [InlineData("[Lbfgs] public partial class Bowl { public required double K { get; init; } MEMBER }", "new Bowl { K = 3 }", "K")]
    [InlineData("[Lbfgs] public partial class Bowl { public double K { get; } = 3; MEMBER }", "new Bowl()", "K")]
    [InlineData("[Lbfgs] public partial class Bowl { private readonly int @int = 3; private double K => @int; MEMBER }", "new Bowl()", "K")]
    [InlineData("[Lbfgs] public partial class Bowl { private readonly float[] k = [1, 3]; private double K(int i) => k[i]; MEMBER }", "new Bowl()", "this.K(1)")]
    [InlineData("[Lbfgs] public partial class Bowl { private readonly double[,] k = { { 1, 2 }, { 3, 4 } }; MEMBER }", "new Bowl()", "k[k.GetLength(0) - 1, 0]")]
    [InlineData("[Lbfgs] public partial class Bowl { private readonly int[][] k = [[1], [], [2, 3]]; MEMBER }", "new Bowl()", "k[^1][1]")]
    [InlineData("public class Base { protected readonly double k = 3; } [Lbfgs] public partial class Bowl : Base { MEMBER }", "new Bowl()", "base.k")]
    [InlineData("[Lbfgs] public partial class Bowl { private static readonly double[] K = [Math.Sqrt(9)]; MEMBER }", "new Bowl()", "K[0]")]
    [InlineData("public static class Table { internal static readonly double K = Math.Sqrt(9); } [Lbfgs] public partial class Bowl { MEMBER }", "new Bowl()", "Table.K")]
    [InlineData("public partial class Outer { [Lbfgs] public partial class Bowl { internal double K { get; init; } = 3; MEMBER } }", "new Outer.Bowl()", "K")]
    public async Task Fields_and_properties_of_every_kind_are_read(string type, string instance, string field)
    {
        var source = type.Replace("MEMBER", $"[Differentiable] public double Cost(double x) => {field} * x * x; [Loss] public double Loss(ReadOnlySpan<double> x) => {field} * (x[0] - 1) * (x[0] - 1);", StringComparison.Ordinal);
        Assert.Equal(12 + 100 * 12 + 1000, await GeneratedProgram.Run<double>($$"""
            {{source}}

            public static class Program
            {
                public static double Run()
                {
                    var bowl = {{instance}};
                    var value = bowl.CostGradient(2, out var gradient);
                    double[] x = [5];
                    bowl.Minimize(x);
                    return value + 100 * gradient + 1000 * x[0];
                }
            }
            """), 1e-6);
    }
}
