using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class ConjugateGradientTests
{
    /// <summary>
    /// On a quadratic of n different curvatures, exact searches would end after n steps; others take about ½·√κ·ln(2·√κ·|g₀|/|g|), as the polynomials of
    /// Chebyshev have it: 28 and 90 here, where steepest descent takes some hundred.
    /// </summary>
    [Theory]
    [InlineData(false, 5, 28)]
    [InlineData(true, 5, 28)]
    [InlineData(false, 40, 90)]
    [InlineData(true, 40, 90)]
    public void AQuadraticTakesAboutAsManySteps(bool polakRibiere, int n, int most)
    {
        var solver = new ConjugateGradient<double>(n, 1, new MinimizeOptions { GradientTolerance = 1e-9 }, polakRibiere);
        for (var i = 0; i < n; i++) solver.Point[i] = 1 + 0.1 * i;
        var kernel = new DelegateKernel((point, gradient) =>
        {
            var loss = 0.0;
            for (var i = 0; i < n; i++)
            {
                gradient[i] = (i + 1) * point[i];
                loss += 0.5 * (i + 1) * point[i] * point[i];
            }

            return loss;
        });
        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{result}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.InRange(result.Iterations, 1, most);
    }

    /// <summary>β of both formulas after the first step on a quadratic, by hand: with an exact search they are the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheSecondDirectionIsConjugateToTheFirst(bool polakRibiere)
    {
        double[] curvatures = [1, 4, 9, 16, 25];
        var points = new List<double[]>();
        var solver = new ConjugateGradient<double>(5, 1, null, polakRibiere);
        for (var i = 0; i < 5; i++) solver.Point[i] = 1;
        var kernel = new DelegateKernel((point, gradient) =>
        {
            var loss = 0.0;
            for (var i = 0; i < 5; i++)
            {
                gradient[i] = curvatures[i] * point[i];
                loss += 0.5 * curvatures[i] * point[i] * point[i];
            }

            return loss;
        });
        for (var s = 0; s < 3; s++)
        {
            points.Add(solver.Point[..5].ToArray());
            solver.Step(ref kernel);
        }

        var first = Enumerable.Range(0, 5).Select(i => points[1][i] - points[0][i]).ToArray();
        var second = Enumerable.Range(0, 5).Select(i => points[2][i] - points[1][i]).ToArray();
        double Product(double[] a, double[] b) => Enumerable.Range(0, 5).Sum(i => a[i] * curvatures[i] * b[i]);
        var cosine = Product(first, second) / Math.Sqrt(Product(first, first) * Product(second, second));

        // Down the gradient alone it would be about 0.7.
        Assert.True(Math.Abs(cosine) < 0.15, $"{cosine}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RosenbrockIsSolved(bool polakRibiere)
    {
        foreach (var n in (int[])[2, 10, 1000])
        {
            var solver = new ConjugateGradient<double>(n, 1, null, polakRibiere);
            for (var i = 0; i < n; i++) solver.Point[i] = i % 2 == 0 ? -1.2 : 1;
            var kernel = new RosenbrockKernel(n);
            var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"{result}");
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.True(result.Loss < 1e-18 || (n > 3 && result.Loss < 4.1 && result.GradientNorm < 1e-9), $"{result}");
        }
    }
}
