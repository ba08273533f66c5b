using System.Text;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Derivatives;

/// <summary>
/// Points where a derivative is infinite: what does not move, or is not read, adds nothing to it in any mode. Gradients are written out by
/// hand; directional derivatives, and Jacobians by rows and by columns, are made of their entries.
/// </summary>
public sealed class EdgeTests
{
    private const string Infinity = "double.PositiveInfinity";

    /// <summary>A body of a and b, a point, and the gradient there.</summary>
    private static readonly (string Body, string A, string B, string ByA, string ByB)[] Rows =
    [
        ("return Math.Acos(Math.Clamp(a, -1.0, 1.0)) * b;", "2", "3", "0", "0"),
        ("return Math.Acos(Math.Clamp(a, -1.0, 1.0)) * b;", "-2", "3", "0", "Math.PI"),
        ("return Math.Asin(Math.Min(a, 1)) * b * b;", "1.5", "3", "0", "3 * Math.PI"),
        ("return Math.Acos(a) + b * b;", "1", "3", "-" + Infinity, "6"),
        ("return Math.Asin(2 * a) + b * b;", "0.5", "3", Infinity, "6"),
        ("return double.AsinPi(a) + double.AcosPi(b - 2) + a * b;", "0.0", "3", "1 / Math.PI + 3", "-" + Infinity),
        ("return Math.Acos(a > 0 ? 1.0 : a) + b;", "0.5", "3", "0", "1"),
        ("double z = 1; if (a < 0) z = a; return Math.Acosh(z) * b + b;", "0.5", "3", "0", "1"),
        ("double m = 1; for (int i = 0; i < 3; i++) if (a > m) m = a; return Math.Acos(m) + b;", "0.5", "3", "0", "1"),
        ("return Math.Acosh(Math.Max(a, 1)) * b;", "0.2", "3", "0", "0"),
        ("return Math.Exp(0.5 * Math.Log(Math.Max(a, 0))) + b;", "-1", "3", "0", "1"),
        ("return Math.Exp(Math.Log2(a > 0 ? a * b : 0)) + b;", "-1", "3", "0", "1"),
        ("return Math.Tanh(Math.Atanh(Math.Clamp(a, -1, 1))) * b;", "2", "3", "0", "1"),
        ("return Math.Sqrt(Math.Max(a, 0)) * b + b;", "-1", "3", "0", "1"),
        ("return Math.Pow(Math.Max(a, 0), 0.5) * b + b;", "-1", "3", "0", "1"),
        ("return Math.Atan2(Math.Max(a, 0), Math.Min(b, 0)) * b + b;", "-1", "3", "0", "1"),
        ("return Math.Atan2(a, b) * (a + 2) + double.Hypot(a, b) + b;", "0.0", "0.0", "0", "1"),
        ("return double.Atan2Pi(b, a) + Math.Sqrt(a) * b + Math.Cbrt(b) * a + a;", "0.0", "0.0", "1", "0"),
        ("return a > 0 ? Math.Log(a) * b : b;", "0.0", "3", "0", "1"),
        ("double l = Math.Log(a); double c = Math.Acos(a + 1); return a > 0 ? l * c : b;", "0.0", "3", "0", "1"),
        ("double s = 0; for (int i = 0; i < 2; i++) s += a > 0 ? Math.Asin(a + 1) * b : b; return s;", "0.0", "3", "0", "2"),
    ];

