using Steepest.LeastSquares;
using Steepest.LeastSquares.Sparse;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Sparse normal equations, their factor and their steps, against dense ones of the same residuals.</summary>
public sealed class SparseEquationTests
{
    /// <summary>Chains whose blocks overlap, pairs that may meet themselves, grids, cameras and points, a number that all rows share, and variables that none touches.</summary>
    public static TheoryData<string, int> Shapes { get; } = new()
    {
        { "chain", 1 }, { "chain", 40 }, { "pairs", 33 }, { "pairs", 300 }, { "grid", 12 }, { "bundle", 50 }, { "shared", 64 }, { "apart", 20 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TheEquationsAreTheDenseOnes(string shape, int size)
    {
        foreach (var group in (ResidualGroup[])[new(2), new(0.5, Robust.Cauchy, 0.4)])
        {
            var (kernel, variables, unit) = Problem(shape, size);
            var scene = new Scene(kernel, variables, group with { Unit = unit });
            var (dense, sparse) = (scene.Dense, scene.Sparse);
            Assert.Equal(dense.Loss, sparse.Loss, 1e-12 * Math.Abs(dense.Loss));
            Assert.Equal(dense.Loss, scene.Rows.Loss(ref kernel, scene.Point), 1e-12 * Math.Abs(dense.Loss));
            Assert.True(sparse.IsFinite);
            var pattern = scene.Rows.Pattern;
            var seen = new HashSet<int>();
            for (var i = 0; i < variables; i++)
            {
                Assert.Equal(dense.Gradient[i], sparse.Gradient[i], 1e-12 * (1 + dense.Loss));
                for (var j = i; j < variables; j++)
                {
                    var expected = dense.Matrix[(i * dense.Order) + j];
                    if (expected == 0) continue;
                    Assert.True(seen.Add(pattern.OffsetOf(i, j)));
                    Assert.Equal(expected, sparse.Matrix[pattern.OffsetOf(j, i)], 1e-12 * (1 + dense.Loss));
                }
            }
        }
    }

    /// <summary>Damped and whole steps, what they promise, and the lengths and slopes that rules ask for; within bounds, too.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void StepsAreTheDenseOnes(string shape, int size)
    {
        var (kernel, variables, unit) = Problem(shape, size);
        var scene = new Scene(kernel, variables, new ResidualGroup(1, Unit: unit));
        int[] places = [.. Enumerable.Range(0, variables)];
        foreach (var isBounded in new[] { false, true })
        {
            var (dense, sparse) = (new StepSolver(variables, 2.2e-16), new SparseSteps(variables, 2.2e-16));
            sparse.Adopt(scene.Rows.Pattern, scene.Rows.Diagonal);
            if (isBounded)
            {
                var box = new Box<double>(variables);
                for (var i = 0; i < variables; i++) (box.Lower[i], box.Upper[i]) = (scene.Point[i] - (i % 3 == 0 ? 0 : 0.02 * i), scene.Point[i] + (i % 5 == 0 ? 0.01 : 10));
                dense.Begin<double>(scene.Dense, scene.Point, places, box);
                sparse.Begin<double>(scene.Sparse, scene.Point, places, box);
                Assert.Equal(dense.ResidualWithin(), sparse.ResidualWithin(), 1e-10);
            }
            else
            {
                dense.Begin(scene.Dense);
                sparse.Begin(scene.Sparse);
            }

            var (expected, step) = (new double[variables], new double[variables]);
            foreach (var damping in new[] { 1e-3, 1, 1e3 })
            {
                Assert.True(dense.TrySolve(damping, expected, out var promise));
                Assert.True(sparse.TrySolve(damping, step, out var predicted));
                AssertClose(expected, step, 1e-9);
                Assert.Equal(promise, predicted, 1e-9 * promise);
                Assert.Equal(dense.LengthOf(expected), sparse.LengthOf(step), 1e-9 * dense.LengthOf(expected));
                Assert.Equal(dense.DecreaseOf(expected), sparse.DecreaseOf(expected), 1e-9 * promise);
                if (!isBounded) Assert.Equal(dense.SquaredStep(expected), sparse.SquaredStep(expected), 1e-9 * dense.SquaredStep(expected));
                Assert.Equal(dense.SquaredSlope(scene.Dense), sparse.SquaredSlope(scene.Sparse), 1e-9 * dense.SquaredSlope(scene.Dense));
            }

            Assert.Equal(dense.SetSteepest(expected), sparse.SetSteepest(step), 1e-9 * dense.LengthOf(expected));
            AssertClose(expected, step, 1e-9);
            if (isBounded) continue;
            Assert.True(dense.TrySolve(1, step, out _) && sparse.TrySolve(1, step, out _));
            dense.SolveAgain(scene.Dense.Gradient, expected);
            sparse.SolveAgain(scene.Dense.Gradient, step);
            AssertClose(expected, step, 1e-9);
        }
    }

    /// <summary>Points, each of which few cameras see, go before all cameras: what is left is the small matrix of these.</summary>
    [Fact]
    public void PointsAreEliminatedBeforeCameras()
    {
        const int cameras = 8;
        var (kernel, variables, unit) = Problem("bundle", 400);
        var pattern = new Scene(kernel, variables, new ResidualGroup(1, Unit: unit)).Rows.Pattern;
        Assert.True(Enumerable.Range(6 * cameras, variables - (6 * cameras)).Max(point => pattern.Positions[point]) < variables - (6 * (cameras - 1)));
        Assert.True(pattern.Length < variables * 60, $"{pattern.Length} numbers");
    }

    [Fact]
    public void AChainHasNoFill()
    {
        var (kernel, variables, unit) = Problem("chain", 2000);
        Assert.True(new Scene(kernel, variables, new ResidualGroup(1, Unit: unit)).Rows.Pattern.Length < 16 * variables);
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        var size = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], tolerance * size);
    }

