using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>
/// Minimises ½·dᵀBd + gᵀd, with B positive definite, under linear limits: the dual method, which begins at the minimum without limits and takes them up
/// one by one, keeping multipliers from below 0 (Goldfarb and Idnani, "A numerically stable dual method for solving strictly convex quadratic
/// programs", 1983).
/// </summary>
/// <remarks>
/// Limits are written normalᵀ·d + value ≤ 0, or = 0: those of a problem, then the lower and the upper bounds of all variables. Of the limits that
/// are active the normals, in the metric of B, are kept as a triangular factor R beside an orthogonal transformation of L⁻ᵀ.
/// </remarks>
internal sealed class QuadraticProgram(int n, int m)
{
    private const double Unit = 2.220446049250313e-16;

    private readonly double[] factor = new double[n * n];
    private readonly double[] transformed = new double[n * n];
    private readonly double[] triangle = new double[n * n];
    private readonly double[] normal = new double[n];
    private readonly double[] rotated = new double[n];
    private readonly double[] way = new double[n];
    private readonly double[] shares = new double[n];
    private readonly double[] weights = new double[n + 1];
    private readonly int[] active = new int[n];
    private readonly double[] signs = new double[n];
    private readonly bool[] isActive = new bool[m + 2 * n];
    private int count;

    /// <summary>The limits of the problem and the bounds.</summary>
    public int Limits => m + 2 * n;

    /// <summary>The step.</summary>
    public double[] Step { get; } = new double[n];

    /// <summary>A multiplier for each limit and bound.</summary>
    public double[] Multipliers { get; } = new double[m + 2 * n];

    /// <summary>Which of them are active.</summary>
    public ReadOnlySpan<bool> Active => isActive;

    /// <summary>Takes the matrix, if it is positive definite.</summary>
    /// <param name="matrix">B.</param>
    /// <param name="margin">By what part of its largest entry at least: what is nearly singular magnifies rounding.</param>
    public bool Factorise(ReadOnlySpan<double> matrix, double margin = 1e-12)
    {
        var largest = 0.0;
        for (var i = 0; i < n; i++) largest = Math.Max(largest, Math.Abs(matrix[i * n + i]));
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i * n + j];
                for (var k = 0; k < j; k++) sum -= factor[i * n + k] * factor[j * n + k];
                if (i > j)
                {
                    factor[i * n + j] = sum / factor[j * n + j];
                    continue;
                }

