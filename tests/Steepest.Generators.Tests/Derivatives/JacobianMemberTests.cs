using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Derivatives;

/// <summary>Jacobians of methods that write outputs, compiled under the strictest settings and run; what they must be is written out by hand.</summary>
public sealed class JacobianMemberTests
{
    private const string Models = """
        using System.Linq;

        public static partial class Model
        {
            /// <summary>Neighbouring products, wherever the lengths lead: few outputs or many.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Products(ReadOnlySpan<double> x, Span<double> products)
            {
                if (x.Length == 0) return;
                for (var i = 0; i < products.Length; i++) products[i] = x[i % x.Length] * x[(i + 1) % x.Length];
            }

            /// <summary>Adds to what it is passed.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Adding(ReadOnlySpan<double> x, Span<double> sums)
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    for (var j = 0; j < x.Length; j++) sums[i] = sums[i] * 2 + (i + j) * x[j];
                }
            }

            /// <summary>Reads back what it has written.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Powers(double x, double scale, Span<double> powers)
            {
                for (var i = 0; i < powers.Length; i++) powers[i] = i == 0 ? scale : powers[i - 1] * x;
            }

            /// <summary>Two outputs of stated lengths, written in part, through a window and a helper.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Polar(double radius, double angle, [Fixed] double shift, [Length(2)] Span<double> place, [Length(3)] Span<double> more)
            {
                var (sin, cos) = Math.SinCos(angle);
                place[0] = radius * cos + shift;
                place[1] = radius * sin;
                Fill(more[1..], radius);
            }

            private static void Fill(Span<double> window, double radius)
            {
                window.Clear();
                window[1] += radius * radius;
            }

            [Differentiable(Derivatives.Jacobian)]
            public static void Single(ReadOnlySpan<float> x, float y, Span<float> sums)
            {
                for (var i = 0; i < x.Length; i++) sums[i] = x[i] * x[i] * y;
            }

            /// <summary>Variables of another type than the outputs.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Widened(float x, double y, Span<double> sums)
            {
                sums[0] = x * (double)x;
                sums[1] = x * y;
            }

            /// <summary>More variables than outputs, all known: by rows.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Moments([Length(9)] ReadOnlySpan<double> x, [Length(1)] Span<double> moments)
            {
                var sum = 0.0;
                foreach (var e in x) sum += e * e;
                moments[0] = sum;
            }

            /// <summary>More variables than outputs, all known: the rows share one run, with a branch, what was passed, a loop and elements beyond sixteen.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Shared(
                [Length(3)] ReadOnlySpan<double> x, double scale, [Length(17)] ReadOnlySpan<double> many, [Fixed] int steps, [Length(2)] Span<double> first, [Length(2)] Span<double> second)
            {
                var length = Math.Sqrt(x[0] * x[0] + x[1] * x[1]);
                double bent;
                if (length > 1)
                {
                    var exponential = Math.Exp(-length);
                    bent = exponential * scale + x[2];
                }
                else
                {
                    bent = x[2] * scale;
                }

                first[0] = bent * x[0] + first[1] * scale;
                first[1] = 3;
                var sum = 0.0;
                foreach (var e in many) sum += e * e * bent;
                second[0] = sum;
                second[1] = scale;
                for (var i = 0; i < steps; i++) second[1] = second[1] * x[1] + scale;
            }

            /// <summary>The loop ends when its state says so: what it records can be read once.</summary>
            [Differentiable(Derivatives.Jacobian)]
            public static void Settling([Length(5)] ReadOnlySpan<double> x, [Length(2)] Span<double> settled)
            {
                var state = x[0] + 10 * x[1];
                while (state > 1) state = Math.Sqrt(state) * x[2];
                settled[0] = state * x[3];
                settled[1] = state + x[4];
            }

            [Differentiable]
            public static double Beside(double x) => x * x;
        }

        public sealed partial class Spring(double stiffness)
        {
            private readonly double stiffness = stiffness;

            [Differentiable(Derivatives.Jacobian)]
            public void Forces(ReadOnlySpan<double> x, [Fixed] double[,] grid, [Fixed] double[][] rows, Span<double> forces)
            {
                for (var i = 0; i < forces.Length; i++) forces[i] = stiffness * grid[i, i] * x[i] * x[i] + rows[i][i] * x[1 - i];
            }

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
            public double Energy(ReadOnlySpan<double> x, [Fixed] double[,] grid, [Fixed] double[][] rows)
                => stiffness * grid[0, 1] * x[0] * x[0] * x[1] + rows[1][0] * x[0] * x[1];
        }

        """;

