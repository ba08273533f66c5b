using System.Numerics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Reference.Oracle;
using Xunit;

namespace Steepest.Reference.Tests.Oracle;

/// <summary>Programs whose derivatives are known, through the whole oracle.</summary>
public sealed class OracleProgramTests
{
    [Fact]
    public void ValueGradientAndProductWithTheHessianAreThoseOfTheFormula()
    {
        using var program = Compile("""
            [Differentiable]
            public static double Loss(ReadOnlySpan<double> x, [Fixed] double k)
            {
                const double Half = 0.5;
                var sum = 0.0;
                for (var i = 0; i + 1 < x.Length; i++) sum += Half * x[i] * x[i] * x[i + 1];
                return k * sum;
            }
            """);
        foreach (var found in Both(program, [new[] { 2.0, 3.0, 5.0 }, 4.0], [true, false], [1, 10, 100]))
        {
            Assert.Equal(4 * (6 + 22.5), found.Value);
            Assert.Equal([24, 8 + 60, 18], found.Gradient);
            Assert.Equal([24 + 680 + 1800], found.Directional);
            Assert.Equal([12 + 80, 8 + 200 + 1200, 120], found.HessianVector);
            Assert.Equal(double.PositiveInfinity, found.NearestTie);
        }
    }

    [Theory]
    [InlineData("x switch { < 0 => -x, >= 2.5 and < 3 => 10 * x, 7 => 0, _ => 3 * x }", 2.75, 27.5, 10, 0.25 / 3)]
    [InlineData("x switch { < 0 => -x, _ => 3 * x }", -2, 2, -1, 1)]
    [InlineData("x is > 1 and < 2 ? x * x : x", 1.5, 2.25, 3, 0.25)]
    [InlineData("(x, x) switch { (< 1, _) => x, (_, > 2) => 2 * x, _ => 0 }", 4, 8, 2, 0.5)]
    [InlineData("(int)x * x", 2.75, 5.5, 2, 0.25 / 2.75)]
    [InlineData("Math.Floor(x) + double.Clamp(x, 0, 1) + Math.Abs(x)", 0.25, 0.5, 2, 0.25)]
    [InlineData("Functions.StopGradient(x) * x", 3, 9, 3, double.PositiveInfinity)]
    [InlineData("Twice((float)x) + Power<double>(x)", 3, 33, 29, double.PositiveInfinity)]
    [InlineData("Math.Max(x, 3)", 3, 3, 1, 0)]
    [InlineData("Math.Max(x, x) + Math.Min(1, 2) + Math.Max(1, x)", 3, 7, 2, 2.0 / 3)]
    public void ChoicesConversionsAndTies(string expression, double x, double value, double slope, double tie)
    {
        using var program = Compile($$"""
            [Differentiable]
            public static double Loss(double x) => {{expression}};

            private static float Twice(float x) => 2 * x;

            private static T Power<T>(T x) where T : System.Numerics.IFloatingPoint<T> => x * x * T.CreateChecked(1) * x;
            """.Replace("System.Numerics.", "", StringComparison.Ordinal));
        foreach (var found in Both(program, [x], [true], [1]))
        {
            Assert.Equal((value, slope), (found.Value, found.Gradient[0]));
            Assert.Equal(tie, found.NearestTie, 12);
        }
    }

    [Fact]
    public void SingleRoundsLikeTheMachine()
    {
        using var program = Compile("""
            [Differentiable]
            public static float Loss(float x, double y)
            {
                var third = x / 3;
                third *= 0.1f;
                return (float)(third * 1.7 + y) + 1;
            }
            """);
        var third = 0.7f / 3;
        third *= 0.1f;
        var expected = (float)(third * 1.7 + 0.3) + 1;
        var found = program.Evaluate("P", "Loss", null, [0.7f, 0.3], [true, true], new double[2]);
        Assert.Equal(expected, found.Value);
        Assert.InRange(Math.Abs(found.Value - program.EvaluatePrecisely("P", "Loss", null, [0.7f, 0.3], [true, true], new double[2]).Value), 1e-12, 1e-6);
    }

