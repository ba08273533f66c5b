using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>Functions over tensors against the package itself, and their gradients against those of the loops that they mean.</summary>
public sealed class TensorTests
{
    private const string Signature = "public static double Loss(ReadOnlySpan<double> x, double[] p, double a, int n) ";

    public static TheoryData<string> OfOne => ["Abs", "Acosh", "Asinh", "Atan", "Cbrt", "Ceiling", "Cos", "Cosh", "CosPi", "DegreesToRadians", "Exp", "Exp10", "Exp2", "ExpM1", "Floor", "Log", "Log10", "Log2", "LogP1", "Negate", "RadiansToDegrees", "Reciprocal", "ReciprocalSqrt", "Round", "Sigmoid", "Sin", "Sinh", "SinPi", "SoftMax", "Sqrt", "Tan", "Tanh", "Truncate", "Increment", "Decrement"];

    public static TheoryData<string> OfTwo => ["Add", "Subtract", "Multiply", "Divide", "Atan2", "CopySign", "Hypot", "Ieee754Remainder", "Max", "Min", "MaxMagnitude", "MinMagnitude", "MaxNumber", "MinNumber", "Pow"];

    public static TheoryData<string> OfThree => ["AddMultiply", "MultiplyAdd", "FusedMultiplyAdd", "Lerp", "MultiplyAddEstimate"];

    public static TheoryData<string> Reductions => ["Sum", "SumOfSquares", "SumOfMagnitudes", "Norm", "Average", "Product", "StdDev", "Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber", "IndexOfMax", "IndexOfMin", "IndexOfMaxMagnitude", "IndexOfMinMagnitude"];

    public static TheoryData<string> PairedReductions => ["Dot", "Distance", "CosineSimilarity", "ProductOfSums", "ProductOfDifferences"];

    [Theory]
    [MemberData(nameof(OfOne))]
    public void FunctionsOfOneSpan(string name)
        => Check($"{{ var d = new double[x.Length]; Tensors.{name}<double>(x, d); var s = 0.0; foreach (var v in d) s = s * 0.5 + v; Tensors.{name}<double>(d, d); foreach (var v in d) s = s * 0.5 + v; return s; }}");

    [Theory]
    [MemberData(nameof(OfTwo))]
    public void FunctionsOfTwo(string name)
        => Check($"{{ var d = new double[x.Length + 1]; var k = Math.Min(x.Length, p.Length); Tensors.{name}<double>(x[..k], p.AsSpan(0, k), d); var s = 0.0; foreach (var v in d) s = s * 0.5 + v; {(name is "Hypot" ? "" : $"Tensors.{name}<double>(d, a, d);")} foreach (var v in d) s = s * 0.5 + v; return s; }}");

    [Theory]
    [MemberData(nameof(OfThree))]
    public void FunctionsOfThree(string name)
        => Check($"{{ var d = new double[x.Length]; Tensors.{name}<double>(x, a, x, d); Tensors.{name}<double>(d, x, 0.25, d); Tensors.{name}<double>(d, x, d, d); var s = 0.0; foreach (var v in d) s = s * 0.5 + v; return s; }}");

    [Theory]
    [MemberData(nameof(Reductions))]
    public void ReductionsOfOneSpan(string name) => Check($"=> Tensors.{name}<double>(x) + a * Tensors.{name}<double>(p);");

    [Theory]
    [MemberData(nameof(PairedReductions))]
    public void ReductionsOfTwo(string name) => Check($"=> Tensors.{name}<double>(x, p) + a;");

    [Theory]
    [InlineData("{ Span<double> d = new double[4]; Tensors.Subtract<double>(a, x, d); Tensors.Divide<double>(2, d, d); return Tensors.Sum<double>(d[..x.Length]); }")]
    [InlineData("{ Span<double> d = new double[2]; Tensors.Add<double>(x, x, d); return d[0]; }")]
    [InlineData("{ Span<double> d = new double[9]; Tensors.Add<double>(d.Slice(n, 3), 1, d[1..]); return d[2] + d[4]; }")]
    [InlineData("{ Span<double> s = new double[x.Length], c = new double[x.Length]; Tensors.SinCos<double>(x, s, c); return Tensors.Dot<double>(s, c) + Tensors.Sum<double>(c); }")]
    [InlineData("{ Span<double> d = new double[x.Length]; Tensors.Clamp<double>(x, -1, 1, d); Tensors.ScaleB<double>(d, 2, d); Tensors.RootN<double>(d, 3, d); return Tensors.Sum<double>(d); }")]
    [InlineData("{ Span<double> d = new double[x.Length]; Tensors.Remainder<double>(x, 1.75, d); Tensors.Remainder<double>(7.5, d, d); return d.Length > 0 && double.IsNaN(d[0]) ? 1 : d.Length; }")]
    [InlineData("{ Span<double> d = new double[x.Length]; Tensors.Pow<double>(2.5, x, d); Tensors.Log<double>(d, 3, d); return Tensors.Sum<double>(d); }")]
    [InlineData("{ Span<double> d = new double[x.Length]; Tensors.Add<double>(destination: d, x: x, y: a++); return Tensors.Sum<double>(d) + a; }")]
    public void Overloads(string body) => Check(body);

