using System.Numerics;
using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.LeastSquares.Sparse;

namespace Steepest.Minimization;

/// <summary>Statistics of many variables few of which meet in a row.</summary>
public static partial class FitReport
{
    /// <summary>The most variables whose singular values are computed where the factor of sparse normal equations tells what is asked of them.</summary>
    private const int MostDense = 128;

    private static FactorPattern Linearize<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, int[] places, ResidualGroup[] groups, NormalEquations model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        var residuals = new SparseResiduals<T>(point.Length, places, groups);
        residuals.Prepare(ref kernel);
        model.Matrix = new double[residuals.Pattern.Length];
        residuals.Linearize(ref kernel, point, model);
        return residuals.Pattern;
    }

    private static FitStatistics Of(string[] names, double[] values, int observations, double sumOfSquares, NormalEquations model, FactorPattern pattern, int[] free, double epsilon)
    {
        var count = values.Length;
        var (scale, isHeld) = (new double[count], new bool[count]);
        Array.Fill(isHeld, true);
        foreach (var variable in free) isHeld[variable] = false;
        for (var i = 0; i < count; i++)
        {
            scale[i] = Math.Sqrt(Math.Max(0, model.Matrix[pattern.OffsetOf(i, i)]));
            if (scale[i] == 0) scale[i] = 1;
        }

        var freedom = observations - free.Length;
        var variance = freedom > 0 ? sumOfSquares / freedom : double.NaN;
        var covariance = model.IsFinite ? new SparseCovariance(pattern, model, scale, isHeld, variance, epsilon) : null;
        if (covariance is not { IsFactored: true })
        {
            var unknown = new double[count];
            Array.Fill(unknown, double.NaN);
            return new FitStatistics(names, values, observations, free.Length, sumOfSquares, new UnknownCovariance(), unknown, [], double.NaN, []);
        }

        int[] all = [.. Enumerable.Range(0, count)];
        LostDirection[] lost = [.. covariance.Untouched.Select(variable => new LostDirection([variable], [1])), .. covariance.Lost.Select(direction => new LostDirection(all, Parts(direction, scale)))];
        string[] unidentified = [.. covariance.Untouched.Select(variable => names[variable]), .. covariance.Lost.Select(direction => Combination(names, all, direction, scale))];
        return new FitStatistics(names, values, observations, free.Length, sumOfSquares, covariance, covariance.Errors(), lost, covariance.ConditionNumber(), unidentified);
    }
}
