using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Tests.Corpora;
using Steepest.Tests.Runtime;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Constrained.Core;

public sealed class ProjectionTests
{
    /// <summary>The nearest point of a convex set is the one from which no point of the set lies ahead: (x − p)·(q − p) ≤ 0 for all q of it.</summary>
    [Theory]
    [InlineData(ProjectionSet.Simplex)]
    [InlineData(ProjectionSet.UnitBall)]
    public void TheNearestPointIsFound(ProjectionSet set)
    {
        var random = new Random(1);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var n = 1 + repetition % 9;
            var box = new Box<double>(16);
            box.Keep(set, 2, n);
            var x = new double[16];
            for (var i = 0; i < 16; i++) x[i] = 4 * random.NextDouble() - 2;
            var p = (double[])x.Clone();
            box.Project(p);
            Assert.Equal(x[..2], p[..2]);
            Assert.Equal(x[(2 + n)..], p[(2 + n)..]);
            for (var trial = 0; trial < 50; trial++)
            {
                var q = new double[n];
                for (var i = 0; i < n; i++) q[i] = set == ProjectionSet.Simplex ? -Math.Log(random.NextDouble()) : 2 * random.NextDouble() - 1;
                var size = set == ProjectionSet.Simplex ? q.Sum() : Math.Max(1, Math.Sqrt(q.Sum(value => value * value)));
                Assert.InRange(Enumerable.Range(0, n).Sum(i => (x[2 + i] - p[2 + i]) * (q[i] / size - p[2 + i])), double.NegativeInfinity, 1e-12);
            }

            var block = p[2..(2 + n)];
            if (set == ProjectionSet.Simplex) Assert.Equal(1, block.Sum(), 1e-14);
            else Assert.InRange(block.Sum(value => value * value), 0, 1 + 1e-14);
            Assert.All(block, value => Assert.True(set != ProjectionSet.Simplex || value >= 0));
        }
    }

    [Fact]
    public void ANormIsKeptAtEveryEvaluation()
    {
        // The smallest eigenvalue of a matrix, by descent on the sphere; it begins outside.
        var box = new Box<double>(3);
        box.Keep(ProjectionSet.UnitNorm, 0, 3);
        var driver = new FirstOrder<double, GradientDescent<double>>(3, new GradientDescent<double>(), 0.1, 1, null, box: box);
        new[] { 3.0, 1, 2 }.CopyTo(driver.Point);
        var largest = 0.0;
        var kernel = new DelegateKernel((x, gradient) =>
        {
            largest = Math.Max(largest, Math.Abs(x[0] * x[0] + x[1] * x[1] + x[2] * x[2] - 1));
            gradient[0] = 4 * x[0] - 2 * x[1];
            gradient[1] = 4 * x[1] - 2 * x[0] - 2 * x[2];
            gradient[2] = 4 * x[2] - 2 * x[1];
            return 2 * (x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) - 2 * x[0] * x[1] - 2 * x[1] * x[2];
        });
        var result = driver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(2 - Math.Sqrt(2), result.Loss, 1e-12);
        Assert.InRange(largest, 0, 1e-14);
    }

    [Fact]
    public void ThePortfolioOfLeastVarianceIsFoundOnTheSimplex()
    {
        var data = EmbeddedData.Json("ml/portfolio_minvar_simplex.json");
        var covariance = data.GetProperty("C").EnumerateArray().Select(row => row.Numbers()).ToArray();
        var box = new Box<double>(5);
        box.Keep(ProjectionSet.Simplex, 0, 5);
        var driver = new FirstOrder<double, GradientDescent<double>>(5, new GradientDescent<double>(), 20, 1, null, box: box);
        var kernel = new DelegateKernel((w, gradient) =>
        {
            var sum = 0.0;
            for (var i = 0; i < 5; i++)
            {
                for (var j = 0; j < 5; j++) gradient[i] += covariance[i][j] * w[j];
                sum += 0.5 * gradient[i] * w[i];
            }

            return sum;
        });
        var result = driver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(data.GetProperty("f_star").Number(), result.Loss, 1e-12);
        foreach (var (actual, expected) in driver.Point[..5].ToArray().Zip(data.GetProperty("w_star").Numbers())) Assert.Equal(expected, actual, 1e-7);
    }

    [Fact]
    public void LineSearchesRefuseSets()
    {
        var box = new Box<double>(3);
        box.Keep(ProjectionSet.Simplex, 0, 3);
        Assert.Throws<ArgumentException>(() => new Lbfgs<double>(3, 5, 1, null, box: box));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(0.75)]
    [InlineData(40.0)]
    [InlineData(1e300)]
    public void NumbersLeadBackToTheirValues(double value)
    {
        foreach (var domain in new[] { VariableDomain.Positive, VariableDomain.UnitInterval })
        {
            if (domain == VariableDomain.UnitInterval && value >= 1) continue;
            var (point, inner) = (new double[3], new Reparameterization<double>(3));
            inner.Values[1] = value;
            inner.Enter(domain, point, 1, 1, "x");
            var number = point[1];
            Assert.Equal(1, (domain == VariableDomain.Positive ? Functions.Softplus(number) : Functions.Sigmoid(number)) / value, 1e-12);
            inner.Leave(domain, point, 1, 1);
            Assert.Equal(value, inner.Values[1]);

            // Another solver, whose point holds the number, keeps it.
            var other = new Reparameterization<double>(3);
            point[1] = Math.BitIncrement(number);
            inner.Leave(domain, point, 1, 1);
            other.Values[1] = inner.Values[1];
            other.Enter(domain, point, 1, 1, "x");
            Assert.Equal(Math.BitIncrement(number), point[1]);
        }
    }

    [Fact]
    public void ValuesStayInsideWhereFunctionsRoundToBorders()
    {
        var (inner, values) = (new Reparameterization<double>(1), new[] { (-2000.0, VariableDomain.Positive), (-2000, VariableDomain.UnitInterval), (2000, VariableDomain.UnitInterval) });
        foreach (var (number, domain) in values)
        {
            double[] point = [number];
            inner.Leave(domain, point, 0, 1);
            Assert.True(inner.Values[0] > 0 && (domain == VariableDomain.Positive || inner.Values[0] < 1));
            inner.Enter(domain, point, 0, 1, "x");
            Assert.Equal(number, point[0]);
        }
    }

    [Fact]
    public void ProblemsThatFollowEachOtherAreEnteredAndLeft()
    {
        float[] parameters = [7, 0.5f, 2, 8, 0.25f, 3, 9, 0.125f, 4];
        var numbers = parameters.ToArray();
        Reparameterization<float>.Require(VariableDomain.UnitInterval, parameters, 1, 1, 3, "x");
        Reparameterization<float>.EnterMany(VariableDomain.UnitInterval, numbers, 1, 1, 3);
        Assert.Equal([7, 0, 2, 8, MathF.Log(1f / 3), 3, 9, MathF.Log(1f / 7), 4], numbers);
        numbers[4] = 0;
        Reparameterization<float>.LeaveMany(VariableDomain.UnitInterval, numbers, parameters, 1, 1, 3);
        Assert.Equal([7, 0.5f, 2, 8, 0.5f, 3, 9, 0.125f, 4], numbers);
        Assert.Throws<ArgumentException>(() => Reparameterization<float>.Require(VariableDomain.UnitInterval, parameters, 0, 1, 3, "x"));
        Assert.Throws<ArgumentException>(() => Reparameterization<float>.Require(VariableDomain.Positive, [1, -1], 0, 1, 1, "x"));
    }
}
