using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text;
using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.LeastSquares.Sparse;

namespace Steepest.Minimization;

/// <summary>Makes the statistics of a fit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class FitReport
{
    /// <summary>The most variables whose covariance is computed as a dense matrix.</summary>
    private const int MostVariables = 2048;

    /// <summary>The most terms of a combination that are named.</summary>
    private const int MostTerms = 8;

    /// <summary>Evaluates the residuals and their Jacobian at a point, and what they say of the variables.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel over the samples that were fitted.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="groups">The groups of residuals, in the order of the kernel.</param>
    /// <param name="hasLosses">Whether there are losses beside them.</param>
    /// <param name="variables">The variables, in their order.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="hasBlocks">Whether every row touches a fixed number of variables, which the kernel names.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="InvalidOperationException">There are more variables than a dense covariance is made of, and no sparse one can be.</exception>
    public static FitStatistics Of<T, TKernel>(
        ref TKernel kernel, scoped ReadOnlySpan<T> point, ResidualGroup[] groups, bool hasLosses, VariableBlock[] variables, Box<T>? box = null, bool hasBlocks = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var count = variables.Sum(block => block.Length);
        var isSparse = hasBlocks && !hasLosses && count > MostDense;
        if (count > MostVariables && !isSparse)
            throw new InvalidOperationException($"Statistics of {count} variables would take a matrix of all their pairs; up to {MostVariables} are supported. Hold variables that are not asked for as [Fixed] inputs.");
        int[] places = [.. variables.SelectMany(block => Enumerable.Range(block.Offset, block.Length))];
        string[] names = [.. variables.SelectMany(block => Enumerable.Range(0, block.Length).Select(block.ElementName))];
        var memory = new AlignedMemory<T>(2, point.Length);
        point.CopyTo(memory[0]);
        var model = new NormalEquations(places.Length, !isSparse);
        FactorPattern? pattern = null;
        if (isSparse) pattern = Linearize(ref kernel, memory[0], places, groups, model);
        else new ResidualBlocks<T>(point.Length, places, groups, hasLosses).Linearize(ref kernel, memory[0], model, withTriangle: true);
        var observations = 0;
        for (var group = 0; group < groups.Length; group++) observations += groups[group].Weight > 0 ? kernel.CountOf(group) : 0;
        var loss = hasLosses ? model.Loss - kernel.Gradient(memory[0], memory[1]) : model.Loss;
        var values = new double[places.Length];
        for (var i = 0; i < places.Length; i++) values[i] = double.CreateTruncating(point[places[i]]);
        int[] free = [.. Enumerable.Range(0, places.Length).Where(i => box is null || !IsHeld(box, places[i], values[i], model.Gradient[i]))];
        var epsilon = typeof(T) == typeof(float) || variables.Any(block => block.IsSingle) ? Singles.Epsilon : 2.220446049250313e-16;
        return pattern is null ? Of(names, values, observations, 2 * loss, model, free, epsilon) : Of(names, values, observations, 2 * loss, model, pattern, free, epsilon);
    }

    private static bool IsHeld<T>(Box<T> box, int place, double value, double slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (value <= double.CreateTruncating(box.Lower[place]) && slope >= 0) || (value >= double.CreateTruncating(box.Upper[place]) && slope <= 0);

    private static FitStatistics Of(string[] names, double[] values, int observations, double sumOfSquares, NormalEquations model, int[] free, double epsilon)
    {
        var count = values.Length;
        var (covariance, errors) = (new double[count * count], new double[count]);
        covariance.AsSpan().Fill(double.NaN);
        errors.AsSpan().Fill(double.NaN);
        var freedom = observations - free.Length;
        var scale = new double[free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            scale[i] = Math.Sqrt(Math.Max(0, model.Matrix[(free[i] * model.Order) + free[i]]));
            if (scale[i] == 0) scale[i] = 1;
        }

        if (!model.IsFinite || Columns(model, free, scale) is not { } columns)
            return new FitStatistics(names, values, observations, free.Length, sumOfSquares, new DenseCovariance(covariance, errors, freedom > 0), errors, [], double.NaN, []);
        var turns = new double[free.Length][];
        var singular = SingularValues.Of(columns, turns);
        var (largest, smallest) = (singular.Length == 0 ? 1 : singular.Max(), singular.Length == 0 ? 1 : singular.Min());
        var least = 4 * free.Length * epsilon * largest;
        var variance = freedom > 0 ? sumOfSquares / freedom : double.NaN;
        for (var i = 0; i < free.Length; i++)
        {
            var isKnown = true;
            for (var j = 0; j < free.Length; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < free.Length; k++)
                {
                    if (singular[k] > least) sum += turns[k][i] / singular[k] * (turns[k][j] / singular[k]);
                    else if (Math.Abs(turns[k][i]) > Math.Sqrt(epsilon)) isKnown = false;
                }

                covariance[(free[i] * count) + free[j]] = variance * sum / (scale[i] * scale[j]);
            }

            errors[free[i]] = !isKnown && freedom > 0 ? double.PositiveInfinity : Math.Sqrt(covariance[(free[i] * count) + free[i]]);
        }

        string[] unidentified =
            [.. Enumerable.Range(0, free.Length).Where(k => !(singular[k] > Math.Sqrt(epsilon) * largest)).Select(k => Combination(names, free, turns[k], scale))];
        LostDirection[] lost = [.. Enumerable.Range(0, free.Length).Where(k => !(singular[k] > least)).Select(k => new LostDirection(free, Parts(turns[k], scale)))];
        var condition = smallest > 0 ? largest / smallest : double.PositiveInfinity;
        return new FitStatistics(names, values, observations, free.Length, sumOfSquares, new DenseCovariance(covariance, errors, freedom > 0), errors, lost, condition, unidentified);
    }

    /// <summary>The scaled columns of the free variables of a matrix whose square is the curvature: the triangle, or the root of the curvature where losses are part of it.</summary>
    private static double[][]? Columns(NormalEquations model, int[] free, double[] scale)
    {
        var columns = new double[free.Length][];
        if (model.HasTriangle)
        {
            for (var i = 0; i < free.Length; i++)
            {
                columns[i] = new double[model.Count];
                for (var row = 0; row <= free[i]; row++) columns[i][row] = model.Triangle[(row * model.Order) + free[i]] / scale[i];
            }

            return columns;
        }

        for (var i = 0; i < free.Length; i++)
        {
            columns[i] = new double[free.Length];
            for (var j = 0; j <= i; j++)
            {
                var left = model.Matrix[(free[j] * model.Order) + free[i]] / (scale[i] * scale[j]);
                for (var k = 0; k < j; k++) left -= columns[i][k] * columns[j][k];
                if (i == j && !(left >= 0)) return null;
                columns[i][j] = i == j ? Math.Sqrt(left) : columns[j][j] == 0 ? 0 : left / columns[j][j];
            }
        }

        return columns;
    }

    /// <summary>A direction in units in which columns have one length, in the variables' own.</summary>
    private static double[] Parts(double[] turn, double[] scale) => [.. turn.Zip(scale, (part, unit) => part / unit)];

    /// <summary>A direction in which the variables can be moved, its largest part, in units that matter alike, first and 1; the largest of many.</summary>
    private static string Combination(string[] names, int[] free, double[] turn, double[] scale)
    {
        var least = 0.01 * turn.Max(Math.Abs);
        int[] parts = [.. Enumerable.Range(0, turn.Length).Where(i => Math.Abs(turn[i]) > least).OrderByDescending(i => Math.Abs(turn[i]))];
        var unit = turn[parts[0]] / scale[parts[0]];
        var text = new StringBuilder(names[free[parts[0]]]);
        foreach (var part in parts.Take(1..MostTerms))
        {
            var factor = turn[part] / scale[part] / unit;
            text.Append(CultureInfo.InvariantCulture, $" {(factor < 0 ? '-' : '+')} {Math.Abs(factor):G3}·{names[free[part]]}");
        }

        if (parts.Length > MostTerms) text.Append(CultureInfo.InvariantCulture, $" and {parts.Length - MostTerms} more");
        return text.ToString();
    }
}
