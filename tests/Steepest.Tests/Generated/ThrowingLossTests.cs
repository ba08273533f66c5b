using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>A loss that throws where it is not defined: the exception reaches the caller, whose variables are the last point at which nothing was thrown.</summary>
public sealed partial class ThrowingLossTests
{
    private const int Rows = 20_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Spans_end_at_the_last_good_point()
    {
        double[] x = [5, -5];
        Assert.Throws<InvalidOperationException>(() => Bowl.MinimizeGradientDescent(x, cancellationToken: Token));
        var expected = 5.0;
        while (expected * 0.9 >= 1) expected *= 0.9;
        Assert.Equal(expected, x[0], 1e-12);
        Assert.Equal(-expected, x[1], 1e-12);
    }

    [Fact]
    public void Other_optimizers_leave_a_good_point_that_is_better_than_the_start()
    {
        foreach (var minimize in new Action<double[]>[] { x => Bowl.MinimizeMomentum(x, cancellationToken: Token), x => Bowl.MinimizeAdam(x, cancellationToken: Token), x => Bowl.MinimizeLbfgs(x, cancellationToken: Token) })
        {
            double[] x = [5, -5];
            Assert.Throws<InvalidOperationException>(() => minimize(x));
            Assert.InRange(x[0], 1, 4.9);
            Assert.Equal(-x[0], x[1], 1e-12);
        }
    }

    [Fact]
    public void Variables_stay_where_the_start_throws()
    {
        double[] x = [0.5, 3];
        Assert.Throws<InvalidOperationException>(() => Bowl.MinimizeGradientDescent(x, cancellationToken: Token));
        Assert.Equal([0.5, 3], x);
        Assert.Throws<InvalidOperationException>(() => Bowl.MinimizeLbfgs(x, cancellationToken: Token));
        Assert.Equal([0.5, 3], x);
    }

    [Theory]
    [InlineData(1, Rows)]
    [InlineData(4, Rows)]
    [InlineData(1, 1)]
    [InlineData(1, 32)]
    public void Numbers_end_at_the_last_good_point(int threads, int batch)
    {
        var samples = new Mean.Samples(new double[Rows]);
        var value = 5.0;
        var options = new MinimizeOptions { Threads = threads, BatchSize = batch, Epochs = batch == Rows ? 100 : 1 };
        Assert.Throws<InvalidOperationException>(() => Mean.MinimizeGradientDescent(ref value, samples, options: options, cancellationToken: Token));
        var expected = 5.0;
        while (expected * 0.9 >= 1) expected *= 0.9;
        Assert.Equal(expected, value, 1e-12);

        var start = 5.0;
        Assert.Throws<InvalidOperationException>(() => Mean.MinimizeLbfgs(ref start, samples, options: new MinimizeOptions { Threads = threads }, cancellationToken: Token));
        Assert.InRange(start, 1, 5);
    }

    [Fact]
    public void A_solver_goes_on_after_an_exception()
    {
        var solver = new Bowl.GradientDescentSolver(2);
        double[] x = [5, -5];
        Assert.Throws<InvalidOperationException>(() => solver.Minimize(x, cancellationToken: Token));
        double[] y = [9, 2];
        Assert.Throws<InvalidOperationException>(() => solver.Minimize(y, cancellationToken: Token));
        Assert.InRange(y[0], 1, 1.2);
    }

    [GradientDescent(LearningRate = 0.1)]
    [Momentum(LearningRate = 0.1)]
    [Adam(LearningRate = 0.3)]
    [Lbfgs]
    internal static partial class Bowl
    {
        [Loss]
        public static double Half(ReadOnlySpan<double> x)
        {
            if (x[0] < 1) throw new InvalidOperationException("Not defined there.");
            return (x[0] * x[0] + x[1] * x[1]) / 2;
        }
    }

    [GradientDescent(LearningRate = 0.1)]
    [Lbfgs]
    internal static partial class Mean
    {
        [Loss]
        public static double Half(double value, [Sample] double target)
        {
            if (value < 1) throw new InvalidOperationException("Not defined there.");
            return (value - target) * (value - target) / 2;
        }
    }
}