    internal static (BlockKernel Kernel, int Variables, int Unit) Problem(string shape, int size)
    {
        var random = new Random(size);
        int[][] Rows(int count, Func<int, int[]> row) => [.. Enumerable.Range(0, count).Select(row)];
        (int variables, int[] lengths, int outputs, int[][] places) = shape switch
        {
            "chain" => (size + 2, [3], 2, Rows(size, i => [i])),
            "pairs" => (3 * size, [3, 3], 3, Rows(3 * size, i => i < size ? [3 * i, 3 * ((i + 1) % size)] : [3 * random.Next(size), 3 * random.Next(size)])),
            "grid" => (2 * size * size, [2, 2], 2, Rows(2 * size * (size - 1), i =>
            {
                var (line, at) = (i / 2 / (size - 1), i / 2 % (size - 1));
                return i % 2 == 0 ? [2 * ((line * size) + at), 2 * ((line * size) + at + 1)] : [2 * ((at * size) + line), 2 * (((at + 1) * size) + line)];
            })),
            "bundle" => (48 + (3 * size), [6, 3], 2, Rows(3 * size, i => [6 * random.Next(8), 48 + (3 * (i / 3))])),
            "shared" => (1 + (2 * size), [1, 2], 1, Rows(4 * size, i => [0, 1 + (2 * (i % size))])),
            _ => (4 * size, new[] { 1, 2 }, 2, Rows(3 * size, i => [4 * (i % size), (4 * ((i * 7) % size)) + 2])),
        };
        return (new BlockKernel(random, variables, lengths, outputs, places), variables, outputs);
    }

    private sealed class Scene
    {
        public Scene(BlockKernel kernel, int variables, ResidualGroup group)
        {
            var random = new Random(3);
            Point = [.. Enumerable.Range(0, variables).Select(_ => random.NextDouble() - 0.5)];
            int[] places = [.. Enumerable.Range(0, variables)];
            Dense = new NormalEquations(variables);
            new ResidualBlocks<double>(variables, places, [group], hasLosses: false).Linearize(ref kernel, Point, Dense, withTriangle: false);
            Rows = new SparseResiduals<double>(variables, places, [group]);
            Assert.True(Rows.Prepare(ref kernel));
            Assert.False(Rows.Prepare(ref kernel));
            Sparse = new NormalEquations(variables, isDense: false) { Matrix = new double[Rows.Pattern.Length] };
            Rows.Linearize(ref kernel, Point, Sparse);
        }

        public double[] Point { get; }

        public NormalEquations Dense { get; }

        public NormalEquations Sparse { get; }

        public SparseResiduals<double> Rows { get; }
    }
}
