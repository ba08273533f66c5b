using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Calls of helpers and known functions, against what C# computes.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData("=> Twice(a) + Twice(b); static double Twice(double x) { x = x * 2; return x; }")]
    [InlineData("{ var a2 = Twice(a); return a2 - a; } static double Twice(double a) { a += a; return a; }")]
    [InlineData("=> Pick(a, b) - Pick(b, a); static double Pick(double a, double b) { if (a > b) return a; b *= 2; return b - a; }")]
    [InlineData("=> Sub(y: a, x: b); static double Sub(double x, double y) => x - 2 * y;")]
    [InlineData("=> Sub(y: a++, x: a); static double Sub(double x, double y) => x - 2 * y;")]
    [InlineData("=> Scaled(a) + Scaled(a, 3); static double Scaled(double x, double factor = 2) => x * factor;")]
    [InlineData("=> Area(x) + Area(x[1..]) + Area(p); static double Area(ReadOnlySpan<double> s) { var t = 0.0; foreach (var v in s) t = t * 0.5 + v * v; return t; }")]
    [InlineData("{ Span<double> q = x.ToArray(); Halve(q); return q[0] + q[^1]; } static void Halve(Span<double> s) { for (var i = 0; i < s.Length; i++) s[i] /= 2; }")]
    [InlineData("{ Span<double> q = x.ToArray(); Halve(q, n); return q[0]; } static void Halve(Span<double> s, int n) { if (n > 0) return; s[0] = 3; }")]
    [InlineData("=> Outer(a); static double Outer(double x) => Inner(x) * Inner(x + 1); static double Inner(double x) => x * x - 1;")]
    [InlineData("=> Sq(a) + Sq(n) + Sq(2.5f); static T Sq<T>(T x) where T : INumber<T> => x * x - T.One;")]
    [InlineData("=> Wave(a) - Wave(0.5f); static T Wave<T>(T x) where T : IFloatingPointIeee754<T> { var s = T.Sin(x); s += T.Pi; if (s > T.Zero) s = -s; return s / T.CreateChecked(2) + T.Sqrt(T.Abs(x)); }")]
    [InlineData("=> Total<double>(x); static T Total<T>(ReadOnlySpan<T> s) where T : IFloatingPoint<T> { var t = T.Zero; for (var i = 0; i < s.Length; i++) t += s[i] * s[i]; return t; }")]
    [InlineData("{ double Local(double y) => y * a; a += 1; return Local(b); }")]
    [InlineData("{ void Add(double y) { a += y; } Add(b); for (var i = 0; i < n; i++) Add(i); if (a > 2) Add(-1); return a; }")]
    [InlineData("{ static double Local(double y) { for (var i = 0; i < 3; i++) { double t; t = y; y = t * 0.5 + i; } return y; } return Local(a) + Local(b); }")]
    [InlineData("=> a.Cube() + n.Half(); static double Cube(this double x) => x * x * x; static double Half(this int k) => k / 2;")]
    [InlineData("{ Swap(ref a, ref b); Split(a, out var lo, out _); return a - 2 * b + lo; } static void Swap(ref double u, ref double v) { var t = u; u = v; v = t; } static void Split(double x, out double lo, out double hi) { lo = x / 2; hi = x * 2; }")]
    [InlineData("{ var (s, c) = Math.SinCos(a); return s - 2 * c; }")]
    [InlineData("{ var p2 = Polar(a, b); return p2.R - p2.T + p2.Item1; } static (double R, double T) Polar(double x, double y) => (x * y, x - y);")]
    [InlineData("{ var (r, t) = Polar(a, b); (r, t) = (t, r); return r - 2 * t; } static (double, double) Polar(double x, double y) { if (x > y) return (x, 1); return (y, 2); }")]
    [InlineData("{ (double U, int K) s = (a, 1); for (var i = 0; i < n; i++) { s.U = s.U * 0.5 + i; s.K += 2; } if (s.U > 1) s = (0, 3); return s.U + s.K; }")]
    [InlineData("=> Sum(a, b, 3) + Sum(); static double Sum(params double[] terms) { var s = 0.0; foreach (var t in terms) s += t; return s; }")]
    [InlineData("=> Scale * a + Offset + Half; const double Scale = 3; static readonly double Offset = 0.25; static double Half => Scale / 2;")]
    [InlineData("=> Poly(a); static double Poly(double z) { var s = 0.0; foreach (var c in Coefficients) s = s * z + c; return s; } static ReadOnlySpan<double> Coefficients => [1, -2, 0.5];")]
    [InlineData("{ var q = Squares(x); return q[0] + q.Length; } static double[] Squares(ReadOnlySpan<double> s) { var r = new double[s.Length]; for (var i = 0; i < r.Length; i++) r[i] = s[i] * s[i]; return r; }")]
    [InlineData("=> Math.Sin(a) + Math.Pow(a * a, 0.5) + Math.Max(a, b) + Math.Min(n, 3) + Math.Abs(n) + Math.Exp(-b * b) + Math.Atan2(a, b);")]
    [InlineData("=> MathF.Sin((float)a) + double.Cos(b) + float.Exp(0.5f) + double.Hypot(a, b) + Math.Clamp(a, -1, 1) + Math.ScaleB(a, n);")]
    [InlineData("=> Math.PI * a + double.E + Math.Tau - double.Pi + float.Pi + double.Epsilon + double.MaxValue * 0;")]
    [InlineData("=> Functions.StopGradient(Math.Round(a)) + Functions.StopGradient(Math.Round(b, 1)) + Functions.StopGradient(Math.Round(a, MidpointRounding.AwayFromZero)) + a;")]
    public void AgreeWithCSharp(string body)
        => Agreement.Check("public static double Loss(ReadOnlySpan<double> x, double[] p, double a, double b, int n) " + body);

    [Theory]
    [InlineData("=> Functions.LeakyRelu(a) + Functions.LeakyRelu(x: b, slope: 0.5) + Functions.Square(n) + Functions.Square(a);")]
    [InlineData("=> Functions.Dot(x, p[..x.Length]) + Functions.Sum(x[1..]) * a;")]
    [InlineData("=> Functions.Softplus(a) + Functions.Sigmoid(n) + Functions.Huber(a, 0.5) + Functions.Mean(p) + Functions.Norm(x) + Functions.LogSumExp(p[..2]);")]
    public void FunctionsOfTheRuntimeAreKnown(string body)
        => Agreement.Check(new Snippet("public static double Loss(ReadOnlySpan<double> x, double[] p, double a, double b, int n) " + body), 1e-12);

    [Fact]
    public void HelpersInOtherFilesAreFollowed()
        => Agreement.Check(
            "public static double Loss(double a) => Elsewhere.Cube(a) + Bent(a) + Elsewhere.Factor;",
            "public static class Elsewhere { public const double Factor = 2; public static double Cube(double x) => x * x * x; }",
            "partial class Problem { static double Bent(double x) { if (x > 0) return x; return x * x; } }");

    [Fact]
    public void DeepChainsOfHelpers()
    {
        var helpers = string.Concat(Enumerable.Range(0, 60).Select(i => $"static double F{i}(double x) => F{i + 1}(x) * 0.5 + {i}; "));
        Agreement.Check("public static double Loss(double a) => F0(a); " + helpers + "static double F60(double x) => x;");
    }
}