    [Fact]
    public async Task Jacobians_are_right_whatever_the_lengths() => Assert.Equal("", await Run("""
        for (var n = 0; n < 10; n++)
        {
            for (var m = 0; m < 10; m++)
            {
                double[] x = Enumerable.Range(2, n).Select(i => (double)i).ToArray(), r = Enumerable.Repeat(7.0, m).ToArray(), jacobian = Enumerable.Repeat(7.0, m * n).ToArray();
                double[] value = (double[])r.Clone(), wanted = new double[m * n];
                Model.Products(x, value);
                for (var i = 0; i < m && n > 0; i++)
                {
                    wanted[i * n + i % n] += x[(i + 1) % n];
                    wanted[i * n + (i + 1) % n] += x[i % n];
                }

                Model.ProductsJacobian(x, r, jacobian);
                Check($"products {m}×{n}", [.. r, .. jacobian], [.. value, .. wanted]);

                double[] s = Enumerable.Range(5, m).Select(i => (double)i).ToArray(), sums = (double[])s.Clone();
                Model.Adding(x, sums);
                for (var i = 0; i < m; i++)
                {
                    for (var j = 0; j < n; j++) wanted[i * n + j] = (i + j) * Math.Pow(2, n - 1 - j);
                }

                Model.AddingJacobian(x, s, jacobian);
                Check($"adding {m}×{n}", [.. s, .. jacobian], [.. sums, .. wanted]);
            }
        }
        """));

    [Fact]
    public async Task Outputs_may_be_read_back_and_written_in_part() => Assert.Equal("", await Run("""
        double[] powers = new double[4], jacobian = new double[8];
        Model.PowersJacobian(3, 5, powers, jacobian);
        Check("powers", [.. powers, .. jacobian], [5, 15, 45, 135, 0, 1, 5, 3, 2 * 3 * 5, 9, 3 * 9 * 5, 27]);
        double[] place = [7, 7], more = [8, 8, 8], polar = new double[10];
        Model.PolarJacobian(2, 0.5, 10, place, more, polar);
        Check("polar", [.. place, .. more, .. polar],
            [2 * Math.Cos(0.5) + 10, 2 * Math.Sin(0.5), 8, 0, 4, Math.Cos(0.5), -2 * Math.Sin(0.5), Math.Sin(0.5), 2 * Math.Cos(0.5), 0, 0, 0, 0, 4, 0]);
        """));

    [Fact]
    public async Task Rows_share_a_run_of_the_method() => Assert.Equal("", await Run("""
        foreach (var place in new[] { 0.5, 2.0 })
        {
            double[] x = [place, 0.5, 0.25], many = Enumerable.Range(1, 17).Select(i => 0.1 * i).ToArray(), first = [7, 8], second = [9, 9], jacobian = Enumerable.Repeat(7.0, 84).ToArray(), wanted = new double[84];
            const double scale = 1.5;
            var length = Math.Sqrt(x[0] * x[0] + x[1] * x[1]);
            var exponential = Math.Exp(-length);
            var bent = length > 1 ? exponential * scale + x[2] : x[2] * scale;
            var byX = length > 1 ? new[] { -exponential * scale * x[0] / length, -exponential * scale * x[1] / length, 1.0 } : [0, 0, scale];
            var byScale = length > 1 ? exponential : x[2];
            var squares = many.Sum(e => e * e);
            for (var i = 0; i < 3; i++)
            {
                wanted[i] = byX[i] * x[0];
                wanted[42 + i] = byX[i] * squares;
            }

            wanted[0] += bent;
            wanted[3] = byScale * x[0] + 8;
            wanted[45] = byScale * squares;
            for (var i = 0; i < 17; i++) wanted[46 + i] = 2 * many[i] * bent;

            // scale · (1 + x₁ + x₁²)
            wanted[64] = scale * (1 + 2 * x[1]);
            wanted[66] = 1 + x[1] + x[1] * x[1];
            Model.SharedJacobian(x, scale, many, 2, first, second, jacobian);
            Check($"shared at {place}", [.. first, .. second], [bent * x[0] + 8 * scale, 3, squares * bent, scale * (1 + x[1] + x[1] * x[1])]);
            Check($"its rows at {place}", jacobian, wanted);
        }

        double[] y = [3, 2, 0.5, 0.75, 4], settled = new double[2], rows = new double[10];
        var state = Math.Sqrt(23) * 0.5;
        var last = Math.Sqrt(state) * 0.5;
        double[] by = [0.5 * 0.5 / Math.Sqrt(state) * 0.5 * 0.5 / Math.Sqrt(23), 10 * 0.5 * 0.5 / Math.Sqrt(state) * 0.5 * 0.5 / Math.Sqrt(23), Math.Sqrt(state) + 0.5 * 0.5 / Math.Sqrt(state) * Math.Sqrt(23)];
        Model.SettlingJacobian(y, settled, rows);
        Check("settling", [.. settled, .. rows], [last * 0.75, last + 4, by[0] * 0.75, by[1] * 0.75, by[2] * 0.75, last, 0, by[0], by[1], by[2], 0, 1]);
        """));