    [Fact]
    public async Task Where_a_slope_is_infinite_all_modes_agree()
    {
        var text = new StringBuilder();
        var calls = new StringBuilder();
        for (var i = 0; i < Rows.Length; i++)
        {
            var (body, a, b, byA, byB) = Rows[i];
            var output = body.Replace("return", "var result =", StringComparison.Ordinal);
            text.Append($$"""
                public static partial class Edge{{i}}
                {
                    [Differentiable(Derivatives.Directional | Derivatives.HessianVector | Derivatives.Hessian)]
                    public static double Loss(double a, double b) { {{body}} }

                    [Differentiable(Derivatives.Jacobian)]
                    public static void One(double a, double b, [Length(1)] Span<double> outputs) { {{output}} outputs[0] = result; }

                    [Differentiable(Derivatives.Jacobian)]
                    public static void Many(double a, double b, [Length(9)] Span<double> outputs) { {{output}} outputs.Clear(); outputs[0] = result; outputs[5] = 2 * result; }
                }


                """);
            calls.Append($$"""
                {
                    double[] one = new double[1], row = new double[2], many = new double[9], columns = new double[18], hessian = new double[4];
                    var value = Edge{{i}}.LossGradient({{a}}, {{b}}, out var byA, out var byB);
                    Check("{{i}} gradient", [byA, byB], [{{byA}}, {{byB}}]);
                    Edge{{i}}.LossDirectional({{a}}, {{b}}, 1, 0, out var alongA);
                    Edge{{i}}.LossDirectional({{a}}, {{b}}, 0, 1, out var alongB);
                    Check("{{i}} directional", [alongA, alongB], [{{byA}}, {{byB}}]);
                    Edge{{i}}.OneJacobian({{a}}, {{b}}, one, row);
                    Check("{{i}} row", row, [{{byA}}, {{byB}}]);
                    Edge{{i}}.ManyJacobian({{a}}, {{b}}, many, columns);
                    Check("{{i}} columns", [columns[0], columns[1], columns[10], columns[11]], [{{byA}}, {{byB}}, 2 * ({{byA}}), 2 * ({{byB}})]);
                    Edge{{i}}.LossHessianVector({{a}}, {{b}}, 0.5, 2, out var aProduct, out var bProduct);
                    Edge{{i}}.LossHessian({{a}}, {{b}}, hessian);
                    if (double.IsFinite(byA + byB)) Check("{{i}} product", [aProduct, bProduct], [0.5 * hessian[0] + 2 * hessian[1], 0.5 * hessian[2] + 2 * hessian[3]]);
                    if (double.IsFinite(byA + byB) && !(double.IsFinite(aProduct + bProduct))) Wrong.Append("{{i}}: the product is not finite; ");
                    Check("{{i}} value", [value], [Edge{{i}}.Loss({{a}}, {{b}})]);
                }


                """);
        }

        var wrong = await GeneratedProgram.Run<string>($$"""
            {{text}}
            public static class Program
            {
                private static readonly System.Text.StringBuilder Wrong = new();

                public static string Run()
                {
                    {{calls}}
                    return Wrong.ToString();
                }

                private static void Check(string what, double[] got, double[] wanted)
                {
                    for (var i = 0; i < wanted.Length; i++)
                    {
                        if (!(got[i].Equals(wanted[i]) || Math.Abs(got[i] - wanted[i]) <= 1e-14 * Math.Abs(wanted[i]))) Wrong.Append($"{what} {i}: {got[i]} instead of {wanted[i]}; ");
                    }
                }
            }
            """);
        Assert.True(wrong.Length == 0, wrong);
    }

    /// <summary>The method itself computes it, and throws; what a guard throws is another matter.</summary>
    [Fact]
    public async Task What_nobody_uses_is_not_computed() => Assert.Equal("", await GeneratedProgram.Run<string>("""
        public static partial class Model
        {
            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Unused(ReadOnlySpan<double> x, int n)
            {
                double unused = x[n] * 2;
                double clamped = Math.Clamp(x[0], 1, n - 9);
                return x[0] * x[0];
            }

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Used(ReadOnlySpan<double> x, int n) => x[n] * 0 + x[0] * x[0];

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Clamped(ReadOnlySpan<double> x, int n) => Math.Clamp(x[0], 1, n - 9) * 0 + x[0] * x[0];

            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Guarded(ReadOnlySpan<double> x, int n)
            {
                if (n > 4) throw new NotSupportedException();
                return x[0] * x[0];
            }
        }

        public static class Program
        {
            private static readonly System.Text.StringBuilder Wrong = new();
            private static readonly double[] X = [3, 4], Gradient = new double[2];

            public static string Run()
            {
                Throws<IndexOutOfRangeException>("unused", () => Model.Unused(X, 5));
                if (Model.UnusedGradient(X, 5, Gradient) != 9 || Gradient[0] != 6) Wrong.Append("The gradient is not right.");
                if (Model.UnusedDirectional(X, 5, [1, 0], out var slope) != 9 || slope != 6) Wrong.Append("The directional derivative is not right.");
                if (Model.UnusedHessianVector(X, 5, [1, 0], Gradient) != 9 || Gradient[0] != 2) Wrong.Append("The product is not right.");
                Throws<IndexOutOfRangeException>("used", () => Model.Used(X, 5));
                Throws<IndexOutOfRangeException>("used, gradient", () => Model.UsedGradient(X, 5, Gradient));
                Throws<IndexOutOfRangeException>("used, directional", () => Model.UsedDirectional(X, 5, [1, 0], out _));
                Throws<IndexOutOfRangeException>("used, product", () => Model.UsedHessianVector(X, 5, [1, 0], Gradient));
                Throws<ArgumentException>("clamped", () => Model.Clamped(X, 5));
                Throws<ArgumentException>("clamped, gradient", () => Model.ClampedGradient(X, 5, Gradient));
                Throws<ArgumentException>("clamped, directional", () => Model.ClampedDirectional(X, 5, [1, 0], out _));
                Throws<ArgumentException>("clamped, product", () => Model.ClampedHessianVector(X, 5, [1, 0], Gradient));
                Throws<NotSupportedException>("guarded, gradient", () => Model.GuardedGradient(X, 5, Gradient));
                Throws<NotSupportedException>("guarded, directional", () => Model.GuardedDirectional(X, 5, [1, 0], out _));
                Throws<NotSupportedException>("guarded, product", () => Model.GuardedHessianVector(X, 5, [1, 0], Gradient));
                return Wrong.ToString();
            }

            private static void Throws<T>(string what, Action action)
                where T : Exception
            {
                try
                {
                    action();
                    Wrong.Append(what).Append(" does not throw; ");
                }
                catch (Exception found) when (found.GetType() == typeof(T))
                {
                }
            }
        }
        """));
}
