using System.Runtime.CompilerServices;
using Steepest.Checkpoints;

namespace Steepest.LeastSquares;

/// <summary>
/// What products of columns leave out of the curvature of a sum of squares, Σ r·(second derivatives of r), learned from how the gradient changes from step
/// to step: Dennis, Gay and Welsch, "An adaptive nonlinear least-squares algorithm" (1981). Where residuals stay large and bend, steps without it come
/// nearer by the same factor each time; with it by ever smaller ones.
/// </summary>
/// <param name="count">The number of variables.</param>
internal sealed class SecantCurvature(int count)
{
    /// <summary>How much better it must foresee a gradient than products of columns alone, to be used in the next step.</summary>
    private const double Better = 0.7;

    /// <summary>The least cosine of the angle between a step and the gradient's change from which on they are learned from.</summary>
    private const double LeastCosine = 1e-8;

    private readonly double[] matrix = new double[count * count];
    private readonly double[] change = new double[count];
    private readonly double[] bent = new double[count];
    private readonly double[] before = new double[count];
    private readonly double[] behind = new double[count];

    /// <summary>Whether it foresaw the last gradient better than products of columns alone.</summary>
    private bool isBetter;

    /// <summary>Whether the quadratic that steps are found on contains it.</summary>
    public bool IsIn { get; private set; }

    /// <summary>The matrix, row by row; what stands below the diagonal says nothing.</summary>
    public ReadOnlySpan<double> Matrix => matrix;

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        matrix.AsSpan().Clear();
        (isBetter, IsIn) = (false, false);
    }

    /// <summary>Adds it to a quadratic, where it is worth it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(NormalEquations model)
    {
        IsIn = isBetter && !model.HasTriangle;
        if (IsIn) Add(1, model);
    }

    /// <summary>Takes it out of the quadratic again, where it led nowhere, and forgets it; false where it was not in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TakeFrom(NormalEquations model)
    {
        if (!IsIn) return false;
        Add(-1, model);
        Reset();
        return true;
    }

    /// <summary>Learns from a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="from">The quadratic that it was found on.</param>
    /// <param name="to">The quadratic where it led to.</param>
    /// <param name="scale">The size of a unit of each variable, inverse.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Learn(ReadOnlySpan<double> step, NormalEquations from, NormalEquations to, ReadOnlySpan<double> scale)
    {
        Multiply(matrix, count, step, bent);
        Multiply(from.Matrix, from.Order, step, before);
        Multiply(to.Matrix, to.Order, step, behind);
        var (errorWithout, errorWith, along, bend, product, stepSquare, changeSquare) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            if (IsIn) before[i] -= bent[i];
            change[i] = to.Gradient[i] - from.Gradient[i];
            var (error, unit) = (change[i] - before[i], 1 / scale[i]);
            errorWithout += error * unit * (error * unit);
            error -= bent[i];
            errorWith += error * unit * (error * unit);

            // What the products do not explain, with those of both ends: their mean is that of the way between them.
            before[i] = change[i] - 0.5 * (before[i] + behind[i]);
            along += step[i] * before[i];
            bend += step[i] * bent[i];
            product += step[i] * change[i];
            stepSquare += step[i] * scale[i] * (step[i] * scale[i]);
            changeSquare += change[i] * unit * (change[i] * unit);
        }

        isBetter = errorWith < Better * Better * errorWithout;
        if (!(product > LeastCosine * Math.Sqrt(stepSquare * changeSquare)) || !double.IsFinite(errorWith)) return;
        Update(step, bend == 0 ? 1 : Math.Min(1, Math.Abs(along / bend)), product);
    }

    public void Save(ref CheckpointWriter writer)
    {
        writer.Write(isBetter);
        writer.Write<double>(matrix);
    }

    public void Restore(bool wasBetter, ReadOnlySpan<double> saved)
    {
        (isBetter, IsIn) = (wasBetter, false);
        saved.CopyTo(matrix);
    }

    /// <summary>The symmetric change of least size, in units in which step and change of the gradient are one vector, that gives the matrix the new product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(ReadOnlySpan<double> step, double size, double product)
    {
        var along = 0.0;
        for (var i = 0; i < count; i++)
        {
            before[i] = (before[i] - size * bent[i]) / product;
            along += step[i] * before[i];
        }

        along /= product;
        for (var i = 0; i < count; i++) before[i] -= 0.5 * along * change[i];
        for (var i = 0; i < count; i++)
        {
            var row = matrix.AsSpan(i * count, count);
            var (own, turned) = (before[i], change[i]);
            for (var j = i; j < row.Length; j++) row[j] = size * row[j] + own * change[j] + turned * before[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(double factor, NormalEquations model)
    {
        for (var i = 0; i < count; i++)
        {
            var row = model.Matrix.AsSpan(i * model.Order, count);
            for (var j = i; j < row.Length; j++) row[j] += factor * matrix[i * count + j];
        }
    }

    /// <summary>The product of a symmetric matrix, of which the upper half is given, with a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(double[] symmetric, int stride, ReadOnlySpan<double> vector, double[] product)
    {
        product.AsSpan().Clear();
        for (var i = 0; i < count; i++)
        {
            var row = symmetric.AsSpan(i * stride, count);
            var (sum, own) = (row[i] * vector[i], vector[i]);
            for (var j = i + 1; j < row.Length; j++)
            {
                sum += row[j] * vector[j];
                product[j] += row[j] * own;
            }

            product[i] += sum;
        }
    }
}
