using Steepest.LeastSquares;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>The matrix of the residuals' curvature against the definition of its update, and against curvature that is known.</summary>
public sealed class SecantCurvatureTests
{
    private const int Count = 4;

    /// <summary>S·d is what the gradient's change has and the products of columns at both ends, on average, have not.</summary>
    [Fact]
    public void TheMatrixExplainsTheLastStep()
    {
        var random = new Random(1);
        var secant = new SecantCurvature(Count);
        for (var round = 0; round < 5; round++)
        {
            var (from, to, step, scale) = (Model(random), Model(random), Numbers(random, Count), Numbers(random, Count).Select(number => 1 + number * number).ToArray());
            for (var i = 0; i < Count; i++) to.Gradient[i] = from.Gradient[i] + 3 * step[i] + 0.1 * to.Gradient[i];
            secant.Learn(step, from, to, scale);
            var matrix = Learned(secant);
            for (var i = 0; i < Count; i++)
            {
                var expected = to.Gradient[i] - from.Gradient[i];
                for (var j = 0; j < Count; j++) expected -= 0.5 * (At(from, i, j) + At(to, i, j)) * step[j];
                Assert.Equal(expected, Enumerable.Range(0, Count).Sum(j => matrix[i, j] * step[j]), 1e-9);
            }
        }
    }

    /// <summary>Where only the curvature of residuals is left, and does not change, steps in every direction tell it.</summary>
    [Fact]
    public void ConstantCurvatureIsFound()
    {
        var random = new Random(2);
        var half = Enumerable.Range(0, Count).Select(_ => Numbers(random, Count)).ToArray();
        double Curvature(int i, int j) => (i == j ? 1 : 0) + Enumerable.Range(0, Count).Sum(k => half[i][k] * half[j][k]);
        var secant = new SecantCurvature(Count);
        var scale = new double[] { 1, 1, 1, 1 };
        for (var round = 0; round < 200; round++)
        {
            var (from, to, step) = (new NormalEquations(Count), new NormalEquations(Count), Numbers(random, Count));
            for (var i = 0; i < Count; i++) to.Gradient[i] = Enumerable.Range(0, Count).Sum(j => Curvature(i, j) * step[j]);
            secant.Learn(step, from, to, scale);
        }

        var matrix = Learned(secant);
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++) Assert.Equal(Curvature(i, j), matrix[i, j], 1e-9);
        }
    }

    [Fact]
    public void WhatIsAddedIsTakenOutAgain()
    {
        var random = new Random(3);
        var secant = new SecantCurvature(Count);
        var (from, to, step) = (new NormalEquations(Count), new NormalEquations(Count), Numbers(random, Count));
        for (var i = 0; i < Count; i++) to.Gradient[i] = 2 * step[i];
        secant.Learn(step, from, to, [1, 1, 1, 1]);
        secant.Learn(step, from, to, [1, 1, 1, 1]);
        var model = Model(random);
        var before = model.Matrix.ToArray();
        secant.AddTo(model);
        Assert.True(secant.IsIn);
        Assert.NotEqual(before, model.Matrix);
        Assert.True(secant.TakeFrom(model));
        Assert.All(before.Zip(model.Matrix), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.False(secant.TakeFrom(model));
    }

    private static double[,] Learned(SecantCurvature secant)
    {
        var matrix = new double[Count, Count];
        var saved = secant.Matrix;
        for (var i = 0; i < Count; i++)
        {
            for (var j = i; j < Count; j++) matrix[i, j] = matrix[j, i] = saved[i * Count + j];
        }

        return matrix;
    }

    private static NormalEquations Model(Random random)
    {
        var model = new NormalEquations(Count);
        for (var i = 0; i < Count; i++)
        {
            model.Gradient[i] = random.NextDouble() - 0.5;
            for (var j = i; j < Count; j++) model.Matrix[i * model.Order + j] = random.NextDouble();
        }

        return model;
    }

    private static double At(NormalEquations model, int i, int j) => model.Matrix[Math.Min(i, j) * model.Order + Math.Max(i, j)];

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
