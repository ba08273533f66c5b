using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>From annotated source to numbers: everything that a user's build does, in one process.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public async Task Rosenbrock_is_minimised()
    {
        var found = await GeneratedProgram.Run<double[]>("""
            [Lbfgs]
            public static partial class Rosenbrock
            {
                [Loss]
                public static double Loss(ReadOnlySpan<double> x)
                {
                    var sum = 0.0;
                    for (var i = 0; i + 1 < x.Length; i++)
                    {
                        var slope = x[i + 1] - x[i] * x[i];
                        var offset = 1 - x[i];
                        sum += 100 * slope * slope + offset * offset;
                    }

                    return sum;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    double[] x = [-1.2, 1.0];
                    var result = Rosenbrock.Minimize(x);
                    return [x[0], x[1], result.Loss, result.Status == MinimizeStatus.Converged ? 1 : 0];
                }
            }
            """);
        Assert.InRange(Math.Abs(found[0] - 1), 0, 1e-6);
        Assert.InRange(Math.Abs(found[1] - 1), 0, 1e-6);
        Assert.InRange(found[2], 0, 1e-12);
        Assert.Equal(1, found[3]);
    }

    [Fact]
    public async Task Classifier_is_trained_on_samples_by_two_optimizers()
    {
        var found = await GeneratedProgram.Run<double[]>("""
            namespace Clinic
            {
                /// <summary>Tells tumours apart.</summary>
                [Adam(LearningRate = 0.05)]
                [Lbfgs]
                public static partial class Tumour
                {
                    /// <summary>The logistic loss.</summary>
                    /// <param name="weights">One for each feature.</param>
                    /// <param name="bias">The offset.</param>
                    /// <param name="features">One row.</param>
                    /// <param name="label">1 or 0.</param>
                    [Loss]
                    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
                    {
                        var logit = Functions.Dot(weights, features) + bias;
                        return Functions.Softplus(logit) - label * logit;
                    }

                    [Loss(Weight = 1e-2)]
                    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);

                    [Metric]
                    public static double Error(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
                        => (Functions.Dot(weights, features) + bias > 0) == (label > 0.5) ? 0 : 1;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    double[] features = [1, 0.5, -1, -0.2, 0.3, 1, -0.7, -1.1, 0.9, 0.1, -0.2, -0.8];
                    double[] labels = [1, 0, 1, 0, 1, 0];
                    var samples = new Clinic.Tumour.Samples(features, labels);
                    double[] weights = [0, 0];
                    var bias = 0.0;
                    var exact = Clinic.Tumour.MinimizeLbfgs(weights, ref bias, samples);
                    double[] trained = [0, 0];
                    var offset = 0.0;
                    var stochastic = Clinic.Tumour.MinimizeAdam(trained, ref offset, samples, options: new MinimizeOptions { Epochs = 300, BatchSize = 6, Seed = 1 });
                    var evaluation = Clinic.Tumour.Evaluate(weights, bias, samples);
                    var check = Clinic.Tumour.CheckGradients([0.3, -0.4], 0.1, samples);
                    return [exact.Loss, evaluation.Loss, evaluation.Metric, Clinic.Tumour.Evaluate(trained, offset, samples).Loss, check.MaxRelativeError];
                }
            }
            """);
        Assert.Equal(found[0], found[1], 1e-12);
        Assert.Equal(0, found[2]);
        Assert.InRange(found[3] - found[0], -1e-12, 1e-4);
        Assert.InRange(found[4], 0, 1e-7);
    }

    [Theory]
    [InlineData("public static partial class Bowl { MEMBER }", "Bowl")]
    [InlineData("internal partial record Bowl(int Depth) { MEMBER }", "Bowl")]
    [InlineData("public readonly partial record struct Bowl { MEMBER }", "Bowl")]
    [InlineData("namespace @class.Inner { public partial struct Bowl { MEMBER } }", "@class.Inner.Bowl")]
    [InlineData("public partial interface IOuter { public abstract partial class Bowl { MEMBER } }", "IOuter.Bowl")]
    [InlineData("namespace A { internal static partial class @static { public static partial class Bowl { MEMBER } } }", "A.@static.Bowl")]
    public async Task Types_of_every_kind_are_generated_into(string type, string name)
    {
        var source = type.Replace("MEMBER", "[Differentiable] public static double Cost(double x, [Fixed] double k) => k * x * x * x;", StringComparison.Ordinal)
            + $$"""

            public static class Program
            {
                public static double Run()
                {
                    var value = {{name}}.CostGradient(2, 5, out var gradient);
                    return value + gradient / 1000;
                }
            }
            """;
        Assert.Equal(40.06, await GeneratedProgram.Run<double>(source), 1e-12);
    }

    [Theory]
    [InlineData("double @class, double @value", "@class * @class * @value", "2, 3, out var first, out var second", "first + 100 * second", 412)]
    [InlineData("float x, [Fixed] int n", "x * x * n", "2, 3, out var first", "first", 12)]
    [InlineData("double[] x, bool flag", "flag ? x[0] * x[1] : 0.0", "[2, 3], true, gradient", "gradient[0] + 100 * gradient[1]", 203)]
    [InlineData("[Length(2)] ReadOnlySpan<double> x, ReadOnlySpan<int> at", "x[at[0]] * 3", "[2, 3], [1], gradient", "gradient[0] + 100 * gradient[1]", 300)]
    [InlineData("params ReadOnlySpan<double> x", "x[0] * x[1]", "[2, 3], gradient", "gradient[0] + 100 * gradient[1]", 203)]
    [InlineData("ReadOnlySpan<double> x, [Fixed] double[,] m", "x[0] * m[0, 1] + x[1] * m[1, 2] * m.GetLength(0)", "[2, 3], new double[,] { { 1, 5, 0 }, { 0, 0, 4 } }, gradient", "gradient[0] + 100 * gradient[1]", 805)]
    [InlineData("ReadOnlySpan<double> x, int[,,] m", "x[m[1, 0, 2]] * m[0, 1, 0]", "[2, 3], new int[,,] { { { 1, 2, 3 }, { 7, 0, 0 } }, { { 0, 0, 1 }, { 0, 0, 0 } } }, gradient", "gradient[0] + 100 * gradient[1]", 700)]
    [InlineData("ReadOnlySpan<double> x, [Fixed] double[][] m", "x[0] * m[0][1] + x[1] * m[1][m[1].Length - 1] * m.Length", "[2, 3], [[1, 5], [6, 7, 4]], gradient", "gradient[0] + 100 * gradient[1]", 805)]
    [InlineData("double x, DayOfWeek day", "day == DayOfWeek.Friday ? x * x : (int)day * x", "2, DayOfWeek.Friday, out var first", "first", 4)]
    [InlineData("double x, DayOfWeek day", "day == DayOfWeek.Friday ? x * x : (int)day * x", "2, DayOfWeek.Saturday, out var first", "first", 6)]
    [InlineData("double x, ReadOnlySpan<DayOfWeek> days, DayOfWeek[] more", "days[1] == DayOfWeek.Friday ? x * x * (int)more[0] : x", "2, [DayOfWeek.Monday, DayOfWeek.Friday], [DayOfWeek.Tuesday], out var first", "first", 8)]
    [InlineData("double x, byte a, sbyte b, short c, ushort d, uint e, ulong f", "x * (a + b + c + d) + x * e * f", "2, 1, -2, -3, 4, 5, 6, out var first", "first", 30)]
    [InlineData("ReadOnlySpan<double> x, byte[] at, ReadOnlySpan<bool> use", "use[1] ? x[at[1]] * at[0] : 0", "[2, 3], [7, 1], [false, true], gradient", "gradient[0] + 100 * gradient[1]", 700)]
    [InlineData("float x, double y", "(float)(x * y * y)", "2, 3, out float first, out double second", "first + 100 * second", 1209)]
    [InlineData("double y, float x", "x * y * y", "3, 2, out double first, out float second", "first + 100 * second", 912)]
    [InlineData("ReadOnlySpan<float> x, double[] y", "x[0] * y[1]", "new float[] { 2, 3 }, [4, 5], new float[2], gradient", "gradient[1]", 2)]
    [InlineData("in double x, ref readonly double value", "x * value", "2, in Program.Three, out var first, out var second", "first + 100 * second", 203)]
    [InlineData("double x, double value = 4", "x * value", "2, 3, out var first, out var second", "first + 100 * second", 203)]
    public async Task Parameters_of_every_kind_are_differentiated(string parameters, string body, string arguments, string result, double expected)
    {
        var type = parameters.StartsWith("float", StringComparison.Ordinal) ? "float" : "double";
        Assert.Equal(expected, await GeneratedProgram.Run<double>($$"""
            public static partial class Bowl
            {
                [Differentiable] public static {{type}} Cost({{parameters}}) => {{body}};
            }

            public static class Program
            {
                public static readonly double Three = 3;

                public static double Run()
                {
                    var gradient = new double[2];
                    Bowl.CostGradient({{arguments}});
                    return {{result}};
                }
            }
            """), 1e-12);
    }

    [Theory]
    [InlineData("float", "double", "double")]
    [InlineData("double", "float", "double")]
    [InlineData("float", "float", "float")]
    [InlineData("float", "double", "float")]
    public async Task Losses_may_compute_in_another_type_than_the_variables(string variable, string first, string second)
    {
        var found = await GeneratedProgram.Run<double[]>($$"""
            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static {{first}} Cost(ReadOnlySpan<{{variable}}> x, {{variable}} y) => ({{first}})(x[0] * x[0] + (x[1] - 1) * (x[1] - 1) + y * y);
                [Loss(Weight = 0.5)] public static {{second}} Ridge(ReadOnlySpan<{{variable}}> x, [Sample] {{second}} s) => s * (({{second}})x[0] - 3) * (({{second}})x[0] - 3);
            }

            public static class Program
            {
                public static double[] Run()
                {
                    {{variable}}[] x = [3, 4];
                    {{variable}} y = 1;
                    var samples = new Bowl.Samples(new {{second}}[] { 1, 3 });
                    var result = Bowl.Minimize(x, ref y, samples);
                    var gradient = new {{variable}}[2];
                    double value = Bowl.ObjectiveGradient([3, 4], 1, samples, gradient, out var slope);
                    var check = Bowl.CheckGradients(x, y, samples);
                    return [x[0], x[1], y, result.Loss, value, gradient[0], gradient[1], slope];
                }
            }
            """);

        // x₀² + (x₁ − 1)² + y² + ½·2·(x₀ − 3)² is least at (3/2, 1, 0), which floats resolve to the root of their precision.
        double[] expected = [1.5, 1, 0, 4.5, 19, 6, 6, 2];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 2e-3);
    }
}
