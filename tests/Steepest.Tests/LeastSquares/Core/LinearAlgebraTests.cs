using System.Numerics;
using Steepest.Kernels;
using Steepest.LeastSquares;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Products of columns, triangles, steps and singular values against plain loops over random matrices.</summary>
public sealed class LinearAlgebraTests
{
    public static TheoryData<int, int> Sizes { get; } = new() { { 1, 1 }, { 2, 7 }, { 3, 16 }, { 4, 33 }, { 5, 8 }, { 8, 100 }, { 9, 17 }, { 13, 64 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ProductsOfColumnsAreThoseOfPlainSums(int order, int rows)
    {
        CheckProducts<double>(order, rows, 1e-13);
        CheckProducts<float>(order, rows, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TrianglesHaveTheProductsOfTheirColumns(int order, int rows)
    {
        var (block, columns) = Random<double>(order, rows, 5);
        var expected = new double[order * order];
        GramMatrix.Add(ref block.First(0), columns, order, AlignedMemory<double>.Pad(rows), 1, expected);
        var triangle = new double[order * order];

        // In two blocks, the second below the first.
        var half = rows / 2;
        var rest = new AlignedMemory<double>(order + 1, rows);
        for (var i = 0; i < order; i++) block[i][half..rows].CopyTo(rest[i]);
        TriangularForm.Absorb(block.Range(0, order), columns, order, half, triangle);
        TriangularForm.Absorb(rest.Range(0, order), columns, order, rows - half, triangle);
        for (var i = 0; i < order; i++)
        {
            for (var j = i; j < order; j++)
            {
                var sum = 0.0;
                for (var k = 0; k <= i; k++) sum += triangle[(k * order) + i] * triangle[(k * order) + j];
                Assert.Equal(expected[(i * order) + j], sum, 1e-12 * rows);
            }
        }
    }

    /// <summary>Damped steps from products and from the triangle: both solve (A + d·scale²)·p = −g.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(20)]
    public void StepsSolveTheDampedEquations(int count)
    {
        var (block, columns) = Random<double>(count + 1, 3 * count, 11);
        var model = new NormalEquations(count);
        GramMatrix.Add(ref block.First(0), columns, model.Order, AlignedMemory<double>.Pad(3 * count), 1, model.Matrix);
        for (var i = 0; i < count; i++) model.Gradient[i] = model.Matrix[(i * model.Order) + count];
        foreach (var usesTriangle in new[] { false, true })
        {
            if (usesTriangle)
            {
                model.Triangle = new double[model.Order * model.Order];
                model.HasTriangle = true;
                TriangularForm.Absorb(block.Range(0, model.Order), columns, model.Order, 3 * count, model.Triangle);
            }

            foreach (var damping in new[] { 0, 1e-3, 10 })
            {
                var solver = new StepSolver(count, 2.2e-16);
                solver.Begin(model);
                var step = new double[count];
                Assert.True(solver.TrySolve(damping, step, out var predicted));
                for (var i = 0; i < count; i++)
                {
                    var sum = model.Gradient[i] + (damping * solver.Scale[i] * solver.Scale[i] * step[i]);
                    for (var j = 0; j < count; j++) sum += model.Matrix[(Math.Min(i, j) * model.Order) + Math.Max(i, j)] * step[j];
                    Assert.Equal(0, sum, 1e-11);
                }

                Assert.Equal(solver.DecreaseOf(step), predicted, 1e-11);
            }
        }
    }

    [Fact]
    public void SingularValuesAreThoseOfAKnownMatrix()
    {
        // Turned by 0.3 and −1.1, with values 5 and 1e-7.
        var (a, b) = (0.3, -1.1);
        double[][] columns =
        [
            [(5 * Math.Cos(a) * Math.Cos(b)) + (1e-7 * Math.Sin(a) * Math.Sin(b)), (5 * Math.Sin(a) * Math.Cos(b)) - (1e-7 * Math.Cos(a) * Math.Sin(b))],
            [(5 * Math.Cos(a) * Math.Sin(b)) - (1e-7 * Math.Sin(a) * Math.Cos(b)), (5 * Math.Sin(a) * Math.Sin(b)) + (1e-7 * Math.Cos(a) * Math.Cos(b))],
        ];
        var turns = new double[2][];
        var values = SingularValues.Of(columns, turns).Order().ToArray();
        Assert.Equal(1e-7, values[0], 1e-15);
        Assert.Equal(5, values[1], 1e-14);
        Assert.Equal(0, (turns[0][0] * turns[1][0]) + (turns[0][1] * turns[1][1]), 1e-15);
    }

    private static void CheckProducts<T>(int order, int rows, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (block, columns) = Random<T>(order, rows, order);
        var matrix = new double[order * order];
        GramMatrix.Add(ref block.First(0), columns, order, AlignedMemory<T>.Pad(rows), 0.5, matrix);
        GramMatrix.Add(ref block.First(0), columns, order, AlignedMemory<T>.Pad(rows), 2, matrix);
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                var sum = 0.0;
                for (var row = 0; row < rows; row++) sum += double.CreateTruncating(block[i][row]) * double.CreateTruncating(block[j][row]);
                Assert.Equal(j < i ? 0 : 2.5 * sum, matrix[(i * order) + j], tolerance * rows);
            }
        }
    }

    /// <summary>Random columns with zeros behind them, and a column of zeros.</summary>
    private static (AlignedMemory<T> Block, int[] Columns) Random<T>(int order, int rows, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var block = new AlignedMemory<T>(order + 1, rows);
        for (var i = 0; i < order; i++)
        {
            for (var row = 0; row < rows; row++) block[i][row] = T.CreateTruncating(random.NextDouble() - 0.5);
        }

        var columns = new int[(order + 3) & -4];
        columns.AsSpan().Fill(order * block.VectorLength);
        for (var i = 0; i < order; i++) columns[i] = i * block.VectorLength;
        return (block, columns);
    }
}