    [Fact]
    public void Floats()
        => Agreement.Check(new Snippet("using System.Numerics.Tensors;", "public static double Loss(ReadOnlySpan<float> x, float a) { Span<float> d = new float[x.Length]; TensorPrimitives.Multiply(x, a, d); TensorPrimitives.Tanh(d, d); return TensorPrimitives.Dot<float>(d, x) + TensorPrimitives.SumOfSquares<float>(d); }", []), 1e-5);

    /// <summary>Gradients at a point where nothing ties, against those of the loops that say the same.</summary>
    [Theory]
    [InlineData("=> Tensors.Dot<double>(x, p) * a;", "{ double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * p[i]; return s * a; }")]
    [InlineData("=> Tensors.Norm<double>(x) * a;", "{ double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s) * a; }")]
    [InlineData("=> Tensors.Product<double>(x) * a;", "{ double s = 1; foreach (var v in x) s *= v; return s * a; }")]
    [InlineData("=> Tensors.StdDev<double>(x) * a;", "{ double m = 0; foreach (var v in x) m += v; m /= x.Length; double s = 0; foreach (var v in x) s += (v - m) * (v - m); return Math.Sqrt(s / x.Length) * a; }")]
    [InlineData("=> Tensors.CosineSimilarity<double>(x, p) * a;", "{ double s = 0, t = 0, u = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * p[i]; t += x[i] * x[i]; u += p[i] * p[i]; } return s / (Math.Sqrt(t) * Math.Sqrt(u)) * a; }")]
    [InlineData("=> Tensors.Distance<double>(x, p) * a;", "{ double s = 0; for (int i = 0; i < x.Length; i++) s += (x[i] - p[i]) * (x[i] - p[i]); return Math.Sqrt(s) * a; }")]
    [InlineData("=> Tensors.Max<double>(x) * Tensors.MinMagnitude<double>(p) * a + x[Tensors.IndexOfMin<double>(p)];", "{ double m = x[0], t = p[0]; int k = 0; for (int i = 1; i < x.Length; i++) { if (x[i] > m) m = x[i]; if (Math.Abs(p[i]) < Math.Abs(t)) t = p[i]; if (p[i] < p[k]) k = i; } return m * t * a + x[k]; }")]
    [InlineData("{ var d = new double[x.Length]; Tensors.Multiply<double>(x, a, d); Tensors.Exp<double>(d, d); Tensors.AddMultiply<double>(d, p, d, d); return Tensors.SumOfSquares<double>(d); }", "{ double s = 0; for (int i = 0; i < x.Length; i++) { var v = Math.Exp(x[i] * a); v = (v + p[i]) * v; s += v * v; } return s; }")]
    [InlineData("{ var d = new double[x.Length]; Tensors.SoftMax<double>(x, d); Tensors.Log<double>(d, d); return Tensors.Dot<double>(d, p) * a; }", "{ double t = 0; foreach (var v in x) t += Math.Exp(v); double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Log(Math.Exp(x[i]) / t) * p[i]; return s * a; }")]
    [InlineData("{ var d = x.ToArray(); for (var k = 0; k < n; k++) { Tensors.Tanh<double>(d, d); Tensors.Add<double>(d, a, d); } return Tensors.Dot<double>(d, p); }", "{ double s = 0; for (int i = 0; i < x.Length; i++) { var v = x[i]; for (int k = 0; k < n; k++) v = Math.Tanh(v) + a; s += v * p[i]; } return s; }")]
    public void GradientsAreThoseOfTheLoops(string body, string loops)
    {
        double[] x = [0.5, -0.75, 1.25, 0.25], p = [1.5, 0.5, -0.25, 2];
        var (actual, expected) = (Run(body), Run(loops));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * Math.Max(1, Math.Abs(expected[i])), $"{i}: {actual[i]} instead of {expected[i]}");

        double[] Run(string text)
        {
            var gradient = Generators.Stages.Compilation.Gradient(Snippet(text).Function());
            double[] dx = new double[x.Length], dp = new double[p.Length];
            var results = Interpreter.Run(gradient, x, p, 0.8, 3, dx, dp);
            return [.. results.Cast<double>(), .. dx, .. dp];
        }
    }

    [Theory]
    [InlineData("{ var d = new bool[x.Length]; Tensors.IsNaN<double>(x, d); return a; }")]
    [InlineData("{ var d = new int[3]; Tensors.Sign<double>(x, d); return a; }")]
    [InlineData("=> a * Tensors.Sum<int>([n, 2]);")]
    public void OthersAreRefused(string body) => Assert.Equal("STEEP0103", Assert.Single(Snippet(body).Lower(false).Findings).Rule.Id);

    [Fact]
    public void InputsAreNotWritten() => Assert.Equal("STEEP0108", Assert.Single(Snippet("{ Tensors.Exp<double>(x, p); return p[0]; }").Lower(false).Findings).Rule.Id);

    private static void Check(string body) => Agreement.Check(Snippet(body), 1e-11);

    private static Snippet Snippet(string body) => new("using Tensors = System.Numerics.Tensors.TensorPrimitives;", Signature + body, []);
}
