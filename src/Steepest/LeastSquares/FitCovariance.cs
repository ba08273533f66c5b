namespace Steepest.LeastSquares;

/// <summary>The covariance of the variables of a fit, however much of it is kept.</summary>
internal abstract class FitCovariance
{
    /// <summary>The covariance of two variables; NaN where one is held by a bound, or nothing is known of errors.</summary>
    public abstract double Of(int first, int second);

    /// <summary>The variance of a value by its derivatives, those by variables that bounds hold not counted.</summary>
    public abstract double Along(ReadOnlySpan<double> gradient);
}

/// <summary>All pairs of few variables.</summary>
/// <param name="matrix">Their covariances, row by row; NaN for variables that bounds hold.</param>
/// <param name="errors">Their standard errors.</param>
/// <param name="isKnown">Whether there are residuals to spare, which errors are told from.</param>
internal sealed class DenseCovariance(double[] matrix, double[] errors, bool isKnown) : FitCovariance
{
    public override double Of(int first, int second) => matrix[(first * errors.Length) + second];

    public override double Along(ReadOnlySpan<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            if (double.IsNaN(errors[i]) && isKnown) continue;
            for (var j = 0; j < gradient.Length; j++)
            {
                if (!double.IsNaN(errors[j]) || !isKnown) sum += gradient[i] * gradient[j] * Of(i, j);
            }
        }

        return sum;
    }
}

/// <summary>Nothing is known, as the residuals or their derivatives are no numbers.</summary>
internal sealed class UnknownCovariance : FitCovariance
{
    public override double Of(int first, int second) => double.NaN;

    public override double Along(ReadOnlySpan<double> gradient) => double.NaN;
}
