using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>What a sparse fit tells of its variables, against the dense statistics of the same residuals, which singular values of the Jacobian make.</summary>
public sealed class SparseCovarianceTests
{
    [Theory]
    [InlineData("chain", 135)]
    [InlineData("pairs", 48)]
    [InlineData("bundle", 45)]
    [InlineData("grid", 12)]
    [InlineData("shared", 95)]
    [InlineData("apart", 50)]
    public void TheSparseFactorSaysWhatSingularValuesSay(string shape, int size)
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem(shape, size);
        var group = new ResidualGroup(2, Unit: unit);
        var driver = new LevenbergMarquardt<double>(variables, [group], false, 1, null, hasBlocks: true);
        driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        Assert.True(variables > 128, $"{variables} variables are dense");
        VariableBlock[] blocks = [.. Enumerable.Range(0, variables).Select(i => new VariableBlock($"v{i}", i))];
        var sparse = FitReport.Of<double, BlockKernel>(ref kernel, driver.Point, [group], false, blocks, hasBlocks: true);
        var dense = FitReport.Of<double, BlockKernel>(ref kernel, driver.Point, [group], false, blocks);
        Assert.Equal(dense.DegreesOfFreedom, sparse.DegreesOfFreedom);
        Assert.Equal(dense.Unidentified.Count, sparse.Unidentified.Count);
        var gradient = new double[variables];
        for (var i = 0; i < variables; i++)
        {
            Close(dense.StandardErrors[i], sparse.StandardErrors[i]);
            gradient[i] = Math.Sin(i + 1);
            var other = (i * 7) + 3;
            foreach (var j in new[] { i, (i + 1) % variables, other % variables })
            {
                var scale = double.IsFinite(dense.StandardErrors[i]) && double.IsFinite(dense.StandardErrors[j]) ? dense.StandardErrors[i] * dense.StandardErrors[j] : 1;
                if (double.IsFinite(dense.Covariance(i, j))) Assert.Equal(dense.Covariance(i, j), sparse.Covariance(i, j), 1e-7 * scale);
                else Close(dense.Covariance(i, j), sparse.Covariance(i, j));
            }
        }

        Close(dense.ErrorOf(gradient), sparse.ErrorOf(gradient));
        if (sparse.IsIdentifiable) Assert.Equal(1, sparse.ConditionNumber / dense.ConditionNumber, 1e-3);
    }

    [Fact]
    public void VariablesThatBoundsHoldAreGiven()
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem("pairs", 48);
        var box = new Box<double>(variables);
        for (var i = 0; i < variables; i++) (box.Lower[i], box.Upper[i]) = (i % 2 == 0 ? -0.05 : double.NegativeInfinity, i % 3 == 0 ? 0.05 : 2);
        var group = new ResidualGroup(1, Unit: unit);
        var driver = new LevenbergMarquardt<double>(variables, [group], false, 1, null, box: box, hasBlocks: true);
        driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        VariableBlock[] blocks = [.. Enumerable.Range(0, variables).Select(i => new VariableBlock($"v{i}", i))];
        var sparse = FitReport.Of<double, BlockKernel>(ref kernel, driver.Point, [group], false, blocks, box, hasBlocks: true);
        var dense = FitReport.Of<double, BlockKernel>(ref kernel, driver.Point, [group], false, blocks, box);
        for (var i = 0; i < variables; i++) Close(dense.StandardErrors[i], sparse.StandardErrors[i]);
        Assert.Contains(double.NaN, sparse.StandardErrors.ToArray());
    }

    private static void Close(double expected, double actual)
    {
        if (!double.IsFinite(expected)) Assert.Equal(expected, actual);
        else Assert.Equal(expected, actual, 1e-7 * Math.Abs(expected));
    }
}
