using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Springs between masses, some from a mass to itself, which share a stiffness.</summary>
[LevenbergMarquardt]
public static partial class Springs
{
    [Residual(Weight = 3)]
    public static void Tension(
        ReadOnlySpan<double> masses, double stiffness, [Sample] int from, [Sample] int to, [Sample] double rest, [Length(3)] Span<double> tension)
    {
        var a = masses.Slice(2 * from, 2);
        var b = masses.Slice(2 * to, 2);
        var (x, y) = (b[0] - a[0], b[1] - a[1]);
        var length = Math.Sqrt(1 + x * x + y * y);
        var pull = stiffness * Math.Sin(length - rest);
        tension[0] = pull * x / length;
        tension[1] = pull * y / length;
        tension[2] = rest > 0.5 ? Math.Exp(-length) * a[0] : b[1] * stiffness;
    }

    [Residual(Robust = Robust.Cauchy)]
    public static double Height(ReadOnlySpan<double> masses, [Sample] int from, [Sample] double rest) => masses[2 * from + 1] * masses[2 * from + 1] - rest;
}

/// <summary>The same, operation by operation in the order of the source, and so one row after the other.</summary>
[LevenbergMarquardt(Strict = true)]
public static partial class StrictSprings
{
    [Residual(Weight = 3)]
    public static void Tension(
        ReadOnlySpan<double> masses, double stiffness, [Sample] int from, [Sample] int to, [Sample] double rest, [Length(3)] Span<double> tension)
        => Springs.Tension(masses, stiffness, from, to, rest, tension);

    [Residual(Robust = Robust.Cauchy)]
    public static double Height(ReadOnlySpan<double> masses, [Sample] int from, [Sample] double rest) => Springs.Height(masses, from, rest);
}

/// <summary>The same where the compiler cannot know what a row touches.</summary>
[LevenbergMarquardt]
public static partial class DenseSprings
{
    [Residual(Weight = 3)]
    public static void Tension(
        ReadOnlySpan<double> masses, double stiffness, [Sample] int from, [Sample] int to, [Sample] double rest, [Length(3)] Span<double> tension)
    {
        var nothing = stiffness > -1e9 ? 0 : 1;
        Springs.Tension(masses[nothing..], stiffness, from, to, rest, tension);
    }

    [Residual(Robust = Robust.Cauchy)]
    public static double Height(ReadOnlySpan<double> masses, [Sample] int from, [Sample] double rest) => Springs.Height(masses, from, rest);
}

/// <summary>In single precision.</summary>
[LevenbergMarquardt]
public static partial class SingleSprings
{
    [Residual]
    public static void Tension(
        ReadOnlySpan<float> masses, float stiffness, [Sample] int from, [Sample] int to, [Sample] float rest, [Length(3)] Span<float> tension)
    {
        var a = masses.Slice(2 * from, 2);
        var b = masses.Slice(2 * to, 2);
        var (x, y) = (b[0] - a[0], b[1] - a[1]);
        var length = MathF.Sqrt(1 + x * x + y * y);
        var pull = stiffness * MathF.Sin(length - rest);
        tension[0] = pull * x / length;
        tension[1] = pull * y / length;
        tension[2] = rest > 0.5 ? MathF.Exp(-length) * a[0] : b[1] * stiffness;
    }
}

/// <summary>Jacobians in compressed rows, against differences of the methods themselves, against dense and strict ones.</summary>
public sealed class SparseJacobianTests
{
    private const double Stiffness = 0.7;

    /// <summary>Fewer rows than lanes, whole vectors, whole chunks, and what is left over.</summary>
    public static TheoryData<int> Counts { get; } = [1, 3, 8, 9, 17, 31, 32, 33, 64, 77];

