using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Derivatives;

/// <summary>Members with directions and products, compiled under the strictest settings and run.</summary>
public sealed class DerivativeMemberTests
{
    /// <summary>x·y·z + x² over a span, a number and a fixed factor; floats; structs; a loss with samples. All derivatives of first and second order are known by heart.</summary>
    private const string Models = """
        using System.Linq;
        using System.Numerics;

        public static partial class Model
        {
            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Energy(ReadOnlySpan<double> x, double @double, [Fixed] double k)
            {
                var sum = 0.0;
                foreach (var e in x) sum += k * e * e * @double;
                return sum;
            }

            [Differentiable(Derivatives.HessianVector)]
            public static float Single(float[] x, float y) => x[0] * x[0] * x[0] * y;

            [Differentiable(Derivatives.Hessian)]
            public static double Mixed(double a, ReadOnlySpan<float> x, double b) => a * b * x[0] * x[0] + a * a * a;

            [Differentiable(Derivatives.Hessian)]
            public static double Five([Length(5)] ReadOnlySpan<double> x) => x[0] * x[1] * x[2] + x[3] * x[4] * x[4];

            [Differentiable(Derivatives.Hessian | Derivatives.Gradient)]
            public static double Quadratic(ReadOnlySpan<double> x)
            {
                var sum = 0.0;
                for (var i = 0; i < x.Length; i++)
                {
                    for (var j = 0; j < x.Length; j++) sum += (i + 10.0 * j) * x[i] * x[j];
                }

                return sum;
            }

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
            public static double Placed(Vector2 place, ReadOnlySpan<Vector2> others)
            {
                var sum = 0.0;
                foreach (var other in others) sum += place.X * place.X * other.Y + place.Y * other.X;
                return sum;
            }

            [Checkpoint, Differentiable(Derivatives.HessianVector)]
            public static double Recurrence(ReadOnlySpan<double> x, double start)
            {
                var state = start;
                foreach (var e in x) state = state * state * e + start;
                return state;
            }

            [Differentiable(Derivatives.HessianVector)]
            public static double Unrolled(ReadOnlySpan<double> x, double start)
            {
                var first = start * start * x[0] + start;
                var second = first * first * x[1] + start;
                var third = second * second * x[2] + start;
                return third * third * x[3] + start;
            }

            [Differentiable(Derivatives.Directional)]
            public static double Scalar(double a, double b) => a * Math.Exp(b);

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Stated([Length(2)] ReadOnlySpan<double> x) => x[0] * x[1];
        }

        [Adam]
        public static partial class Fit
        {
            [Loss(Weight = 3), Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Error(ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> features, [Sample] double label)
            {
                var residual = Functions.Dot(w, features) - label;
                return residual * residual;
            }

            [Loss, Differentiable]
            public static double Ridge(ReadOnlySpan<double> w) => Functions.Dot(w, w);
        }

        """;

    [Fact]
    public async Task Products_and_slopes_are_right() => Assert.Equal("", await Run("""
        double[] x = [1, 2], v = [3, -1], product = [7, 7];
        var value = Model.EnergyDirectional(x, 5, 2, v, 0.5, out var slope);
        Check("directional", [value, slope], [2 * 5 * (1 + 4), 2 * 5 * (2 * 1 * 3 + 2 * 2 * -1) + 2 * 0.5 * (1 + 4)]);
        value = Model.EnergyHessianVector(x, 5, 2, v, 0.5, product, out var doubleProduct);
        Check("product", [value, .. product, doubleProduct], [50, 2 * 5 * 2 * 3 + 2 * 2 * 1 * 0.5, 2 * 5 * 2 * -1 + 2 * 2 * 2 * 0.5, 2 * 2 * (1 * 3 + 2 * -1)]);
        """));

    [Fact]
    public async Task Floats_stay_floats() => Assert.Equal("", await Run("""
        float[] x = [2], product = [7];
        float value = Model.SingleHessianVector(x, 3, [1], 0.5f, product, out float y);
        Check("product", [value, product[0], y], [24, 6 * 2 * 3 + 3 * 4 * 0.5, 3 * 4 * 1]);
        """));

    [Fact]
    public async Task Structs_move_as_structs() => Assert.Equal("", await Run("""
        Vector2[] others = [new(1, 2), new(3, 4)], moving = [new(0, 1), new(1, 0)], product = new Vector2[2];
        var value = Model.PlacedDirectional(new(5, 6), others, new(1, 2), moving, out var slope);
        Check("directional", [value, slope], [25 * 6 + 6 * 4, 2 * 5 * 1 * 6 + 25 * 1 + 2 * 4 + 6 * 1]);
        value = Model.PlacedHessianVector(new(5, 6), others, new(1, 2), moving, out Vector2 place, product);
        Check("product", [value, place.X, place.Y, product[0].X, product[0].Y, product[1].X, product[1].Y],
            [25 * 6 + 6 * 4, 2 * 1 * 6 + 2 * 5 * 1, 1, 2, 2 * 5 * 1, 2, 2 * 5 * 1]);
        var hessian = new double[36];
        Model.PlacedHessian(new(5, 6), others, hessian);
        Check("Hessian", hessian, [12, 0, 0, 10, 0, 10, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0]);
        """));