    [Fact]
    public void Rows_share_a_run_where_they_are_few_and_nothing_is_used_up()
    {
        var text = Assert.Single(GeneratorRun.Of(TestCompilation.OfFiles(("/src/Program.cs", Models))).Files(), file => file.Name.Contains("Model", StringComparison.Ordinal)).Text;
        Assert.Contains("all rows behind one run of the method", Of("SharedJacobian"), StringComparison.Ordinal);
        Assert.Contains("all rows behind one run of the method", Of("MomentsJacobian"), StringComparison.Ordinal);
        Assert.DoesNotContain("one run of the method", Of("SettlingJacobian"), StringComparison.Ordinal);

        string Of(string member)
        {
            var head = text.IndexOf("public static void " + member + "(", StringComparison.Ordinal);
            return text[text.LastIndexOf("<summary>", head, StringComparison.Ordinal)..head];
        }
    }

    [Fact]
    public async Task Types_and_shapes_are_kept() => Assert.Equal("", await Run("""
        float[] single = new float[2], singles = new float[6];
        Model.SingleJacobian([3, 4], 2, single, singles);
        Check("single", [.. single, .. singles], [18, 32, 12, 0, 9, 0, 16, 16]);
        double[] widened = new double[2], both = new double[4];
        Model.WidenedJacobian(3, 5, widened, both);
        Check("widened", [.. widened, .. both], [9, 15, 6, 0, 5, 3]);
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9], moments = new double[1], row = new double[9];
        Model.MomentsJacobian(x, moments, row);
        Check("moments", [.. moments, .. row], [285, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
        Check("beside", [Model.BesideGradient(3, out var slope), slope], [9, 6]);
        """));

    [Fact]
    public async Task Fixed_inputs_of_every_shape_are_passed_along() => Assert.Equal("", await Run("""
        var spring = new Spring(3);
        double[,] grid = { { 1, 2 }, { 3, 4 } };
        double[][] rows = [[5], [6, 7]];
        double[] x = [2, 3], forces = new double[2], jacobian = new double[4], hessian = new double[4], product = new double[2];
        spring.ForcesJacobian(x, grid, rows, forces, jacobian);
        Check("forces", [.. forces, .. jacobian], [3 * 1 * 4 + 5 * 3, 3 * 4 * 9 + 7 * 2, 3 * 1 * 4, 5, 7, 3 * 4 * 6]);
        var value = spring.EnergyHessian(x, grid, rows, hessian);
        Check("energy", [value, .. hessian], [3 * 2 * 4 * 3 + 6 * 2 * 3, 3 * 2 * 2 * 3, 3 * 2 * 4 + 6, 3 * 2 * 4 + 6, 0]);
        spring.EnergyHessianVector(x, grid, rows, [1, 2], product);
        Check("product", product, [36 + 2 * 30, 30]);
        spring.EnergyDirectional(x, grid, rows, [1, 2], out var slope);
        Check("slope", [slope], [3 * 2 * 4 * 3 + 6 * 3 + 2 * (3 * 2 * 4 + 6 * 2)]);
        Throws("Jacobian over a grid", () => spring.ForcesJacobian(x, grid, rows, forces, System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref grid[0, 0], 4)));
        """));

    [Fact]
    public async Task Wrong_lengths_and_overlaps_throw() => Assert.Equal("", await Run("""
        double[] x = [1, 2], r = [1, 2], jacobian = new double[4];
        Throws("short", () => Model.ProductsJacobian(x, r, new double[3]));
        Throws("long", () => Model.ProductsJacobian(x, r, new double[5]));
        Throws("output over the variable", () => Model.ProductsJacobian(x, x, jacobian));
        Throws("Jacobian over the variable", () => Model.ProductsJacobian(jacobian.AsSpan(0, 2), r, jacobian));
        Throws("Jacobian over the output", () => Model.ProductsJacobian(x, jacobian.AsSpan(1, 2), jacobian));
        Throws("outputs over each other", () => Model.PolarJacobian(1, 1, 1, jacobian.AsSpan(0, 2), jacobian.AsSpan(1, 3), new double[10]));
        Throws("output of another length than stated", () => Model.PolarJacobian(1, 1, 1, r, new double[4], new double[12]));
        """));

    [Fact]
    public async Task Nothing_is_allocated() => Assert.Equal("", await Run("""
        double[] x = [1, 2], r = [1, 2, 3, 4, 5], jacobian = new double[10], many = [1, 2, 3, 4, 5, 6, 7, 8, 9], one = [1];
        var bytes = 0L;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Model.ProductsJacobian(x, r, jacobian);
            Model.AddingJacobian(x, r, jacobian);
            Model.AddingJacobian(r, x, jacobian);
            Model.ProductsJacobian(many, one, many.Length == 9 ? buffer : jacobian);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Check("bytes", [bytes], [0]);
        """));

    private static Task<string> Run(string statements) => GeneratedProgram.Run<string>(Models + $$"""
        public static class Program
        {
            private static readonly System.Text.StringBuilder Wrong = new();
            private static readonly double[] buffer = new double[9];

            public static string Run()
            {
                {{statements}}
                return Wrong.ToString();
            }

            private static void Check(string what, double[] got, double[] wanted)
            {
                if (got.Length != wanted.Length) Wrong.Append($"{what}: {got.Length} numbers instead of {wanted.Length}; ");
                for (var i = 0; i < wanted.Length && i < got.Length; i++)
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
