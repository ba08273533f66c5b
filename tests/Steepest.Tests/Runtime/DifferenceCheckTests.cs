using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class DifferenceCheckTests
{
    private static readonly VariableBlock[] Two = [new("x", 0), new("weights", 1, 2)];

    [Fact]
    public void ARightGradientPasses()
    {
        var kernel = new RosenbrockKernel(3);
        double[] point = [-1.2, 1, 0.3];
        var check = DifferenceCheck.Run<double, RosenbrockKernel>(ref kernel, point, Two);
        Assert.True(check.Passed, $"{check}");
        var logistic = HeartScale.Kernel();
        var weights = new double[17];
        Array.Fill(weights, 0.3, 0, 13);
        check = DifferenceCheck.RunSampled<double, LogisticKernel>(ref logistic, weights, [new("weights", 0, 13), new("bias", 16)]);
        Assert.True(check.Passed, $"{check}");
    }

    [Theory]
    [InlineData(0, "x")]
    [InlineData(1, "weights[0]")]
    [InlineData(2, "weights[1]")]
    public void AnErrorOfOneInAMillionIsFoundAndNamed(int place, string name)
    {
        var kernel = new DelegateKernel((point, gradient) => Smooth(point, gradient, place, 1 + 1e-6));
        double[] point = [0.7, -1.3, 2.1];
        var check = DifferenceCheck.Run<double, DelegateKernel>(ref kernel, point, Two);
        Assert.False(check.Passed);
        Assert.Equal(name, check.Worst);
        Assert.InRange(check.MaxRelativeError, 0.9e-6, 1.1e-6);
        kernel = new DelegateKernel((at, gradient) => Smooth(at, gradient, place, 1));
        Assert.True(DifferenceCheck.Run<double, DelegateKernel>(ref kernel, point, Two).Passed);
    }

    /// <summary>x³·y·z + sin(x·y): the second derivative by one pair, a little off.</summary>
    [Theory]
    [InlineData(0, 0, "x, x")]
    [InlineData(1, 0, "weights[0], x")]
    [InlineData(2, 1, "weights[1], weights[0]")]
    [InlineData(2, 2, "")]
    public void AnErrorInAProductIsFoundAndNamed(int row, int column, string name)
    {
        double[] point = [0.7, -1.3, 2.1];
        foreach (var factor in (double[])[1, 1 + 1e-6, 0])
        {
            var kernel = new SecondOrder.DelegateHessianKernel(
                (p, gradient) =>
                {
                    var (x, y, z) = (p[0], p[1], p[2]);
                    gradient[0] = 3 * x * x * y * z + y * Math.Cos(x * y);
                    gradient[1] = x * x * x * z + x * Math.Cos(x * y);
                    gradient[2] = x * x * x * y;
                    return x * x * x * y * z + Math.Sin(x * y);
                },
                (p, v, product) =>
                {
                    var (x, y, z) = (p[0], p[1], p[2]);
                    var mixed = 3 * x * x * z + Math.Cos(x * y) - x * y * Math.Sin(x * y);
                    double[,] hessian =
                    {
                        { 6 * x * y * z - y * y * Math.Sin(x * y), mixed, 3 * x * x * y },
                        { mixed, -x * x * Math.Sin(x * y), x * x * x },
                        { 3 * x * x * y, x * x * x, 0 },
                    };
                    hessian[row, column] *= factor;
                    for (var i = 0; i < 3; i++) product[i] = hessian[i, 0] * v[0] + hessian[i, 1] * v[1] + hessian[i, 2] * v[2];
                });
            var check = DifferenceCheck.RunProducts<double, SecondOrder.DelegateHessianKernel>(ref kernel, point, Two);
            if (factor == 1 || name.Length == 0)
            {
                Assert.True(check.Passed, $"{check}");
                check.ThrowIfFailed();
                continue;
            }

            Assert.Equal((false, name), (check.Passed, check.Worst));
            Assert.Equal(factor == 0 ? 1 : 1e-6, check.MaxRelativeError, 1e-8);
            Assert.Equal(check.Difference * factor, check.Derivative, 1e-8);
            Assert.Contains($"The derivative by {name} is ", Assert.Throws<InvalidOperationException>(check.ThrowIfFailed).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhereAllAgreeTheOneThatDiffersMostIsShown()
    {
        var kernel = new DelegateKernel((point, gradient) => Smooth(point, gradient, 0, 1));
        double[] point = [0.7, -1.3, 2.1];
        var check = DifferenceCheck.Run<double, DelegateKernel>(ref kernel, point, Two);
        Assert.Equal((true, 0), (check.Passed, check.MaxRelativeError));
        Assert.Contains(check.Worst, (string[])["x", "weights[0]", "weights[1]"]);
        Assert.Equal(check.Derivative, check.Difference, 1e-8);
        Assert.NotEqual(0, check.Derivative);
    }

    [Fact]
    public void ASilentZeroIsFound()
    {
        var kernel = new DelegateKernel((point, gradient) => Smooth(point, gradient, 1, 0));
        var check = DifferenceCheck.Run<double, DelegateKernel>(ref kernel, [0.7, -1.3, 2.1], Two);
        Assert.Equal((false, "weights[0]"), (check.Passed, check.Worst));
        Assert.Equal(1, check.MaxRelativeError, 1e-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(50.0)]
    [InlineData(1000.0)]
    public void FastOscillationsPass(double frequency)
    {
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = frequency * Math.Cos(frequency * point[0]);
            return Math.Sin(frequency * point[0]) + 1000;
        });
        var check = DifferenceCheck.Run<double, DelegateKernel>(ref kernel, [0.7], [new("x", 0)]);
        Assert.True(check.Passed, $"{check}");
    }

    [Fact]
    public void TheEdgeOfTheDomainIsKeptAwayFrom()
    {
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = 1 / point[0];
            return Math.Log(point[0]);
        });
        Assert.True(DifferenceCheck.Run<double, DelegateKernel>(ref kernel, [1e-3], [new("x", 0)]).Passed);
        Assert.False(DifferenceCheck.Run<double, DelegateKernel>(ref kernel, [-1], [new("x", 0)]).Passed);
    }

    [Fact]
    public void AZeroDerivativePasses()
    {
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = Math.Exp(point[0]);
            return Math.Exp(point[0]);
        });
        Assert.True(DifferenceCheck.Run<double, DelegateKernel>(ref kernel, [0.4, 0, 3], Two).Passed);
    }

    [Fact]
    public void FloatGradientsAreChecked()
    {
        float[] curvature = [1, 30, 0.2f];
        var kernel = new FloatQuadraticKernel(curvature);
        Assert.True(DifferenceCheck.Run<float, FloatQuadraticKernel>(ref kernel, [3, -2, 0.5f], Two).Passed);
    }

    private static double Smooth(ReadOnlySpan<double> x, Span<double> gradient, int wrong, double factor)
    {
        var (a, b) = (Math.Exp(x[0] * x[1]), Math.Sin(x[1] + x[2] * x[2]));
        gradient[0] = x[1] * a * b;
        gradient[1] = x[0] * a * b + a * Math.Cos(x[1] + x[2] * x[2]);
        gradient[2] = a * Math.Cos(x[1] + x[2] * x[2]) * 2 * x[2];
        gradient[wrong] *= factor;
        return a * b;
    }
}