    [Theory]
    [MemberData(nameof(Counts))]
    public void EntriesAreDifferencesOfResiduals(int count)
    {
        var (masses, from, to, rest) = Data(count);
        var jacobian = new SparseJacobian<double>();
        Springs.ResidualJacobian(masses, Stiffness, new(from, to, rest), jacobian);
        Assert.Equal((4 * count, masses.Length + 1), (jacobian.Rows, jacobian.Columns));
        var (residuals, matrix) = (jacobian.Residuals.ToArray(), new double[jacobian.Rows * jacobian.Columns]);
        jacobian.CopyTo(matrix);
        Assert.Equal(Residuals(masses, Stiffness, from, to, rest), residuals, Close(1e-13));
        double[] point = [.. masses, Stiffness];
        for (var column = 0; column < point.Length; column++)
        {
            // Richardson's extrapolation of central differences: an error of the sixth order.
            double[] Along(double step)
            {
                var moved = (double[])point.Clone();
                moved[column] = point[column] + step;
                var up = Residuals(moved[..^1], moved[^1], from, to, rest);
                moved[column] = point[column] - step;
                var down = Residuals(moved[..^1], moved[^1], from, to, rest);
                return [.. up.Zip(down, (a, b) => (a - b) / (2 * step))];
            }

            var (coarse, middle, fine) = (Along(4e-3), Along(2e-3), Along(1e-3));
            for (var row = 0; row < residuals.Length; row++)
            {
                var (first, second) = (((4 * middle[row]) - coarse[row]) / 3, ((4 * fine[row]) - middle[row]) / 3);
                Assert.Equal(((16 * second) - first) / 15, matrix[(row * point.Length) + column], 1e-10);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void DenseAndStrictOnesAreTheSame(int count)
    {
        var (masses, from, to, rest) = Data(count);
        var (sparse, strict, dense) = (new SparseJacobian<double>(), new SparseJacobian<double>(), new SparseJacobian<double>());
        Springs.ResidualJacobian(masses, Stiffness, new(from, to, rest), sparse);
        StrictSprings.ResidualJacobian(masses, Stiffness, new(from, to, rest), strict);
        DenseSprings.ResidualJacobian(masses, Stiffness, new(from, to, rest), dense);
        Assert.Equal(strict.ColumnIndices.ToArray(), sparse.ColumnIndices.ToArray());
        Assert.Equal(strict.Values.ToArray(), sparse.Values.ToArray(), Close(1e-13));
        Assert.Equal(strict.Residuals.ToArray(), sparse.Residuals.ToArray(), Close(1e-14));
        Assert.Equal(dense.Rows * dense.Columns, dense.Values.Length);
        var (whole, other) = (new double[dense.Values.Length], new double[dense.Values.Length]);
        dense.CopyTo(whole);
        sparse.CopyTo(other);
        Assert.Equal(whole, other, Close(1e-13));
        Assert.Equal(15 * count + count, sparse.Values.Length);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void SinglePrecisionIsThatOfDoublesRounded(int count)
    {
        var (masses, from, to, rest) = Data(count);
        var (sparse, expected) = (new SparseJacobian<float>(), new SparseJacobian<double>());
        SingleSprings.ResidualJacobian(Array.ConvertAll(masses, x => (float)x), (float)Stiffness, new(from, to, Array.ConvertAll(rest, x => (float)x)), sparse);
        Springs.ResidualJacobian(Array.ConvertAll(masses, x => (double)(float)x), (float)Stiffness, new(from, to, Array.ConvertAll(rest, x => (double)(float)x)), expected);
        Assert.Equal(expected.ColumnIndices[..sparse.Values.Length].ToArray(), sparse.ColumnIndices.ToArray());
        for (var i = 0; i < sparse.Values.Length; i++) Assert.Equal(expected.Values[i], sparse.Values[i], 3e-6);
    }

    [Fact]
    public void ProductsAreThoseOfTheMatrix()
    {
        var (masses, from, to, rest) = Data(50);
        var jacobian = new SparseJacobian<double>();
        Springs.ResidualJacobian(masses, Stiffness, new(from, to, rest), jacobian);
        var matrix = new double[jacobian.Rows * jacobian.Columns];
        jacobian.CopyTo(matrix);
        var (direction, along, back) = (new double[jacobian.Columns], new double[jacobian.Rows], new double[jacobian.Columns]);
        for (var i = 0; i < direction.Length; i++) direction[i] = Math.Cos(i);
        jacobian.Multiply(direction, along);
        jacobian.MultiplyTransposed(along, back);
        for (var row = 0; row < along.Length; row++) Assert.Equal(direction.Select((x, i) => x * matrix[(row * direction.Length) + i]).Sum(), along[row], 1e-12);
        for (var i = 0; i < back.Length; i++) Assert.Equal(along.Select((x, row) => x * matrix[(row * direction.Length) + i]).Sum(), back[i], 1e-11);
        Assert.Throws<ArgumentException>(() => jacobian.Multiply(new double[3], new double[jacobian.Rows]));
    }

    [Fact]
    public void OtherRowsAreAnotherPattern()
    {
        var (masses, from, to, rest) = Data(40);
        var (jacobian, fresh) = (new SparseJacobian<double>(), new SparseJacobian<double>());
        Springs.ResidualJacobian(masses, Stiffness, new(from, to, rest), jacobian);
        var changed = (int[])to.Clone();
        changed[3] = (changed[3] + 1) % 5;
        var wrong = (int[])changed.Clone();
        wrong[39] = 1000;
        Assert.Throws<ArgumentOutOfRangeException>(() => Springs.ResidualJacobian(masses, Stiffness, new(from, wrong, rest), jacobian));
        Springs.ResidualJacobian(masses, Stiffness, new(from, changed, rest), jacobian);
        Springs.ResidualJacobian(masses, Stiffness, new(from, changed, rest), fresh);
        Assert.Equal(fresh.ColumnIndices.ToArray(), jacobian.ColumnIndices.ToArray());
        Assert.Equal(fresh.Values.ToArray(), jacobian.Values.ToArray());
        DenseSprings.ResidualJacobian(masses, Stiffness, new(from, changed, rest), jacobian);
        Assert.Equal(jacobian.Rows * jacobian.Columns, jacobian.Values.Length);
        Springs.ResidualJacobian(masses, Stiffness, new(from, changed, rest), jacobian);
        Assert.Equal(fresh.Values.ToArray(), jacobian.Values.ToArray());
        Assert.Equal(fresh.ColumnIndices.ToArray(), jacobian.ColumnIndices.ToArray());
        Assert.Throws<ArgumentNullException>(() => Springs.ResidualJacobian(masses, Stiffness, new(from, to, rest), null!));
    }

    [Fact]
    public void AnotherCallAllocatesNothing()
    {
        var (masses, from, to, rest) = Data(40);
        var samples = new Springs.Samples(from, to, rest);
        var jacobian = new SparseJacobian<double>();
        Springs.ResidualJacobian(masses, Stiffness, samples, jacobian);
        Assert.Equal(0, AllocatedBytes.Of(() => Springs.ResidualJacobian(masses, Stiffness, samples, jacobian)));
    }

    private static Func<double, double, bool> Close(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a));

    private static (double[] Masses, int[] From, int[] To, double[] Lengths) Data(int count)
    {
        var random = new Random(count);
        double[] masses = [.. Enumerable.Range(0, 12).Select(_ => 3 * random.NextDouble() - 1)];
        int[] Ends() => [.. Enumerable.Range(0, count).Select(_ => random.Next(6))];
        return (masses, Ends(), Ends(), [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())]);
    }

    private static double[] Residuals(double[] masses, double stiffness, int[] from, int[] to, double[] rest)
    {
        var residuals = new double[4 * from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            Springs.Tension(masses, stiffness, from[i], to[i], rest[i], residuals.AsSpan(3 * i, 3));
            residuals[(3 * from.Length) + i] = Springs.Height(masses, from[i], rest[i]);
        }

        return residuals;
    }
}
