using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.Minimization;

namespace Steepest.Tests.LeastSquares;

/// <summary>a + b·x − y on the line 1 + 2·x with small errors and three outliers.</summary>
internal readonly struct LineKernel : IResidualKernel<double>
{
    private const int Rows = 21;

    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
        => throw new NotSupportedException();

    public static double Objective(double a, double b, ResidualGroup group)
        => group.Weight * 0.5 * group.Scale * group.Scale
            * Enumerable.Range(0, Rows).Sum(i => RobustLoss.At(group.Robust, Math.Pow((a + (b * X(i)) - Y(i)) / group.Scale, 2)).Value);

    public int CountOf(int group) => Rows;

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals)
    {
        for (var i = 0; i < residuals.Length; i++) residuals[i] = point[0] + (point[1] * X(first + i)) - Y(first + i);
    }

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
    {
        Residuals(group, point, first, residuals);
        for (var i = 0; i < residuals.Length; i++) (jacobian[i], jacobian[stride + i]) = (1, X(first + i));
    }

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();

    private static double X(int row) => -1 + (0.1 * row);

    private static double Y(int row) => 1 + (2 * X(row)) + (0.05 * Math.Sin(7 * row)) + (row is 4 or 11 or 17 ? 6 : 0);
}

/// <summary>A·x − b of random numbers, which may be evaluated within its box alone.</summary>
internal readonly record struct LinearKernel(double[][] Rows, double[] Right) : IResidualKernel<double>
{
    public LinearKernel(Random random, int rows, int variables)
        : this(
            [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, variables).Select(_ => random.NextDouble() - 0.5).ToArray())],
            [.. Enumerable.Range(0, rows).Select(_ => 2 * (random.NextDouble() - 0.5))])
    {
    }

    public Box<double>? Box { get; init; }

    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
        => throw new NotSupportedException();

    public int CountOf(int group) => Rows.Length;

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals)
    {
        for (var k = 0; k < Rows[0].Length; k++)
        {
            if (Box is not null && (point[k] < Box.Lower[k] || point[k] > Box.Upper[k])) throw new InvalidOperationException("Evaluated outside.");
        }

        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = -Right[first + i];
            for (var k = 0; k < Rows[0].Length; k++) residuals[i] += Rows[first + i][k] * point[k];
        }
    }

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
    {
        Residuals(group, point, first, residuals);
        for (var i = 0; i < residuals.Length; i++)
        {
            for (var k = 0; k < Rows[0].Length; k++) jacobian[(k * stride) + i] = Rows[first + i][k];
        }
    }

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();

    /// <summary>The least objective within three bounds, from all sets of variables that stand at a bound: the others solve the normal equations by elimination.</summary>
    public double LowestWithin()
    {
        var (best, box) = (double.PositiveInfinity, Box!);
        for (var code = 0; code < 27; code++)
        {
            int[] side = [code % 3, code / 3 % 3, code / 9];
            var point = new double[3];
            for (var k = 0; k < 3; k++) point[k] = side[k] == 1 ? box.Lower[k] : side[k] == 2 ? box.Upper[k] : 0;
            int[] free = [.. Enumerable.Range(0, 3).Where(k => side[k] == 0)];
            Eliminate(point, free);
            if (Enumerable.Range(0, 3).Any(k => point[k] < box.Lower[k] - 1e-12 || point[k] > box.Upper[k] + 1e-12)) continue;
            best = Math.Min(best, ObjectiveAt(point));
        }

        return best;
    }

    private double ObjectiveAt(double[] point)
    {
        var sum = 0.0;
        for (var i = 0; i < Rows.Length; i++) sum += Math.Pow(Rows[i].Zip(point, (a, x) => a * x).Sum() - Right[i], 2);
        return 0.5 * sum;
    }

    private void Eliminate(double[] point, int[] free)
    {
        var n = free.Length;
        var system = new double[n, n + 1];
        for (var i = 0; i < Rows.Length; i++)
        {
            var rest = Right[i];
            for (var k = 0; k < 3; k++) rest -= free.Contains(k) ? 0 : Rows[i][k] * point[k];
            for (var p = 0; p < n; p++)
            {
                for (var q = 0; q < n; q++) system[p, q] += Rows[i][free[p]] * Rows[i][free[q]];
                system[p, n] += Rows[i][free[p]] * rest;
            }
        }

        for (var p = 0; p < n; p++)
        {
            for (var row = 0; row < n; row++)
            {
                if (row == p) continue;
                var factor = system[row, p] / system[p, p];
                for (var q = p; q <= n; q++) system[row, q] -= factor * system[p, q];
            }
        }

        for (var p = 0; p < n; p++) point[free[p]] = system[p, n] / system[p, p];
    }
}

