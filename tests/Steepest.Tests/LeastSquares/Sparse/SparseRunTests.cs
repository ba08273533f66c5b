using System.Buffers;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Whole runs on sparse normal equations, against dense runs of the same residuals.</summary>
public sealed class SparseRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases { get; } = [.. from method in Drivers.All from shape in new[] { "chain", "pairs", "bundle" } select (method, shape)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void RunsEndWhereDenseOnesDo(string method, string shape)
    {
        foreach (var robust in new[] { Robust.None, Robust.SoftL1 })
        {
            var (kernel, variables, unit) = SparseEquationTests.Problem(shape, 70);
            var group = new ResidualGroup(2, robust, 0.5, unit);
            var (dense, sparse) = (Make(method, variables, group, hasBlocks: false), Make(method, variables, group));
            var expected = dense.Minimize(ref kernel, Token);
            var found = sparse.Minimize(ref kernel, Token);
            Assert.Equal(MinimizeStatus.Converged, found.Status);
            Assert.Equal(expected.Loss, found.Loss, 1e-9 * (1 + expected.Loss));
        }
    }

    [Fact]
    public void BoundsAreKept()
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem("pairs", 30);
        var box = new Box<double>(variables);
        for (var i = 0; i < variables; i++) (box.Lower[i], box.Upper[i]) = (i % 2 == 0 ? -0.05 : double.NegativeInfinity, i % 3 == 0 ? 0.05 : 2);
        var group = new ResidualGroup(1, Unit: unit);
        foreach (var method in Drivers.All)
        {
            var (dense, sparse) = (Make(method, variables, group, hasBlocks: false, box: box), Make(method, variables, group, box: box));
            var expected = dense.Minimize(ref kernel, Token);
            var found = sparse.Minimize(ref kernel, Token);
            Assert.Equal(MinimizeStatus.Converged, found.Status);
            Assert.Equal(expected.Loss, found.Loss, 1e-8 * expected.Loss);
            for (var i = 0; i < variables; i++) Assert.InRange(sparse.Point[i], box.Lower[i], box.Upper[i]);
        }
    }

    /// <summary>Variables that nothing determines, and fewer residuals than variables: damping finds an end.</summary>
    [Theory]
    [InlineData("apart")]
    [InlineData("shared")]
    [InlineData("chain")]
    public void WhatIsNotDeterminedEnds(string shape)
    {
        foreach (var method in Drivers.All)
        {
            var (kernel, variables, unit) = SparseEquationTests.Problem(shape, 80);
            var (sparse, dense) = (Make(method, variables, new ResidualGroup(1, Unit: unit)), Make(method, variables, new ResidualGroup(1, Unit: unit), hasBlocks: false));
            var (found, expected) = (sparse.Minimize(ref kernel, Token), dense.Minimize(ref kernel, Token));
            Assert.Equal(MinimizeStatus.Converged, found.Status);
            Assert.True(found.Loss <= expected.Loss + (1e-9 * (1 + expected.Loss)), $"{method}: {found} where the dense run has {expected}");
        }
    }

    [Fact]
    public void WhatIsNoNumberIsSaid()
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem("pairs", 30);
        var spoiled = kernel with { Factor = double.NaN };
        var sparse = Make(Drivers.Marquardt, variables, new ResidualGroup(1, Unit: unit));
        Assert.Equal(MinimizeStatus.NonFinite, sparse.Minimize(ref spoiled, Token).Status);
        Assert.Equal(MinimizeStatus.Converged, sparse.Minimize(ref kernel, Token).Status);
    }

    /// <summary>Nothing is allocated while rows touch what they did; other rows are another pattern.</summary>
    [Fact]
    public void RunsAllocateNothing()
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem("pairs", 30);
        var (other, _, _) = SparseEquationTests.Problem("pairs", 30);
        foreach (var method in Drivers.All)
        {
            var sparse = Make(method, variables, new ResidualGroup(1, Robust.Cauchy, 1, unit));
            sparse.Minimize(ref kernel, Token);
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                sparse.Point.Clear();
                sparse.Minimize(ref kernel, default);
                sparse.Step(ref other);
            }));
        }

        var (more, count, _) = SparseEquationTests.Problem("pairs", 31);
        Assert.Equal(variables + 3, count);
        var grown = Make(Drivers.Marquardt, count, new ResidualGroup(1, Unit: unit));
        grown.Minimize(ref kernel, Token);
        var expected = Make(Drivers.Marquardt, count, new ResidualGroup(1, Unit: unit), hasBlocks: false).Minimize(ref more, Token);
        Assert.Equal(expected.Loss, grown.Minimize(ref more, Token).Loss, 1e-9 * (1 + expected.Loss));
    }

    [Fact]
    public void ASavedRunGoesOnBitForBit()
    {
        var (kernel, variables, unit) = SparseEquationTests.Problem("grid", 7);
        LeastSquaresDriver<double> New() => Make(Drivers.Marquardt, variables, new ResidualGroup(1, Robust.Huber, 0.1, unit));
        var (whole, first, second) = (New(), New(), New());
        for (var i = 0; i < 4; i++) whole.Step(ref kernel);
        for (var i = 0; i < 2; i++) first.Step(ref kernel);
        var saved = new ArrayBufferWriter<byte>();
        first.Save(saved);
        first.Point.CopyTo(second.Point);
        second.Load(saved.WrittenSpan);
        for (var i = 0; i < 2; i++) second.Step(ref kernel);
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
    }

    private static LeastSquaresDriver<double> Make(string method, int variables, ResidualGroup group, bool hasBlocks = true, Box<double>? box = null) => method switch
    {
        Drivers.Gauss => new GaussNewton<double>(variables, [group], false, 1, null, box: box, hasBlocks: hasBlocks),
        Drivers.Powell => new Dogleg<double>(variables, [group], false, 1, null, box: box, hasBlocks: hasBlocks),
        _ => new LevenbergMarquardt<double>(variables, [group], false, 1, null, acceleration: method == Drivers.Accelerated, box: box, hasBlocks: hasBlocks),
    };
}
