using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Constrained.Core;

/// <summary>Steps and runs of a solver allocate nothing.</summary>
public sealed class ConstrainedAllocationTests
{
    [Fact]
    public void DescentAllocatesNothing()
    {
        foreach (var method in new[] { MultiplierMethod.Differential(10), MultiplierMethod.Differential(autoDamping: true), MultiplierMethod.HardConstraintFirst(), MultiplierMethod.AugmentedLagrangian() })
        {
            var options = new MinimizeOptions { MaxIterations = 20 };
            var driver = new ConstrainedFirstOrder<double, GradientDescent<double>>(
                new FirstOrder<double, GradientDescent<double>>(2, new GradientDescent<double>(), 0.02, 1, options), [new LimitBlock("Circle", 1, false)], method, options);
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                var kernel = new CircleKernel();
                driver.Step(ref kernel);
                driver.Minimize(ref kernel, CancellationToken.None);
            }));
        }
    }

    [Fact]
    public void SearchesAllocateNothing()
    {
        var options = new MinimizeOptions { MaxIterations = 20 };
        var search = new ConstrainedSearch<double>(new Lbfgs<double>(2, 5, 1, options), [new LimitBlock("Circle", 1, false)], MultiplierMethod.AugmentedLagrangian(), options);
        var newton = new ConstrainedSecondOrder<double>(new Newton<double>(2, 1, options), [new LimitBlock("Circle", 1, false)], MultiplierMethod.AugmentedLagrangian(), options);
        var sqp = new Sqp<double>(2, [new LimitBlock("Circle", 1, false)], 1, options);
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var kernel = new CircleKernel();
            (search.Point[0], search.Point[1], newton.Point[0], newton.Point[1], sqp.Point[0], sqp.Point[1]) = (0.5, -0.5, 0.5, -0.5, 0.5, -0.5);
            search.Step(ref kernel);
            newton.Step(ref kernel);
            sqp.Step(ref kernel);
            search.Minimize(ref kernel, CancellationToken.None);
            newton.Minimize(ref kernel, CancellationToken.None);
            sqp.Minimize(ref kernel, CancellationToken.None);
        }));
    }

    /// <summary>x + y within the circle of radius √2.</summary>
    private readonly ref struct CircleKernel : IConstrainedHessianKernel<double>
    {
        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            (gradient[0], gradient[1]) = (1, 1);
            return point[0] + point[1];
        }

        public double Values(scoped ReadOnlySpan<double> point, scoped Span<double> limits)
        {
            limits[0] = point[0] * point[0] + point[1] * point[1] - 2;
            return point[0] + point[1];
        }

        public double Lagrangian(
            scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
            scoped Span<double> gradient, scoped Span<double> limits)
        {
            var loss = Values(point, limits);
            var weight = Math.Max(weights[0] + damping[0] * limits[0], floors[0]);
            (gradient[0], gradient[1]) = (lossWeight + 2 * weight * point[0], lossWeight + 2 * weight * point[1]);
            return loss;
        }

        public double LagrangianProduct(
            scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
            scoped ReadOnlySpan<double> direction, scoped Span<double> product)
        {
            var limit = point[0] * point[0] + point[1] * point[1] - 2;
            var raised = weights[0] + damping[0] * limit;
            var weight = Math.Max(raised, floors[0]);
            var bend = raised > floors[0] ? 4 * damping[0] * (point[0] * direction[0] + point[1] * direction[1]) : 0;
            (product[0], product[1]) = (2 * weight * direction[0] + bend * point[0], 2 * weight * direction[1] + bend * point[1]);
            return point[0] + point[1];
        }
    }
}
