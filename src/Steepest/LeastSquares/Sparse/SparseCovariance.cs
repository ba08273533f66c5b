using Steepest.Kernels;
using Steepest.SecondOrder;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// The covariance of many variables few of which meet in a row, from the factor of JᵀJ: variances from the elements of the inverse that the factor's pattern
/// has, other pairs by solving for one of the two when they are asked for.
/// </summary>
/// <remarks>
/// Where JᵀJ is singular, variables of whose diagonal nothing is left while it is factored are taken out: G, the inverse of the others' matrix between rows and
/// columns of 0, is one of the matrix's generalised inverses. Each of the variables taken out stands for a direction eᵢ − G·A·eᵢ in which residuals stay;
/// taking these directions out of G on both sides, in units in which columns have one length, leaves the inverse of Moore and Penrose. Products of columns
/// have half the digits of the columns: what they lose counts as not determined. A variable that no residual touches is taken out by itself.
/// </remarks>
internal sealed class SparseCovariance : FitCovariance
{
    private const int MostSteps = 60;

    /// <summary>How many rounding units of a diagonal element, for each variable, may be all that rounding has left of it.</summary>
    private const double PivotUnits = 16;

    /// <summary>How many rounding units of a diagonal element, over the worst pivot before it, may be all that rounding has left of it.</summary>
    private const double LostUnits = 64;

    /// <summary>Parts of a direction below this are rounding.</summary>
    private const double LeastPart = 1e-6;

    private readonly FactorPattern pattern;
    private readonly PanelFactor factor;
    private readonly SelectedInverse inverse;
    private readonly double[] matrix;
    private readonly double[] scale;
    private readonly bool[] isHeld;
    private readonly double variance;
    private readonly double[][] lost;
    private readonly double[][] orthogonal;

    /// <summary>The last variable that was solved for.</summary>
    private SolvedVariable? last;

    /// <param name="pattern">What the factor looks like.</param>
    /// <param name="model">The normal equations where the fit ended.</param>
    /// <param name="scale">The lengths of the columns, 1 for a column of zeros.</param>
    /// <param name="isHeld">Which variables bounds hold.</param>
    /// <param name="variance">That of a residual of weight 1; NaN where it is not known.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    public SparseCovariance(FactorPattern pattern, NormalEquations model, double[] scale, bool[] isHeld, double variance, double epsilon)
    {
        (this.pattern, this.scale, this.isHeld, this.variance) = (pattern, scale, isHeld, variance);
        var count = scale.Length;
        matrix = model.Matrix;
        var keeps = new double[count];
        for (var i = 0; i < count; i++) keeps[pattern.Positions[i]] = isHeld[i] ? 0 : 1;
        PanelMatrix.Keep(pattern, matrix, keeps, 0);
        factor = new PanelFactor(pattern);
        matrix.CopyTo(factor.Panels, 0);
        var taken = new bool[count];
        IsFactored = factor.TryFactorSingular(PivotUnits * count * epsilon, LostUnits * epsilon, taken);
        int[] found = IsFactored ? [.. Enumerable.Range(0, count).Where(i => taken[pattern.Positions[i]] && !isHeld[i])] : [];
        Untouched = [.. found.Where(i => matrix[pattern.OffsetOf(i, i)] == 0)];
        lost = [.. found.Except(Untouched).Select(Direction)];
        orthogonal = Orthogonal(lost);
        inverse = new SelectedInverse(pattern, factor.Panels);
    }

    /// <summary>Whether the matrix has a factor: not where a number in it is not finite.</summary>
    public bool IsFactored { get; }

    /// <summary>The variables that no residual touches.</summary>
    public int[] Untouched { get; }

    /// <summary>The other directions in which variables can be moved while residuals stay, of length 1 in units in which columns have one length.</summary>
    public IReadOnlyList<double[]> Lost => lost;

    /// <summary>The standard error of each variable: infinite where it moves along a direction that residuals do not tell, NaN where a bound holds it.</summary>
    public double[] Errors()
    {
        var errors = new double[scale.Length];
        var isKnown = !double.IsNaN(variance);
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = isHeld[i] ? double.NaN
                : isKnown && lost.Any(direction => direction[i] != 0) ? double.PositiveInfinity
                : Math.Sqrt(variance * inverse.Values[pattern.OffsetOf(i, i)]);
        }

