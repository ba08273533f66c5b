using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Inputs that are structs of numbers, alone and in spans: differentiated, moved, fixed and sampled as what they are.</summary>
public sealed class StructInputTests
{
    private const string Anchor = """
        using System.Numerics;

        /// <summary>A knot that ropes pull at.</summary>
        [Lbfgs]
        public static partial class Anchor
        {
            /// <summary>The energy of the ropes.</summary>
            [Loss]
            public static float Energy(Vector3 knot, [Fixed] ReadOnlySpan<Vector3> ends)
            {
                var energy = 0f;
                foreach (var end in ends)
                {
                    var (x, y, z) = (knot.X - end.X, knot.Y - end.Y, knot.Z - end.Z);
                    energy += x * x + y * y + z * z;
                }

                return energy;
            }
        }
        """;

    /// <summary>A struct, how one is made, and its two numbers.</summary>
    public static TheoryData<string, string, string, string> Pairs => new()
    {
        { "(double X, double Y)", "(2.0, 3.0)", "X", "Y" },
        { "Pair", "new Pair { X = 2, Y = 3 }", "X", "Y" },
        { "Closed", "new Closed(2, 3)", "First", "Second" },
        { "Positional", "new Positional(2, 3)", "X", "Y" },
        { "Fixed", "new Fixed(2, 3)", "X", "Y" },
        { "Nested", "new Nested { Inner = new Pair { X = 2, Y = 3 } }", "Inner.X", "Inner.Y" },
        { "Keyword", "new Keyword { @int = 2, INT = 3 }", "@int", "INT" },
        { "System.Numerics.Complex", "new System.Numerics.Complex(2, 3)", "Real", "Imaginary" },
    };

