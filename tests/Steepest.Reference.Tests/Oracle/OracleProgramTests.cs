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
    [InlineData("Math.Max(x, x) + Math.Min(1, 2) + Math.Max(1, x)", 3, 7, 2, 0)]
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
