using System.Numerics;
using Xunit;

namespace Steepest.Tests.SecondOrder;

/// <summary>Generated solvers that multiply with the Hessian.</summary>
public sealed class SecondOrderProblemTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(40, 3)]
    [InlineData(60, 9)]
    [InlineData(4000, 70)]
    public void SamplesAreFittedAsByLbfgs(int rows, int width)
    {
        var (features, labels) = Data(rows, width);
        var samples = new Regression.Samples(features, labels);
        var large = new LargeRegression.Samples(features, labels);
        var (weights, bias) = (new double[width], 0.0);
        var expected = Regression.MinimizeLbfgs(weights, ref bias, samples, cancellationToken: Token);
        var results = new List<(double[] Weights, double Bias, MinimizeResult Result)>();
        foreach (var threads in (int[])[1, 2])
        {
            var options = new MinimizeOptions { Threads = threads };
            var (w, b) = (new double[width], 0.0);
            results.Add((w, b, Regression.MinimizeNewton(w, ref b, samples, options: options, cancellationToken: Token)));
            (w, b) = (new double[width], 0.0);
            results.Add((w, b, Regression.MinimizeTrustRegion(w, ref b, samples, options: options, cancellationToken: Token)));
            (w, b) = (new double[width], 0.0);
            results.Add((w, b, LargeRegression.MinimizeNewton(w, ref b, large, options: options, cancellationToken: Token)));
            (w, b) = (new double[width], 0.0);
            results.Add((w, b, LargeRegression.MinimizeTrustRegion(w, ref b, large, options: options, cancellationToken: Token)));
        }

        foreach (var (w, _, result) in results)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{result} against {expected}");
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(expected.Loss, result.Loss, 1e-13);
            Assert.InRange(result.Iterations, 2, expected.Iterations);
            for (var i = 0; i < width; i++) Assert.Equal(weights[i], w[i], 1e-9);
        }

        // Of the whole Hessian one product is made for each variable, not for padding; one more of it at the end.
        Assert.Equal((results[0].Result.Iterations + 1) * (width + 1), results[0].Result.Products);
        for (var i = 0; i < 4; i++) Assert.Equal(results[i].Weights, results[i + 4].Weights);
    }

    [Fact]
    public void StructsAndFloatsAreFitted()
    {
        foreach (var count in (int[])[1, 6])
        {
            foreach (var minimize in (Func<float[], (float, Vector3, Vector2[])>[])
                [
                    _ =>
                    {
                        var (scale, centre, points) = (1.5f, new Vector3(0.5f, 0.25f, -1), new Vector2[count]);
                        Assert.Equal(MinimizeStatus.Converged, Points.MinimizeNewton(ref scale, ref centre, points, 0.5f, cancellationToken: Token).Status);
                        return (scale, centre, points);
                    },
                    _ =>
                    {
                        var (scale, centre, points) = (1.5f, new Vector3(0.5f, 0.25f, -1), new Vector2[count]);
                        Assert.Equal(MinimizeStatus.Converged, Points.MinimizeTrustRegion(ref scale, ref centre, points, 0.5f, cancellationToken: Token).Status);
                        return (scale, centre, points);
                    },
                ])
            {
                var (scale, centre, points) = minimize([]);
                Assert.Equal(2, scale, 1e-5);
                Assert.True(Vector3.Distance(centre, new Vector3(1, -2, 3)) < 1e-5, $"{centre}");
                for (var i = 0; i < count; i++) Assert.True(Vector2.Distance(points[i], new Vector2(i / 2f, 0.5f)) < 1e-5, $"{points[i]}");
            }
        }
    }

    [Fact]
    public void MixedPrecisionAndInstancesAreFitted()
    {
        float[] x = [-1.2f, 1];
        var (y, z) = (1.0, 0f);
        Assert.Equal(MinimizeStatus.Converged, Mixed.MinimizeNewton(x, ref y, ref z, cancellationToken: Token).Status);
        Assert.True(Math.Abs(x[0] - 1) < 1e-4 && Math.Abs(y - 1) < 1e-4 && Math.Abs(x[1] - 2) < 1e-4 && Math.Abs(z - 4) < 1e-4, $"{x[0]} {x[1]} {y} {z}");
        (x, y, z) = ([-1.2f, 1], 1.0, 0f);
        Assert.Equal(MinimizeStatus.Converged, Mixed.MinimizeTrustRegion(x, ref y, ref z, cancellationToken: Token).Status);
        Assert.True(Math.Abs(x[0] - 1) < 1e-4 && Math.Abs(y - 1) < 1e-4 && Math.Abs(x[1] - 2) < 1e-4 && Math.Abs(z - 4) < 1e-4, $"{x[0]} {x[1]} {y} {z}");

        // At the saddle (0, 0) of (x² − 2)² + xy + y²: minima at y = −x/2, x² = 2 + 1/8.
        var well = new Well(2);
        var (a, b) = (0.0, 0.0);
        Assert.Equal(MinimizeStatus.Converged, well.Minimize(ref a, ref b, cancellationToken: Token).Status);
        Assert.Equal(2.125, a * a, 1e-12);
        Assert.Equal(-a / 2, b, 1e-12);
    }

    [Fact]
    public void SolversOfSamplesAllocateNothingAndCanBeSaved()
    {
        var (features, labels) = Data(300, 20);
        var samples = new Regression.Samples(features, labels);
        var solver = new Regression.NewtonSolver(20);
        var region = new LargeRegression.TrustRegionSolver(20);
        var large = new LargeRegression.Samples(features, labels);
        var (weights, bias) = (new double[20], 0.0);
        Assert.Equal(0, AllocatedBytes.Of(() => { weights.AsSpan().Clear(); solver.Step(weights, ref bias, samples); }));
        Assert.Equal(0, AllocatedBytes.Of(() => { weights.AsSpan().Clear(); region.Minimize(weights, ref bias, large); }));
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        solver.Save(writer);
        new Regression.NewtonSolver(20).Load(writer.WrittenSpan);
        Assert.Throws<InvalidDataException>(() => new Regression.TrustRegionSolver(20).Load(writer.WrittenSpan));
    }

    [Fact]
    public void ProductsAreCheckedAgainstDifferencesOfGradients()
    {
        var (features, labels) = Data(30, 5);
        var weights = new double[] { 0.3, -1, 0.2, 2, -0.5 };
        Regression.CheckGradients(weights, 0.4, new Regression.Samples(features, labels)).ThrowIfFailed();
        LargeRegression.CheckGradients(weights, 0.4, new LargeRegression.Samples(features, labels)).ThrowIfFailed();
        Points.CheckGradients(1.5f, new Vector3(0.5f, 0.25f, -1), [new(1, 2), new(0, -1)], 0.5f).ThrowIfFailed();
        Mixed.CheckGradients([-1.2f, 1], 0.3, 2f).ThrowIfFailed();
        new Well(2).CheckGradients(0.3, -0.2).ThrowIfFailed();
    }

    private static (double[] Features, double[] Labels) Data(int rows, int width)
    {
        var random = new Random(width);
        double[] features = [.. Enumerable.Range(0, rows * width).Select(_ => random.NextDouble() * 2 - 1)];
        return (features, [.. Enumerable.Range(0, rows).Select(row => features[row * width] + features[row * width + width / 2] + 0.5 * random.NextDouble() > 0.25 ? 1.0 : 0)]);
    }
}