    private const string Structs = """
        public struct Pair { public double X; public double Y; }
        public struct Nested { public Pair Inner; }
        public struct Keyword { public double @int; public double INT; }
        public record struct Positional(double X, double Y);
        public readonly record struct Fixed(double X, double Y);
        public struct Closed(double x, double y)
        {
            private double x = x, y = y;
            public readonly double First => x;
            public readonly double Second => y;
            public void Swap() => (x, y) = (y, x);
        }
        """;

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Scalar_structs_of_every_kind_are_variables(string type, string value, string first, string second)
    {
        var found = await GeneratedProgram.Run<double[]>($$"""
            {{Structs}}

            [Lbfgs]
            public static partial class Bowl
            {
                [Loss] public static double Cost({{type}} p, double z, [Fixed] {{type}} at)
                    => (p.{{first}} - at.{{first}}) * (p.{{first}} - at.{{first}}) + 2 * (p.{{second}} - at.{{second}}) * (p.{{second}} - at.{{second}}) + (z - 1) * (z - 1);
                [Differentiable] public static double Product({{type}} p) => p.{{first}} * p.{{first}} * p.{{second}};
            }

            public static class Program
            {
                public static double[] Run()
                {
                    var at = {{value}};
                    var value = Bowl.ProductGradient(at, out var slope);
                    {{type}} p = default;
                    var z = 0.0;
                    var result = Bowl.Minimize(ref p, ref z, at);
                    Bowl.ObjectiveGradient(default, 0, at, out var gradient, out var byZ);
                    var check = Bowl.CheckGradients(p, 0.5, at);
                    return [value, slope.{{first}}, slope.{{second}}, p.{{first}}, p.{{second}}, z, gradient.{{first}}, gradient.{{second}}, byZ, result.Loss, check.MaxRelativeError, Bowl.Evaluate(p, z, at).Loss];
                }
            }
            """);
        double[] expected = [12, 12, 4, 2, 3, 1, -4, -12, -2, 0, 0, 0];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-7);
    }

    [Theory]
    [InlineData("ReadOnlySpan<Pair>", "Pair", "X", "Y", "new Pair { X = A, Y = B }")]
    [InlineData("Positional[]", "Positional", "X", "Y", "new Positional(A, B)")]
    [InlineData("ReadOnlySpan<Closed>", "Closed", "First", "Second", "new Closed(A, B)")]
    public async Task Spans_of_structs_are_variables(string type, string element, string first, string second, string create)
    {
        string Create(double a, double b) => create.Replace("A,", $"{a},", StringComparison.Ordinal).Replace("(A", $"({a}", StringComparison.Ordinal).Replace("B", $"{b}", StringComparison.Ordinal);
        var found = await GeneratedProgram.Run<double[]>($$"""
            {{Structs}}

            [Lbfgs]
            public static partial class Chain
            {
                [Loss]
                public static double Tension({{type}} points, double scale, [Fixed] {{type}} targets)
                {
                    var sum = (scale - 2) * (scale - 2);
                    for (var i = 0; i < points.Length; i++)
                    {
                        var x = points[i].{{first}} - targets[i].{{first}};
                        var y = points[i].{{second}} - targets[i].{{second}};
                        sum += (i + 1) * x * x + y * y;
                    }

                    return sum;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    {{element}}[] targets = [{{Create(1, 2)}}, {{Create(3, 4)}}, {{Create(5, 6)}}];
                    var points = new {{element}}[3];
                    var gradient = new {{element}}[3];
                    var value = Chain.TensionGradient(points, 0, targets, gradient, out var byScale);
                    var objective = Chain.ObjectiveGradient(points, 0, targets, gradient, out _);
                    var check = Chain.CheckGradients(points, 0.5, targets);
                    var scale = 0.0;
                    var solver = new Chain.Solver(pointsLength: 3);
                    for (var i = 0; i < 30; i++) solver.Step(points, ref scale, targets);
                    var refused = 0.0;
                    try { new Chain.Solver(pointsLength: 6).Step(points, ref scale, targets); }
                    catch (ArgumentException) { refused = 1; }
                    return [value, objective, byScale, gradient[2].{{first}}, gradient[2].{{second}}, points[1].{{first}}, points[2].{{second}}, scale, check.MaxRelativeError, refused];
                }
            }
            """);
        double sum = 4 + 1 + 4 + 2 * 9 + 16 + 3 * 25 + 36;
        double[] expected = [sum, sum, -4, -30, -12, 3, 6, 2, 0, 1];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-6);
    }

    [Fact]
    public async Task Structs_are_columns_of_a_data_set()
    {
        var found = await GeneratedProgram.Run<double[]>("""
            using System.Numerics;

            [Adam(LearningRate = 0.05)]
            public static partial class Plane
            {
                [Loss]
                public static float Miss(Vector2 slope, float offset, [Sample] Vector2 at, [Sample] float height, [Sample] ReadOnlySpan<Vector2> more)
                {
                    var error = slope.X * at.X + slope.Y * at.Y + offset - height + more[0].X + more[1].Y;
                    return error * error;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    Vector2[] at = [new(0, 0), new(1, 0), new(0, 1), new(1, 1), new(2, -1), new(9, 9)];
                    float[] heights = [1, 3, 0, 2, 6, 99];
                    var more = new Vector2[12];
                    for (var i = 0; i < 6; i++) (more[2 * i], more[2 * i + 1]) = (new Vector2(0.5f, 7), new Vector2(8, -0.5f));
                    var samples = new Plane.Samples(at, heights, more).Slice(0, 5);
                    var slope = Vector2.Zero;
                    var offset = 0f;
                    var result = Plane.Minimize(ref slope, ref offset, samples, options: new MinimizeOptions { Epochs = 2000, BatchSize = 5, Seed = 1 });
                    var check = Plane.CheckGradients(new Vector2(0.3f, -0.2f), 0.1f, samples);
                    return [slope.X, slope.Y, offset, samples.Count, check.Passed ? 1 : 0];
                }
            }
            """);
        double[] expected = [2, -1, 1, 5, 1];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-2);
    }

    [Fact]
    public async Task Enumerations_and_small_integers_are_columns()
    {
        var found = await GeneratedProgram.Run<double[]>("""
            [Lbfgs]
            public static partial class Group
            {
                [Loss]
                public static double Miss(ReadOnlySpan<double> means, [Sample] DayOfWeek day, [Sample] byte place, [Sample] float height)
                {
                    var error = means[place] * (day == DayOfWeek.Sunday ? 2 : 1) - height;
                    return error * error;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    var samples = new Group.Samples(new[] { DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Friday }, new byte[] { 0, 1, 1 }, new float[] { 6, 1, 3 });
                    var means = new double[2];
                    Group.Minimize(means, samples);
                    return [means[0], means[1], Group.CheckGradients([1, 2], samples).MaxRelativeError];
                }
            }
            """);
        double[] expected = [3, 2, 0];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-7);
    }

    [Fact]
    public async Task Arm_reaches_for_a_target_without_allocating()
    {
        var found = await GeneratedProgram.Run<double[]>("""
            using System.Numerics;

            [Lbfgs]
            public static partial class Arm
            {
                [Loss]
                public static float Miss(ReadOnlySpan<float> angles, [Fixed] Vector3 target)
                {
                    var (angle, x, y) = (0f, -target.X, -target.Y);
                    foreach (var bend in angles)
                    {
                        angle += bend;
                        x += MathF.Cos(angle);
                        y += MathF.Sin(angle);
                    }

                    return x * x + y * y + target.Z * target.Z;
                }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    float[] angles = [0.1f, 0.2f, 0.3f];
                    var target = new Vector3(0.5f, 1.5f, 0);
                    var solver = new Arm.Solver(anglesLength: 3);
                    StepReport report = default;
                    for (var i = 0; i < 40; i++) report = solver.Step(angles, target);
                    var least = long.MaxValue;
                    for (var run = 0; run < 5; run++)
                    {
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        for (var i = 0; i < 20; i++) report = solver.Step(angles, new Vector3(0.5f, 1.5f - 0.01f * run, 0));
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    }

                    return [Arm.Evaluate(angles, new Vector3(0.5f, 1.46f, 0)).Loss, least];
                }
            }
            """);
        Assert.InRange(found[0], 0, 1e-6);
        Assert.Equal(0, found[1]);
    }

    [Fact]
    public async Task Knot_comes_to_rest_in_the_middle_of_its_ropes()
    {
        var found = await GeneratedProgram.Run<double[]>(Anchor + """

            public static class Program
            {
                public static double[] Run()
                {
                    Vector3[] ends = [new(0, 0, 3), new(3, 0, 0), new(0, 6, 3)];
                    var knot = Vector3.One;
                    Anchor.Minimize(ref knot, ends);
                    var energy = Anchor.EnergyGradient(Vector3.One, ends, out var gradient);
                    return [knot.X, knot.Y, knot.Z, energy, gradient.X, gradient.Y, gradient.Z];
                }
            }
            """);
        double[] expected = [1, 2, 2, 1 + 1 + 4 + 4 + 1 + 1 + 1 + 25 + 4, 0, -6, -6];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-3);
    }

    [Fact]
    public void Knot() => Golden.Verify(Assert.Single(GeneratorRun.Of(TestCompilation.Of(Anchor)).Files()).Text);

    [Fact]
    public async Task Instance_may_hold_structs()
        => Assert.Equal(2 * 3 + 9, await GeneratedProgram.Run<double>("""
            public readonly record struct Range(double From, int Count, bool Up);

            public readonly partial struct Field(Range range, System.Numerics.Vector2[] wind)
            {
                private readonly Range range = range;
                private readonly System.Numerics.Vector2[] wind = wind;

                [Differentiable] public double Cost(double x) => range.Up ? x * range.From * range.Count + x * wind[1].Y : 0;
            }

            public static class Program
            {
                public static double Run()
                {
                    new Field(new Range(2, 3, true), [new(1, 2), new(3, 9)]).CostGradient(1, out var gradient);
                    return gradient;
                }
            }
            """));
}
