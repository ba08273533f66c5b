using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Residuals that tell too little, nothing, or nonsense: typed results, no exception, and no endless loop.</summary>
public sealed class HardCaseTests
{
    public static TheoryData<string> Names { get; } = [.. Drivers.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void EqualColumnsAreNoObstacle(string name)
    {
        var result = Minimize(name, [1, 5], out var point, "b1 + b2 - 3", "2*b1 + 2*b2 - 6.5", "b1 + b2 - 2.9");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal((3 + 13 + 2.9) / 6, point[0] + point[1], 1e-10);
        Assert.InRange(result.Evaluations, 1, 60);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FewerResidualsThanVariablesAreNoObstacle(string name)
    {
        var result = Minimize(name, [1, 1, 1, 1], out var point, "b1*b2 - 6", "b3 + b4^2 - 3");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.InRange(result.Loss, 0, 1e-25);
        Assert.Equal(6, point[0] * point[1], 1e-11);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsDoneAtTheSolution(string name)
    {
        var result = Minimize(name, [1, 1], out var point, "10*(b2 - b1^2)", "1 - b1");
        Assert.Equal((MinimizeStatus.Converged, 0, 0.0), (result.Status, result.Iterations, result.Loss));
        Assert.Equal([1, 1], point);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AVariableWithoutInfluenceStays(string name)
    {
        var result = Minimize(name, [4, 7], out var point, "b1 - 2", "b1^2 - 4 + 0*b2");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(7, point[1]);
        Assert.Equal(2, point[0], 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingToFitIsFitted(string name)
    {
        var result = Minimize(name, [4, 7], out var point);
        Assert.Equal((MinimizeStatus.Converged, 0.0), (result.Status, result.Loss));
        Assert.Equal([4, 7], point);
    }

    /// <summary>A start where the residuals are no numbers: said, and left as it is.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AStartWithoutAValueIsNonFinite(string name)
    {
        var result = Minimize(name, [-1, 1], out var point, "log(b1) - 1", "b2 - b1");
        Assert.Equal(MinimizeStatus.NonFinite, result.Status);
        Assert.Equal([-1, 1], point);
    }

    /// <summary>The whole first step leaves the domain of the logarithm; shorter ones do not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void StepsOutOfTheDomainAreShortened(string name)
    {
        var result = Minimize(name, [60], out var point, "log(b1) - 1");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(Math.E, point[0], 1e-12);
    }

    /// <summary>Residuals that only fall towards infinity: the run ends.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AMinimumAtInfinityEnds(string name)
    {
        var result = Minimize(name, [0], out _, "exp(-b1)");
        Assert.True(result.Status is MinimizeStatus.Converged or MinimizeStatus.IterationLimit);
        Assert.InRange(result.Loss, 0, 1e-20);
    }

    /// <summary>Wrong derivatives: no decrease is found, and that is said.</summary>
    [Fact]
    public void WrongDerivativesAreNotCalledConverged()
    {
        var driver = Drivers.Make(Drivers.Marquardt, 1);
        driver.Point[0] = 3;
        var kernel = new WrongKernel();
        var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.LineSearchFailed, result.Status);
        Assert.Equal(3, driver.Point[0]);
    }

    private static MinimizeResult Minimize(string name, double[] start, out double[] point, params string[] residuals)
    {
        var driver = Drivers.Make(name, start.Length);
        start.CopyTo(driver.Point);
        var kernel = new FormulaKernel([.. residuals.Select(Expression.Parse)], start.Length);
        var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        point = driver.Point[..start.Length].ToArray();
        return result;
    }

    /// <summary>A slope of the wrong sign.</summary>
    private readonly struct WrongKernel : IResidualKernel<double>
    {
        public int Groups => 1;

        public int Blocks(int group, scoped Span<int> lengths) => 0;

        public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

        public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
            => throw new NotSupportedException();

        public int CountOf(int group) => 1;

        public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals) => residuals[0] = point[0] + 1;

        public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
            => (residuals[0], jacobian[0]) = (point[0] + 1, -1);

        public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

        public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();
    }
}