    /// <summary>Forward, the derivative of the conversion is exact; backward, what comes through it is rounded to a float. The spread tells of it, and only of what passes there.</summary>
    [Fact]
    public void SpreadIsWhatRoundingOfFloatsCanDoInAnyOrder()
    {
        using var program = Compile("""
            [Differentiable]
            public static double Loss(double x, double y) => 0.1234567890123 * (float)x + 0.3 * y;
            """);
        var found = program.Read("P", "Loss", null, [0.7, 0.3], [true, true], new double[] { 1, 0 });
        Assert.Equal(found.Machine.Gradient[0], found.Precise.Gradient[0], 1e-15);
        Assert.InRange(found.Spread(result => result.Gradient[0]), 0.1234 * Math.ScaleB(0.5, -24), 0.1235 * Math.ScaleB(1, -24));
        Assert.InRange(found.Spread(result => result.Gradient[1]), 0, 1e-16);
        Assert.InRange(found.Spread(result => result.Value), 1e-10, 1e-7);
    }

    /// <summary>What a function does to the machine's number alone is done to all readings: the float in front may be a unit off, as those of the framework are.</summary>
    [Theory]
    [InlineData("Math.BitIncrement((double)MathF.Sin((float)x))")]
    [InlineData("double.BitDecrement((double)float.AsinPi((float)x))")]
    [InlineData("MathF.BitDecrement((float)x)")]
    [InlineData("Functions.StopGradient((double)MathF.Sin(0.59f))")]
    [InlineData("Functions.StopGradient((double)MathF.Sqrt((float)x))")]
    [InlineData("Math.ScaleB((double)MathF.Exp((float)x), 1)")]
    [InlineData("Math.Max((double)MathF.Cos((float)x), 0.1)")]
    public void SpreadOfAFloatIsKept(string expression)
    {
        using var program = Compile($$"""
            [Differentiable]
            public static double Loss(double x) => {{expression}};
            """);
        var found = program.Read("P", "Loss", null, [0.7], [true], new double[] { 1 });
        Assert.InRange(found.Spread(result => result.Value), Math.ScaleB(found.Machine.Value, -26), Math.ScaleB(found.Machine.Value, -20));
    }

    [Theory]
    [InlineData(0.75, 0.3)]
    [InlineData(-0.75, 0.3)]
    [InlineData(0.9, 0.3)]
    [InlineData(2.25, -0.3)]
    [InlineData(1.5, 0.1)]
    [InlineData(7.5, 2)]
    public void RemaindersAreExact(double x, double y)
    {
        using var program = Compile("""
            [Differentiable]
            public static double Loss([Fixed] double x, [Fixed] double y, double a) => a * Math.IEEERemainder(x, y) + 100 * (x % y);
            """);
        Assert.Equal(Math.IEEERemainder(x, y) + 100 * (x % y), program.Evaluate("P", "Loss", null, [x, y, 1.0], [false, false, true], new double[] { 1 }).Value, 1e-12);
    }

    [Fact]
    public void NeighboursAreTheMachines()
    {
        using var program = Compile("""
            [Differentiable]
            public static double Loss(double x, float y) => Math.BitIncrement(x) + 2 * (Math.BitDecrement(x) - x) + 0.5 * (double)MathF.BitIncrement(y);
            """);
        var found = program.Evaluate("P", "Loss", null, [0.7, 0.3f], [true, true], new double[] { 1, 0 });
        Assert.Equal(Math.BitIncrement(0.7) + 2 * (Math.BitDecrement(0.7) - 0.7) + 0.5 * MathF.BitIncrement(0.3f), found.Value);
        Assert.Equal([-2, 0], found.Gradient);
    }

    [Fact]
    public void OutputsGiveAJacobian()
    {
        using var program = Compile("""
            [Differentiable(Derivatives.Gradient)]
            public static void Map(ReadOnlySpan<double> x, Span<double> y)
            {
                for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i + 1];
            }
            """);
        var found = program.Evaluate("P", "Map", null, [new[] { 2.0, 3, 5 }, new double[2]], [true, false], new double[] { 1, 1, 1 });
        Assert.Equal([6, 15], found.Values);
        Assert.Equal([3, 2, 0], found.Jacobian[0]);
        Assert.Equal([0, 5, 3], found.Jacobian[1]);
        Assert.Equal([5, 8], found.Directional);
    }

