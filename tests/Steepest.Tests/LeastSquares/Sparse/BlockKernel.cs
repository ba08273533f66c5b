using Steepest.Kernels;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>
/// Rows of random bends of random combinations of a few numbers each: blocks of lengths that are stated, at places that may overlap those of other rows and,
/// in a row, each other. Dense and by blocks.
/// </summary>
internal readonly record struct BlockKernel : IResidualKernel<double>
{
    private readonly int[] lengths;
    private readonly int[][] places;
    private readonly double[][] factors;
    private readonly double[] rights;
    private readonly int outputs;
    private readonly int variables;

    /// <param name="random">Of everything.</param>
    /// <param name="variables">The number of variables.</param>
    /// <param name="lengths">How long the blocks are.</param>
    /// <param name="outputs">How many residuals a row has.</param>
    /// <param name="places">Where the blocks of each row begin.</param>
    public BlockKernel(Random random, int variables, int[] lengths, int outputs, int[][] places)
    {
        (this.variables, this.lengths, this.outputs, this.places) = (variables, lengths, outputs, places);
        factors = [.. Enumerable.Range(0, places.Length * outputs).Select(_ => Enumerable.Range(0, lengths.Sum()).Select(_ => random.NextDouble() - 0.5).ToArray())];
        rights = [.. factors.Select(_ => random.NextDouble() - 0.5)];
    }

    public int Groups => 1;

    /// <summary>What residuals are multiplied with: something else than a number spoils them.</summary>
    public double Factor { get; init; } = 1;

    public int CountOf(int group) => rights.Length;

    public int Blocks(int group, scoped Span<int> lengths)
    {
        if (lengths.Length > 0) this.lengths.CopyTo(lengths);
        return this.lengths.Length;
    }

    public void Places(int group, int first, int count, scoped Span<int> places, int stride)
    {
        for (var block = 0; block < lengths.Length; block++)
        {
            for (var i = 0; i < count; i++) places[(block * stride) + i] = this.places[first + i][block];
        }
    }

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
    {
        var columns = factors[0].Length;
        for (var i = 0; i < count; i++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var at = ((first + i) * outputs) + output;
                var sum = -rights[at];
                for (var c = 0; c < columns; c++) sum += factors[at][c] * numbers[(c * stride) + i];
                residuals[(output * stride) + i] = Factor * Math.Sinh(sum);
                for (var c = 0; c < columns; c++) slopes[(((output * columns) + c) * stride) + i] = Factor * Math.Cosh(sum) * factors[at][c];
            }
        }
    }

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals)
    {
        for (var i = 0; i < residuals.Length; i++) residuals[i] = Factor * Math.Sinh(Sum(point, first + i));
    }

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
    {
        for (var i = 0; i < residuals.Length; i++)
        {
            var sum = Sum(point, first + i);
            residuals[i] = Factor * Math.Sinh(sum);
            for (var k = 0; k < variables; k++) jacobian[(k * stride) + i] = 0;
            for (var c = 0; c < factors[0].Length; c++) jacobian[(VariableOf((first + i) / outputs, c) * stride) + i] += Factor * Math.Cosh(sum) * factors[first + i][c];
        }
    }

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();

    private double Sum(scoped ReadOnlySpan<double> point, int residual)
    {
        var sum = -rights[residual];
        for (var c = 0; c < factors[0].Length; c++) sum += factors[residual][c] * point[VariableOf(residual / outputs, c)];
        return sum;
    }

    /// <summary>The variable that a column of a row stands for.</summary>
    private int VariableOf(int row, int column)
    {
        var block = 0;
        while (column >= lengths[block]) column -= lengths[block++];
        return places[row][block] + column;
    }
}