                if (!(sum > margin * largest) || !double.IsFinite(sum)) return false;
                factor[j * n + j] = Math.Sqrt(sum);
            }
        }

        return true;
    }

    /// <summary>Minimises with the matrix that was taken last; false where the limits contradict each other.</summary>
    /// <param name="gradient">g.</param>
    /// <param name="jacobian">The normals of the problem's limits, row by row.</param>
    /// <param name="values">Their values at d = 0.</param>
    /// <param name="equalities">Which of them are equalities.</param>
    /// <param name="lower">The least values of d; a bound that is infinite is none.</param>
    /// <param name="upper">The greatest values of d.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Solve(
        ReadOnlySpan<double> gradient, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<bool> equalities, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Begin(gradient);
        for (var round = 0; round < 20 * (Limits + 10); round++)
        {
            var next = MostViolated(jacobian, values, equalities, lower, upper, out var slack, out var sign);
            if (next < 0)
            {
                Finish();
                return true;
            }

            SetNormal(next, sign, jacobian);
            if (!TakeUp(next, sign, slack, equalities)) return false;
        }

        return false;
    }

    /// <summary>The minimum without limits, and L⁻ᵀ.</summary>
    private void Begin(ReadOnlySpan<double> gradient)
    {
        count = 0;
        Array.Clear(isActive);
        Array.Clear(Multipliers);
        for (var column = 0; column < n; column++)
        {
            // Row 'column' of L⁻¹ transposed: solve Lᵀ·y = unit.
            for (var i = n - 1; i >= 0; i--)
            {
                var sum = i == column ? 1.0 : 0.0;
                for (var k = i + 1; k < n; k++) sum -= factor[k * n + i] * transformed[k * n + column];
                transformed[i * n + column] = sum / factor[i * n + i];
            }
        }

        for (var j = 0; j < n; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += transformed[i * n + j] * gradient[i];
            rotated[j] = sum;
        }

        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < n; j++) sum -= transformed[i * n + j] * rotated[j];
            Step[i] = sum;
        }
    }

    private int MostViolated(
        ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<bool> equalities, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, out double slack, out double sign)
    {
        var (worst, excess) = (-1, 0.0);
        (slack, sign) = (0, 1);
        for (var i = 0; i < Limits; i++)
        {
            if (isActive[i]) continue;
            var (value, size) = ValueOf(i, jacobian, values, lower, upper);
            if (double.IsInfinity(value)) continue;
            var isEquality = i < m && equalities[i];
            var violation = isEquality ? Math.Abs(value) : value;

            // Equalities come first: they stay.
            if (violation <= Tolerance * size) violation = isEquality ? 0 : double.NegativeInfinity;
            else if (isEquality) violation += 1e100;
            if (isEquality && worst < 0 && violation >= 0 || violation > excess)
            {
                (worst, excess, slack, sign) = (i, Math.Max(violation, 0), Math.Abs(value), isEquality && value < 0 ? -1 : 1);
                if (!isEquality) slack = value;
            }
        }

        return worst;
    }

    private const double Tolerance = 32 * Unit;

    private (double Value, double Size) ValueOf(int i, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (i >= m + n) return (Step[i - m - n] - upper[i - m - n], Math.Abs(Step[i - m - n]) + Math.Abs(upper[i - m - n]));
        if (i >= m) return (lower[i - m] - Step[i - m], Math.Abs(Step[i - m]) + Math.Abs(lower[i - m]));
        var (value, size) = (values[i], Math.Abs(values[i]));
        var row = jacobian.Slice(i * n, n);
        for (var j = 0; j < n; j++)
        {
            value += row[j] * Step[j];
            size += Math.Abs(row[j] * Step[j]);
        }

        return (value, size);
    }

    /// <summary>The inward normal of a limit: the way in which its violation shrinks.</summary>
    private void SetNormal(int i, double sign, ReadOnlySpan<double> jacobian)
    {
        Array.Clear(normal);
        if (i >= m + n) normal[i - m - n] = -1;
        else if (i >= m) normal[i - m] = 1;
        else for (var j = 0; j < n; j++) normal[j] = -sign * jacobian[i * n + j];
    }

    /// <summary>Moves until the limit holds, letting go of others where their multipliers would become negative; false where that cannot be.</summary>
    private bool TakeUp(int next, double sign, double violation, ReadOnlySpan<bool> equalities)
    {
        weights[count] = 0;
        while (true)
        {
            var curvature = SetWay();
            var (most, leaving) = LongestStep(equalities);
            var full = curvature > 0 ? violation / curvature : double.PositiveInfinity;

            // An equality that follows from others, and holds as far as rounding tells, is none.
            if (curvature == 0 && next < m && equalities[next] && violation <= LooseTolerance) return isActive[next] = true;
            var step = Math.Min(most, full);
            if (double.IsInfinity(step)) return false;

            for (var j = 0; j < count; j++) weights[j] -= step * shares[j];
            weights[count] += step;
            if (!double.IsInfinity(full))
            {
                for (var i = 0; i < n; i++) Step[i] += step * way[i];
                violation -= step * curvature;
            }

            if (step == full)
            {
                return Add(next, sign);
            }

            var weight = weights[count];
            Drop(leaving);
            weights[count] = weight;
        }
    }

    private const double LooseTolerance = 1e-9;

    /// <summary>The way of the variables and of the weights for one unit of the new limit's weight; returns normalᵀ·way.</summary>
    private double SetWay()
    {
        for (var j = 0; j < n; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += transformed[i * n + j] * normal[i];
            rotated[j] = sum;
        }

        var (rest, whole) = (0.0, 0.0);
        for (var j = 0; j < n; j++)
        {
            whole += rotated[j] * rotated[j];
            if (j >= count) rest += rotated[j] * rotated[j];
        }

        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            for (var j = count; j < n; j++) sum += transformed[i * n + j] * rotated[j];
            way[i] = sum;
        }

        for (var j = count - 1; j >= 0; j--)
        {
            var sum = rotated[j];
            for (var k = j + 1; k < count; k++) sum -= triangle[j * n + k] * shares[k];
            shares[j] = sum / triangle[j * n + j];
        }

        return rest > Dependence * whole ? rest : 0;
    }

    /// <summary>What part of a normal must be new, squared, lest it count as a combination of the active ones.</summary>
    private const double Dependence = 1e-20;

    /// <summary>How far the new limit's weight may grow until an active inequality's is 0, and which one.</summary>
    private (double Step, int Leaving) LongestStep(ReadOnlySpan<bool> equalities)
    {
        var (most, leaving) = (double.PositiveInfinity, -1);
        for (var j = 0; j < count; j++)
        {
            if ((active[j] < m && equalities[active[j]]) || !(shares[j] > 0)) continue;
            var step = weights[j] / shares[j];
            if (step < most) (most, leaving) = (step, j);
        }

        return (most, leaving);
    }

    private bool Add(int next, double sign)
    {
        if (count == n) return false;
        for (var j = n - 1; j > count; j--)
        {
            var (a, b) = (rotated[j - 1], rotated[j]);
            if (b == 0) continue;
            var length = Math.Sqrt(a * a + b * b);
            var (cosine, sine) = (a / length, b / length);
            (rotated[j - 1], rotated[j]) = (length, 0);
            for (var i = 0; i < n; i++)
            {
                var (left, right) = (transformed[i * n + j - 1], transformed[i * n + j]);
                transformed[i * n + j - 1] = cosine * left + sine * right;
                transformed[i * n + j] = cosine * right - sine * left;
            }
        }

        if (rotated[count] == 0) return false;
        for (var j = 0; j <= count; j++) triangle[j * n + count] = rotated[j];
        active[count] = next;
        signs[count] = sign;
        isActive[next] = true;
        count++;
        return true;
    }

    private void Drop(int leaving)
    {
        isActive[active[leaving]] = false;
        count--;
        for (var j = leaving; j < count; j++)
        {
            (active[j], signs[j], weights[j]) = (active[j + 1], signs[j + 1], weights[j + 1]);
            for (var i = 0; i <= j + 1; i++) triangle[i * n + j] = triangle[i * n + j + 1];
        }

        // One number below the diagonal in each column that has moved.
        for (var j = leaving; j < count; j++)
        {
            var (a, b) = (triangle[j * n + j], triangle[(j + 1) * n + j]);
            if (b == 0) continue;
            var length = Math.Sqrt(a * a + b * b);
            var (cosine, sine) = (a / length, b / length);
            for (var k = j; k < count; k++)
            {
                var (up, down) = (triangle[j * n + k], triangle[(j + 1) * n + k]);
                triangle[j * n + k] = cosine * up + sine * down;
                triangle[(j + 1) * n + k] = cosine * down - sine * up;
            }

            for (var i = 0; i < n; i++)
            {
                var (left, right) = (transformed[i * n + j], transformed[i * n + j + 1]);
                transformed[i * n + j] = cosine * left + sine * right;
                transformed[i * n + j + 1] = cosine * right - sine * left;
            }
        }
    }

    private void Finish()
    {
        for (var j = 0; j < count; j++) Multipliers[active[j]] = signs[j] * weights[j];
    }
}
