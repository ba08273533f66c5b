using Steepest.Minimization;
using Steepest.Tests.Runtime;
using Xunit;

namespace Steepest.Tests.SecondOrder;

/// <summary>Where the gradient is 0 and curvature tells what the point is.</summary>
public sealed class SaddleTests
{
    private delegate SecondOrderDriver<double> Make(int length, MinimizeOptions? options = null);

    public static TheoryData<string> Methods => ["Newton", "TrustRegion", "Newton of many", "TrustRegion of many"];

    /// <summary>¼·Σ(xᵢ² − 3)² over all but the first, ½·x₀²: a maximum in all but one variable at 0, and minima of value 0 at ±√3.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void ASaddlePointIsLeft(string method)
    {
        foreach (var n in (int[])[2, 3, 7, 150])
        {
            var solver = Solver(method)(n);
            var kernel = Wells(n);
            var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"{n}: {result}");
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.True(result.Loss < 1e-20, $"{n}: {result}");
            Assert.Equal(0, solver.Point[0], 1e-10);
            for (var i = 1; i < n; i++) Assert.Equal(Math.Sqrt(3), Math.Abs(solver.Point[i]), 1e-10);

            // Step by step as well, and at the minimum no bit changes.
            var stepped = Solver(method)(n);
            var report = stepped.Step(ref kernel);
            Assert.Equal(MinimizeStatus.Running, report.Status);
            Assert.True(report.Loss < 2.25 * (n - 1));
            for (var i = 0; i < 200 && report.Status == MinimizeStatus.Running; i++) report = stepped.Step(ref kernel);
            Assert.Equal(MinimizeStatus.Converged, report.Status);
            var point = stepped.Point.ToArray();
            Assert.Equal(report with { StepSize = 0 }, stepped.Step(ref kernel));
            Assert.Equal(point, stepped.Point.ToArray());
        }
    }

    /// <summary>x·y, plus a bowl far out: the diagonal of the Hessian says nothing.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void ASaddleWithoutADiagonalIsLeft(string method)
    {
        var solver = Solver(method)(2);
        var kernel = new DelegateHessianKernel(
            (x, gradient) =>
            {
                var square = x[0] * x[0] + x[1] * x[1];
                (gradient[0], gradient[1]) = (x[1] + square * x[0], x[0] + square * x[1]);
                return x[0] * x[1] + 0.25 * square * square;
            },
            (x, v, product) =>
            {
                var square = x[0] * x[0] + x[1] * x[1];
                var along = 2 * (x[0] * v[0] + x[1] * v[1]);
                product[0] = v[1] + square * v[0] + along * x[0];
                product[1] = v[0] + square * v[1] + along * x[1];
            });
        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(-0.25, result.Loss, 1e-14);
    }

    /// <summary>At a minimum that is flat in some direction, and on a plain, there is nowhere to go.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void FlatMinimaAreMinima(string method)
    {
        foreach (var n in (int[])[1, 3, 120])
        {
            var solver = Solver(method)(n);
            var kernel = new DelegateHessianKernel(
                (x, gradient) =>
                {
                    gradient[0] = x[0] - 2;
                    return 0.5 * (x[0] - 2) * (x[0] - 2) + 7;
                },
                (_, v, product) => product[0] = v[0]);
            for (var i = 0; i < n; i++) solver.Point[i] = i;
            var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal((MinimizeStatus.Converged, 7.0), (result.Status, result.Loss));
            Assert.Equal(2, solver.Point[0], 1e-14);
            Assert.InRange(result.Iterations, 1, 4);
            for (var i = 1; i < n; i++) Assert.Equal(i, solver.Point[i], 1e-9);
        }
    }

    /// <summary>A gradient that is not small but orthogonal to where it goes down: the hard case of a trust region.</summary>
    [Fact]
    public void TheHardCaseReachesTheRadius()
    {
        double[] diagonal = [-2, 3, 5], beside = [0, 0.5, 0], slope = [0, 1, -1], y = new double[3];
        var decrease = new Steepest.SecondOrder.ExactRegion(3).Solve(diagonal, beside, 6, slope, 2, y);
        Assert.Equal(2, Math.Sqrt(y.Sum(value => value * value)), 1e-12);

        // (T + 2I)·y = −h outside the first variable, by hand: det = 5·7 − ¼.
        Assert.Equal((-1 * 7 - 1 * 0.5) / 34.75, y[1], 1e-12);
        Assert.Equal((1 * 5 + 1 * 0.5) / 34.75, y[2], 1e-12);
        var model = slope[1] * y[1] + slope[2] * y[2] + 0.5 * (-2 * y[0] * y[0] + 3 * y[1] * y[1] + 5 * y[2] * y[2] + y[1] * y[2]);
        Assert.Equal(-model, decrease, 1e-12);
    }

    /// <summary>Random models: no other point of the region is lower, by the conditions of Moré and Sorensen.</summary>
    [Fact]
    public void StepsInARegionAreTheLowest()
    {
        var random = new Random(3);
        for (var round = 0; round < 400; round++)
        {
            var n = random.Next(1, 9);
            double Number() => 2 * random.NextDouble() - 1;
            var diagonal = Enumerable.Range(0, n).Select(_ => Number() + round % 3 - 0.5).ToArray();
            var beside = Enumerable.Range(0, n).Select(_ => random.Next(4) == 0 ? 0 : Number()).ToArray();
            var slope = Enumerable.Range(0, n).Select(_ => random.Next(3) == 0 ? 0 : Number()).ToArray();
            var radius = Math.Pow(10, 3 * Number());
            var y = new double[n];
            var bound = Steepest.SecondOrder.Tridiagonal.Bound(diagonal, beside);
            var decrease = new Steepest.SecondOrder.ExactRegion(n).Solve(diagonal, beside, bound, slope, radius, y);
            var norm = Math.Sqrt(y.Sum(value => value * value));
            Assert.True(norm <= radius * (1 + 1e-7), $"{norm} beyond {radius}");

            // λ from the step itself; (T + λI)·y = −h, T + λI without negative eigenvalues, λ·(radius − ‖y‖) = 0.
            var product = Enumerable.Range(0, n).Select(i => diagonal[i] * y[i] + (i > 0 ? beside[i - 1] * y[i - 1] : 0) + (i + 1 < n ? beside[i] * y[i + 1] : 0)).ToArray();
            var shift = norm > 0 ? -Enumerable.Range(0, n).Sum(i => y[i] * (product[i] + slope[i])) / (norm * norm) : 0;
            var scale = bound + slope.Max(Math.Abs) + 1e-12;
            for (var i = 0; i < n; i++) Assert.Equal(0, (product[i] + shift * y[i] + slope[i]) / scale, 1e-6 * Math.Max(1, radius));
            Assert.True(shift >= -1e-7 * scale, $"{shift}");
            Assert.True(Steepest.SecondOrder.Tridiagonal.IsPositive(diagonal, beside, shift + 1e-6 * scale), $"round {round}: {shift}");
            Assert.True(shift <= 1e-6 * scale || norm >= radius * (1 - 1e-6), $"round {round}: {shift}, {norm} of {radius}");
            Assert.Equal(-Enumerable.Range(0, n).Sum(i => y[i] * (slope[i] + 0.5 * product[i])), decrease, 1e-9 * Math.Max(1, radius * radius));
        }
    }

    private static DelegateHessianKernel Wells(int n) => new(
        (x, gradient) =>
        {
            var loss = 0.5 * x[0] * x[0];
            gradient[0] = x[0];
            for (var i = 1; i < n; i++)
            {
                var depth = x[i] * x[i] - 3;
                loss += 0.25 * depth * depth;
                gradient[i] = depth * x[i];
            }

            return loss;
        },
        (x, v, product) =>
        {
            product[0] = v[0];
            for (var i = 1; i < n; i++) product[i] = (3 * x[i] * x[i] - 3) * v[i];
        });

    private static Make Solver(string method) => method switch
    {
        "Newton" => (length, options) => new Newton<double>(length, 1, options, dense: 1000),
        "TrustRegion" => (length, options) => new TrustRegion<double>(length, 1, options, dense: 1000),
        "Newton of many" => (length, options) => new Newton<double>(length, 1, options, dense: 0),
        _ => (length, options) => new TrustRegion<double>(length, 1, options, dense: 0),
    };
}