    /// <summary>The framework's own types give the values; the slopes are those of differences in higher precision of the same text.</summary>
    [Fact]
    public void TypesOfTheFrameworkComputeTheSame()
    {
        using var program = Compile("""
            [Differentiable]
            public static double Loss(float a, float b)
            {
                var v = new Vector3(a, b, 1.5f);
                var w = Vector3.Cross(v, Vector3.UnitX + v * 0.5f) - Vector3.Normalize(v) / 2;
                var q = Quaternion.CreateFromAxisAngle(new Vector3(0.6f, 0, 0.8f), a) * new Quaternion(0.5f, b, 0.25f, 1);
                var m = Matrix4x4.CreateRotationX(a) * Matrix4x4.CreateRotationY(b) * Matrix4x4.CreateTranslation(a, b, 1) * Matrix4x4.CreateFromQuaternion(Quaternion.Normalize(q));
                var t = Vector3.Transform(w, q) + Vector3.Transform(v, m) + Vector3.TransformNormal(w, Matrix4x4.CreateRotationZ(b) * Matrix4x4.CreateScale(a, b, 2));
                var c = new Complex(a, b);
                c = Complex.Exp(c) / (c + 1) + Complex.Sqrt(c) * Complex.Log(c) - Complex.Sin(c) + Complex.Cos(c) * 2 + Complex.Pow(c, new Complex(1.5, 0));
                var u = new Vector2(a, b) * new Vector2(b, 2) + Vector2.Reflect(new Vector2(a, 1), Vector2.UnitY);
                var x = new Vector4(u, a, b) / new Vector4(v, 2) - Vector4.One;
                return t.X + t.Y * t.Z + c.Real * c.Imaginary + c.Magnitude + c.Phase + u.Length() + x.LengthSquared() + m.GetDeterminant() + Vector3.Distance(v, w) + (q * Quaternion.Inverse(q)).W;
            }
            """);
        var result = program.EvaluatePrecisely("P", "Loss", null, [0.7f, 0.4f], [true, true], new double[] { 1, 0 });
        Assert.Equal(Framework(0.7f, 0.4f), result.Value, 5.0e-5);
        const float Step = 1e-3f;
        var ahead = program.EvaluatePrecisely("P", "Loss", null, [0.7f + Step, 0.4f], [true, true], new double[] { 1, 0 });
        var behind = program.EvaluatePrecisely("P", "Loss", null, [0.7f - Step, 0.4f], [true, true], new double[] { 1, 0 });
        double width = (double)(0.7f + Step) - (0.7f - Step);
        Assert.Equal((ahead.Value - behind.Value) / width, result.Gradient[0], 1e-3);
        Assert.Equal((ahead.Gradient[1] - behind.Gradient[1]) / width, result.HessianVector[1], 1e-3);
    }

    private static double Framework(float a, float b)
    {
        var v = new Vector3(a, b, 1.5f);
        var w = Vector3.Cross(v, Vector3.UnitX + v * 0.5f) - Vector3.Normalize(v) / 2;
        var q = Quaternion.CreateFromAxisAngle(new Vector3(0.6f, 0, 0.8f), a) * new Quaternion(0.5f, b, 0.25f, 1);
        var m = Matrix4x4.CreateRotationX(a) * Matrix4x4.CreateRotationY(b) * Matrix4x4.CreateTranslation(a, b, 1) * Matrix4x4.CreateFromQuaternion(Quaternion.Normalize(q));
        var t = Vector3.Transform(w, q) + Vector3.Transform(v, m) + Vector3.TransformNormal(w, Matrix4x4.CreateRotationZ(b) * Matrix4x4.CreateScale(a, b, 2));
        var c = new Complex(a, b);
        c = Complex.Exp(c) / (c + 1) + Complex.Sqrt(c) * Complex.Log(c) - Complex.Sin(c) + Complex.Cos(c) * 2 + Complex.Pow(c, new Complex(1.5, 0));
        var u = new Vector2(a, b) * new Vector2(b, 2) + Vector2.Reflect(new Vector2(a, 1), Vector2.UnitY);
        var x = new Vector4(u, a, b) / new Vector4(v, 2) - Vector4.One;
        return t.X + t.Y * t.Z + c.Real * c.Imaginary + c.Magnitude + c.Phase + u.Length() + x.LengthSquared() + m.GetDeterminant() + Vector3.Distance(v, w) + (q * Quaternion.Inverse(q)).W;
    }

    private static IEnumerable<OracleResult> Both(OracleProgram program, object?[] arguments, bool[] isVariable, double[] direction)
        => [program.Evaluate("P", "Loss", null, arguments, isVariable, direction), program.EvaluatePrecisely("P", "Loss", null, arguments, isVariable, direction)];

    private static OracleProgram Compile(string members)
    {
        var text = $$"""
            using System;
            using System.Numerics;
            using Steepest;

            public static partial class P
            {
                {{members}}
            }
            """;
        return OracleProgram.Compile(
            [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14), "P.cs", System.Text.Encoding.UTF8)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Functions).Assembly.Location)]);
    }
}
