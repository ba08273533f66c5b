using System.Buffers;
using System.Runtime.Intrinsics;
using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>L-BFGS where the variables are few: the matrix that stands for all pairs, and runs with it.</summary>
public sealed class FewVariablesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void TheMatrixIsThatOfTheTextbook(int n)
    {
        var random = new Random(n);
        var memory = new AlignedMemory<double>(4, n);
        var hessian = new InverseHessian<double>(memory, 0);
        var expected = new double[n, n];
        for (var pair = 0; pair < 6; pair++)
        {
            var (s, y) = (Numbers(random, n), Numbers(random, n));
            var curvature = Enumerable.Range(0, n).Sum(i => s[i] * y[i]);
            if (curvature < 0) (curvature, s) = (-curvature, [.. s.Select(x => -x)]);
            Assert.True(hessian.Add(Vector256.Create(s), Vector256.Create(y), pair == 0, 1e-16));
            if (pair == 0)
            {
                for (var i = 0; i < n; i++) expected[i, i] = curvature / y.Sum(x => x * x);
            }

            // (I − s·yᵀ/yᵀs)·H·(I − y·sᵀ/yᵀs) + s·sᵀ/yᵀs (Nocedal and Wright, 6.17).
            double Left(int i, int j) => (i == j ? 1 : 0) - s[i] * y[j] / curvature;
            var next = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    next[i, j] = s[i] * s[j] / curvature;
                    for (var k = 0; k < n; k++)
                    {
                        for (var l = 0; l < n; l++) next[i, j] += Left(i, k) * expected[k, l] * Left(j, l);
                    }
                }
            }

            expected = next;
            var gradient = Numbers(random, n);
            var direction = hessian.Direction(Vector256.Create(gradient));
            for (var i = 0; i < 4; i++)
            {
                var exact = i < n ? -Enumerable.Range(0, n).Sum(j => expected[i, j] * gradient[j]) : 0;
                Assert.Equal(exact, direction[i], 1e-9 * (1 + Math.Abs(exact)));
            }
        }
    }

    [Fact]
    public void APairWithoutCurvatureIsNotTaken()
    {
        var memory = new AlignedMemory<double>(4, 2);
        var hessian = new InverseHessian<double>(memory, 0);
        Assert.True(hessian.Add(Vector256.Create([1.0, 2, 0, 0]), Vector256.Create([2.0, 1, 0, 0]), true, 1e-16));
        var before = memory.Range(0, 4).ToArray();
        Assert.False(hessian.Add(Vector256.Create([1.0, 0, 0, 0]), Vector256.Create([-1.0, 0, 0, 0]), false, 1e-16));
        Assert.False(hessian.Add(Vector256.Create([1.0, 0, 0, 0]), Vector256.Create([double.NaN, 0, 0, 0]), false, 1e-16));
        Assert.False(hessian.Add(Vector256.Create([1.0, 0, 0, 0]), Vector256.Create([double.PositiveInfinity, 0, 0, 0]), false, 1e-16));
        Assert.Equal(before, memory.Range(0, 4).ToArray());
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(2, 1)]
    [InlineData(3, 10)]
    [InlineData(3, 2)]
    [InlineData(4, 10)]
    [InlineData(4, 4)]
    [InlineData(5, 10)]
    public void ValleysAreFollowedToTheEnd(int n, int pairs)
    {
        var solver = new Lbfgs<double>(n, pairs, 1, null);
        for (var i = 0; i < n; i++) solver.Point[i] = i % 2 == 0 ? -1.2 : 1;
        var kernel = new RosenbrockKernel(n);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.InRange(result.Evaluations, 20, 300);
        Assert.True(result.GradientNorm < 1e-9, result.ToString());
        Assert.All(solver.Point[n..].ToArray(), x => Assert.Equal(0, x));
    }

    [Fact]
    public void FloatsAreFewToo()
    {
        var solver = new Lbfgs<float>(2, 10, 1, null);
        (solver.Point[0], solver.Point[1]) = (-1.2f, 1);
        var kernel = default(FloatRosenbrockKernel);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(1, solver.Point[0], 1e-3);
        Assert.Equal(1, solver.Point[1], 2e-3);
    }

    /// <summary>On single numbers as in lanes: a third variable on which nothing depends.</summary>
    [Theory]
    [InlineData(-1.2, 1)]
    [InlineData(3, -0.5)]
    [InlineData(0.1, 0.1)]
    public void TwoVariablesGoTheWayOfThree(double x, double y)
    {
        var two = new Lbfgs<double>(2, 10, 1, null);
        var three = new Lbfgs<double>(3, 10, 1, null);
        (two.Point[0], two.Point[1]) = (three.Point[0], three.Point[1]) = (x, y);
        var pair = new RosenbrockKernel(2);
        var padded = default(ValleyOfThree);
        for (var i = 0; i < 15; i++)
        {
            var (expected, actual) = (three.Step(ref padded), two.Step(ref pair));
            Assert.Equal(expected.Loss, actual.Loss, 1e-9 * (1 + expected.Loss));
            Assert.Equal(expected.StepSize, actual.StepSize, 1e-7);
            for (var j = 0; j < 2; j++) Assert.Equal(three.Point[j], two.Point[j], 1e-8);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WhoIsWatchedGoesTheSameWay(int n)
    {
        var alone = new Lbfgs<double>(n, 10, 1, null);
        var watched = new Lbfgs<double>(n, 10, 1, new MinimizeOptions { Callback = _ => true });
        alone.Point[0] = watched.Point[0] = -1.2;
        var kernel = new RosenbrockKernel(n);
        Assert.Equal(alone.Minimize(ref kernel, CancellationToken.None) with { Elapsed = default }, watched.Minimize(ref kernel, CancellationToken.None) with { Elapsed = default });
        Assert.Equal(alone.Point.ToArray(), watched.Point.ToArray());
    }

    [Fact]
    public void LimitsOfIterationsHoldForTwo()
    {
        var solver = new Lbfgs<double>(2, 10, 1, new MinimizeOptions { MaxIterations = 5 });
        solver.Point[0] = -1.2;
        var kernel = new RosenbrockKernel(2);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.IterationLimit, 5), (result.Status, result.Iterations));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 3)]
    [InlineData(20, 3)]
    [InlineData(1, 2)]
    [InlineData(12, 2)]
    [InlineData(25, 2)]
    public void ASavedRunGoesOnBitForBit(int stopAt, int n)
    {
        var whole = new Lbfgs<double>(n, 10, 1, null);
        whole.Point[0] = -1.2;
        var kernel = new RosenbrockKernel(n);
        var expected = whole.Minimize(ref kernel, CancellationToken.None);

        var first = new Lbfgs<double>(n, 10, 1, new MinimizeOptions { Callback = report => report.Iteration != stopAt });
        first.Point[0] = -1.2;
        Assert.Equal(MinimizeStatus.Stopped, first.Minimize(ref kernel, CancellationToken.None).Status);
        var saved = new ArrayBufferWriter<byte>();
        first.Save(saved);
        var second = new Lbfgs<double>(n, 10, 1, null);
        second.Load(saved.WrittenSpan);
        first.Point.CopyTo(second.Point);
        var actual = second.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(expected with { Elapsed = default, Evaluations = 0 }, actual with { Elapsed = default, Evaluations = 0 });
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
    }

    private readonly struct ValleyOfThree : IGradientKernel<double>
    {
        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            gradient.Clear();
            return new RosenbrockKernel(2).Gradient(point, gradient);
        }
    }

    private static double[] Numbers(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.4), .. new double[4 - n]];
}