        foreach (var variable in Untouched) errors[variable] = isKnown ? double.PositiveInfinity : double.NaN;
        return errors;
    }

    /// <summary>Largest over smallest singular value of the scaled columns; infinite where a direction is lost.</summary>
    public double ConditionNumber()
    {
        if (lost.Length + Untouched.Length > 0) return double.PositiveInfinity;
        var count = scale.Length;
        var (scaled, product) = (new double[count], new double[count]);
        var largest = Largest((from, to) =>
        {
            for (var i = 0; i < count; i++) scaled[pattern.Positions[i]] = from[i] / scale[i];
            PanelMatrix.Multiply(pattern, matrix, scaled, product);
            for (var i = 0; i < count; i++) to[i] = product[pattern.Positions[i]] / scale[i];
        });
        return Math.Sqrt(largest * Largest(MultiplyByInverse));
    }

    public override double Of(int first, int second)
    {
        if (isHeld[first] || isHeld[second]) return double.NaN;
        if (lost.Length == 0 && pattern.TryOffsetOf(first, second, out var offset)) return variance * inverse.Values[offset];
        var solved = last;
        if (solved is null || (solved.Variable != first && solved.Variable != second)) last = solved = new SolvedVariable(second, Column(second));
        return variance * solved.Covariances[solved.Variable == second ? first : second];
    }

    public override double Along(ReadOnlySpan<double> gradient)
    {
        var right = new double[scale.Length];
        for (var i = 0; i < right.Length; i++) right[pattern.Positions[i]] = isHeld[i] ? 0 : gradient[i];
        factor.Forward(right);
        return variance * Packed.Dot<double>(right, right);
    }

    /// <summary>Moves a variable that was taken out by one unit, and the others after it.</summary>
    private double[] Direction(int variable)
    {
        var (unit, moved) = (new double[scale.Length], new double[scale.Length]);
        unit[pattern.Positions[variable]] = 1;
        PanelMatrix.Multiply(pattern, matrix, unit, moved);
        factor.Forward(moved);
        factor.Backward(moved);
        var direction = new double[scale.Length];
        for (var i = 0; i < direction.Length; i++) direction[i] = (unit[pattern.Positions[i]] - moved[pattern.Positions[i]]) * scale[i];
        var length = Math.Sqrt(Packed.Dot<double>(direction, direction));
        Packed.SetToProduct(direction, 1 / length, direction);
        foreach (ref var part in direction.AsSpan())
        {
            if (Math.Abs(part) < LeastPart) part = 0;
        }

        return direction;
    }

    /// <summary>An orthogonal basis of these directions (Gram and Schmidt, twice).</summary>
    private static double[][] Orthogonal(double[][] directions)
    {
        var basis = Array.ConvertAll(directions, direction => (double[])direction.Clone());
        for (var k = 0; k < basis.Length; k++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < k; other++) Packed.AddScaled(basis[k], -Packed.Dot<double>(basis[k], basis[other]), basis[other]);
                Packed.SetToProduct(basis[k], 1 / Math.Sqrt(Packed.Dot<double>(basis[k], basis[k])), basis[k]);
            }
        }

        return basis;
    }

    private double[] Column(int variable)
    {
        var (right, column) = (new double[scale.Length], new double[scale.Length]);
        right[variable] = 1 / scale[variable];
        TakeOut(right);
        MultiplyByInverse(right, column);
        TakeOut(column);
        for (var i = 0; i < column.Length; i++) column[i] /= scale[i];
        return column;
    }

    /// <summary>Takes the directions that residuals do not tell out of a vector.</summary>
    private void TakeOut(double[] vector)
    {
        foreach (var direction in orthogonal) Packed.AddScaled(vector, -Packed.Dot<double>(vector, direction), direction);
    }

    /// <summary>The product with G, in units in which columns have one length.</summary>
    private void MultiplyByInverse(double[] from, double[] to)
    {
        var right = new double[from.Length];
        for (var i = 0; i < right.Length; i++) right[pattern.Positions[i]] = from[i] * scale[i];
        factor.Forward(right);
        factor.Backward(right);
        for (var i = 0; i < right.Length; i++) to[i] = right[pattern.Positions[i]] * scale[i];
    }

    /// <summary>The largest eigenvalue of a symmetric matrix, by Lanczos' method.</summary>
    private double Largest(Action<double[], double[]> multiply)
    {
        var count = scale.Length;
        var (before, vector, product) = (new double[count], new double[count], new double[count]);
        var state = 1u;
        for (var i = 0; i < count; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            vector[i] = isHeld[i] ? 0 : (state / 4294967296.0) - 0.5;
        }

        var (diagonal, beside) = (new double[MostSteps], new double[MostSteps]);
        var length = Math.Sqrt(Packed.Dot<double>(vector, vector));
        var steps = 0;
        for (; steps < Math.Min(MostSteps, count) && length > 0; steps++)
        {
            Packed.SetToProduct(vector, 1 / length, vector);
            multiply(vector, product);
            if (steps > 0) Packed.AddScaled(product, -length, before);
            diagonal[steps] = Packed.Dot<double>(vector, product);
            Packed.AddScaled(product, -diagonal[steps], vector);
            length = Math.Sqrt(Packed.Dot<double>(product, product));
            beside[steps] = length;
            (before, vector, product) = (vector, product, before);
        }

        return steps == 0 ? 1 : Tridiagonal.Largest(diagonal.AsSpan(0, steps), beside);
    }

    /// <param name="Variable">A variable.</param>
    /// <param name="Covariances">Its covariances with all, over the variance of a residual.</param>
    private sealed record SolvedVariable(int Variable, double[] Covariances);
}