    [Fact]
    public async Task Checkpoints_change_no_product() => Assert.Equal("", await Run("""
        double[] x = [0.5, -0.25, 0.75, 1.5], v = [1, -1, 2, 0.5], product = new double[4], wanted = new double[4];
        var value = Model.UnrolledHessianVector(x, 0.5, v, 2, wanted, out var start);
        Check("checkpointed", [Model.RecurrenceHessianVector(x, 0.5, v, 2, product, out var got), got, .. product], [value, start, .. wanted]);
        """));

    [Fact]
    public async Task Hessians_are_right() => Assert.Equal("", await Run("""
        var mixed = new double[9];
        var value = Model.MixedHessian(2, [3], 5, mixed);
        Check("mixed", [value, .. mixed], [98, 12, 2 * 5 * 3, 9, 2 * 5 * 3, 2 * 2 * 5, 2 * 2 * 3, 9, 2 * 2 * 3, 0]);
        var five = new double[25];
        value = Model.FiveHessian([2, 3, 5, 7, 11], five);
        Check("five", [value, .. five], [30 + 7 * 121, 0, 5, 3, 0, 0, 5, 0, 2, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 22, 14]);
        for (var n = 0; n < 11; n++)
        {
            double[] x = Enumerable.Range(1, n).Select(i => (double)i).ToArray(), hessian = Enumerable.Repeat(7.0, n * n).ToArray();
            value = Model.QuadraticHessian(x, hessian);
            Check($"order {n}", [value, .. hessian], [Model.Quadratic(x), .. Enumerable.Range(0, n * n).Select(k => 11.0 * (k / n + k % n))]);
        }
        """));

    [Fact]
    public async Task Losses_may_ask_for_more() => Assert.Equal("", await Run("""
        double[] w = [1, 2], v = [1, -1], product = new double[2];
        var value = Fit.ErrorDirectional(w, [3, 4], 10, v, out var slope);
        Check("directional", [value, slope], [1, 2 * 1 * (3 - 4)]);
        value = Fit.ErrorHessianVector(w, [3, 4], 10, v, product);
        Check("product", [value, .. product], [1, 2 * 3 * (3 - 4), 2 * 4 * (3 - 4)]);
        """));

    [Fact]
    public async Task Wrong_lengths_and_overlaps_throw() => Assert.Equal("", await Run("""
        double[] x = [1, 2, 3, 4], v = [1, 2], p = [1, 2];
        Throws("short direction", () => Model.EnergyDirectional(x, 1, 1, v, 1, out _));
        Throws("short direction of a product", () => Model.EnergyHessianVector(x, 1, 1, v, 1, new double[4], out _));
        Throws("short product", () => Model.EnergyHessianVector(x, 1, 1, new double[4], 1, p, out _));
        Throws("product over the variable", () => Model.EnergyHessianVector(v, 1, 1, p, 1, v, out _));
        Throws("product over the direction", () => Model.EnergyHessianVector(v, 1, 1, p, 1, p, out _));
        Throws("product over a part", () => Model.EnergyHessianVector(x.AsSpan(0, 2), 1, 1, p, 1, x.AsSpan(1, 2), out _));
        Throws("small Hessian", () => Model.QuadraticHessian(x, new double[15]));
        Throws("Hessian over the variable", () => Model.QuadraticHessian(x.AsSpan(0, 2), x));
        Throws("Hessian of another length than stated", () => Model.FiveHessian(x, new double[16]));
        Throws("no array", () => Model.SingleHessianVector(null!, 1, [1], 1, new float[1], out _));
        Throws("not the stated length", () => Model.StatedDirectional(x, x, out _));
        Throws("not the stated length of a product", () => Model.StatedHessianVector(x, x, new double[4]));
        Model.EnergyHessianVector(x.AsSpan(0, 2), 1, 1, v, 1, x.AsSpan(2, 2), out _);
        Model.EnergyDirectional(x, 1, 1, x, 1, out _);
        """));

    [Fact]
    public async Task Nothing_is_allocated() => Assert.Equal("", await Run("""
        double[] x = [1, 2], product = [7, 7], four = new double[4];
        var bytes = 0L;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Model.EnergyDirectional(x, 5, 2, x, 0.5, out _);
            Model.EnergyHessianVector(x, 5, 2, x, 0.5, product, out _);
            Model.ScalarDirectional(1, 2, 3, 4, out _);
            Model.QuadraticHessian(x, four);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Check("bytes", [bytes], [0]);
        """));

    private static Task<string> Run(string statements) => GeneratedProgram.Run<string>(Models + $$"""
        public static class Program
        {
            private static readonly System.Text.StringBuilder Wrong = new();

            public static string Run()
            {
                {{statements}}
                return Wrong.ToString();
            }

            private static void Check(string what, double[] got, double[] wanted)
            {
                for (var i = 0; i < wanted.Length; i++)
                {
                    if (!(Math.Abs(got[i] - wanted[i]) <= 1e-14 * Math.Abs(wanted[i]))) Wrong.Append($"{what} {i}: {got[i]} instead of {wanted[i]}; ");
                }
            }

            private static void Throws(string what, Action action)
            {
                try
                {
                    action();
                    Wrong.Append(what).Append(" does not throw; ");
                }
                catch (ArgumentException)
                {
                }
            }
        }
        """);
}
