using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class LbfgsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(1000)]
    public void RosenbrockIsSolved(int n)
    {
        var solver = new Lbfgs<double>(n, 10, 1, null);
        for (var i = 0; i < n; i++)
        {
            solver.Point[i] = i % 2 == 0 ? -1.2 : 1;
        }

        var kernel = new RosenbrockKernel(n);
        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{result}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        if (n == 2) Assert.True(result.Loss < 1e-20, $"{result}");

        // In more than three dimensions the function has a second minimum, near x[0] = −1, where the loss is about 4.
        else Assert.True(result.Loss < 1e-20 || (result.Loss < 4.1 && result.GradientNorm < 1e-9), $"{result}");
    }

    [Fact]
    public void LogisticRegressionReachesTheCertifiedLoss()
    {
        var solver = new Lbfgs<double>(LogisticKernel.BiasOffset(HeartScale.Width) + 1, 10, 1, null);
        var kernel = new WholeBatch<double, LogisticKernel>(HeartScale.Kernel(), new(1, 1));
        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{result}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(Math.Abs(result.Loss - HeartScale.CertifiedLoss) <= 1e-14 * HeartScale.CertifiedLoss, $"{result}");
    }
}