/// <summary>Residuals with a loss that bends more than a square beside them: ¼·Σ xᵢ⁴.</summary>
internal readonly struct PriorKernel(DecayKernel inner) : IResidualKernel<double>
{
    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
        => throw new NotSupportedException();

    public int CountOf(int group) => inner.CountOf(group);

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals) => inner.Residuals(group, point, first, residuals);

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
        => inner.Jacobian(group, point, first, residuals, jacobian, stride);

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        var loss = 0.0;
        for (var i = 0; i < 3; i++)
        {
            loss += 0.25 * Math.Pow(point[i], 4);
            gradient[i] = Math.Pow(point[i], 3);
        }

        return loss;
    }

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product)
    {
        for (var i = 0; i < 3; i++) product[i] = 3 * point[i] * point[i] * direction[i];
        return 0;
    }
}

/// <summary>The same objective for methods that know nothing of squares.</summary>
internal readonly struct SumOfSquaresKernel<TKernel>(TKernel inner, int rows, int variables) : IGradientKernel<double>
    where TKernel : struct, IResidualKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
    {
        var (residuals, jacobian) = (new double[rows], new double[variables * rows]);
        inner.Jacobian(0, point, 0, residuals, jacobian, rows);
        var loss = inner is PriorKernel ? inner.Gradient(point, gradient) : 0;
        if (inner is not PriorKernel) gradient.Clear();
        for (var i = 0; i < rows; i++)
        {
            loss += 0.5 * residuals[i] * residuals[i];
            for (var k = 0; k < variables; k++) gradient[k] += residuals[i] * jacobian[(k * rows) + i];
        }

        return loss;
    }
}

/// <summary>a·exp(−b·t) in singles, on exact data of a = 2·scale and b = 1/2.</summary>
internal readonly struct SingleKernel(float scale) : IResidualKernel<float>
{
    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<float> numbers, scoped Span<float> residuals, scoped Span<float> slopes, int stride)
        => throw new NotSupportedException();

    public int CountOf(int group) => 40;

    public void Residuals(int group, scoped ReadOnlySpan<float> point, int first, scoped Span<float> residuals)
    {
        for (var i = 0; i < residuals.Length; i++) residuals[i] = (point[0] * MathF.Exp(-point[1] * Time(first + i))) - (2 * scale * MathF.Exp(-0.5f * Time(first + i)));
    }

    public void Jacobian(int group, scoped ReadOnlySpan<float> point, int first, scoped Span<float> residuals, scoped Span<float> jacobian, int stride)
    {
        Residuals(group, point, first, residuals);
        for (var i = 0; i < residuals.Length; i++)
        {
            var power = MathF.Exp(-point[1] * Time(first + i));
            (jacobian[i], jacobian[stride + i]) = (power, -point[0] * Time(first + i) * power);
        }
    }

    public double Metric(scoped ReadOnlySpan<float> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<float> point, scoped Span<float> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<float> point, scoped ReadOnlySpan<float> direction, scoped Span<float> product) => throw new NotSupportedException();

    private static float Time(int row) => 0.2f * row;
}
