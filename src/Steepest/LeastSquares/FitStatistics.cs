using System.Globalization;
using System.Text;
using Steepest.LeastSquares;

namespace Steepest;

/// <summary>What a least-squares fit tells of its variables: how well the data determine them, alone and together.</summary>
/// <remarks>
/// The residuals count as independent errors of one unknown deviation, each times the root of its method's weight, and the model as linear over the errors
/// of the variables: the covariance is s²·(JᵀJ)⁻¹ with s² the sum of squares over the degrees of freedom. Robust losses weigh rows by their curvature; losses
/// beside the residuals add theirs to JᵀJ, like earlier knowledge. Variables that stand at a bound which the fit pushes them against count as given.
/// Of many variables few of which meet in a residual no matrix of all pairs is made: standard errors come from the sparse factor of JᵀJ, the covariance of a pair
/// is solved for when it is asked for, and what products of columns have no digits of counts as not determined.
/// </remarks>
public sealed class FitStatistics
{
    private readonly string[] names;
    private readonly double[] values;
    private readonly FitCovariance covariance;
    private readonly double[] errors;
    private readonly IReadOnlyList<LostDirection> lost;
    private readonly string[] unidentified;

    internal FitStatistics(
        string[] names, double[] values, int observations, int freeVariables, double sumOfSquares, FitCovariance covariance, double[] errors, IReadOnlyList<LostDirection> lost, double conditionNumber, string[] unidentified)
    {
        (this.names, this.values, this.covariance, this.errors, this.lost, this.unidentified) = (names, values, covariance, errors, lost, unidentified);
        Observations = observations;
        DegreesOfFreedom = observations - freeVariables;
        SumOfSquares = sumOfSquares;
        ConditionNumber = conditionNumber;
    }

    /// <summary>How many residuals there are.</summary>
    public int Observations { get; }

    /// <summary>Residuals less variables, those at bounds not counted; where this is not positive, nothing is known of errors and they are NaN.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The sum of the squared residuals, weighted; of robust losses twice what they come to.</summary>
    public double SumOfSquares { get; }

    /// <summary>The standard deviation of a residual of weight 1: the root of the sum of squares over the degrees of freedom.</summary>
    public double ResidualStandardDeviation => DegreesOfFreedom > 0 ? Math.Sqrt(SumOfSquares / DegreesOfFreedom) : double.NaN;

    /// <summary>What the variables are called, number by number, as in <c>rate</c> or <c>weights[3]</c>.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The variables.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The standard error of each variable: infinite where the data say nothing of it, NaN for one that a bound holds.</summary>
    public ReadOnlySpan<double> StandardErrors => errors;

    /// <summary>How differently the data determine combinations of variables: largest over smallest singular value of the Jacobian, its columns scaled to one length.</summary>
    public double ConditionNumber { get; }

    /// <summary>Whether JᵀJ, its columns scaled, is far from singular: a condition number below the inverse root of the rounding unit.</summary>
    public bool IsIdentifiable => unidentified.Length == 0;

    /// <summary>The combinations of variables that the data hardly determine, for instance <c>amplitude - 0.52·offset</c>: along them the variables can be moved while residuals stay.</summary>
    public IReadOnlyList<string> Unidentified => unidentified;

    /// <summary>The covariance of two variables.</summary>
    /// <param name="first">The number of one.</param>
    /// <param name="second">The number of the other.</param>
    /// <returns>Their covariance; of a variable with itself the square of its standard error.</returns>
    public double Covariance(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)values.Length, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second, (uint)values.Length, nameof(second));
        return first == second && double.IsPositiveInfinity(errors[first]) ? double.PositiveInfinity : covariance.Of(first, second);
    }

    /// <summary>The correlation of two variables.</summary>
    /// <param name="first">The number of one.</param>
    /// <param name="second">The number of the other.</param>
    /// <returns>A number between −1 and 1.</returns>
    public double Correlation(int first, int second)
        => first == second ? 1 : Math.Clamp(Covariance(first, second) / (errors[first] * errors[second]), -1, 1);

    /// <summary>The interval that holds a variable with a probability, by Student's distribution.</summary>
    /// <param name="variable">The number of the variable.</param>
    /// <param name="level">The probability, between 0 and 1.</param>
    /// <returns>Its ends.</returns>
    public (double Lower, double Upper) ConfidenceInterval(int variable, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)variable, (uint)values.Length, nameof(variable));
        var reach = Quantile(level) * errors[variable];
        return (values[variable] - reach, values[variable] + reach);
    }

    /// <summary>The standard error of what a model says, by its derivatives.</summary>
    /// <param name="gradient">The derivative of the value by each variable, in their order: what <c>‹method›Gradient</c> gives.</param>
    /// <returns>The standard error; infinite where the value changes along a combination of variables of which the data say nothing.</returns>
    public double ErrorOf(ReadOnlySpan<double> gradient)
    {
        if (gradient.Length != values.Length) throw new ArgumentException($"There are {values.Length} variables, but {gradient.Length} derivatives.", nameof(gradient));
        foreach (var direction in lost)
        {
            if (direction.Matters(gradient)) return double.PositiveInfinity;
        }

        var variance = covariance.Along(gradient);
        return double.IsNaN(variance) ? double.NaN : Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>Half the width of the band that holds the model's true value with a probability.</summary>
    /// <param name="gradient">The derivative of the value by each variable.</param>
    /// <param name="level">The probability, between 0 and 1.</param>
    /// <returns>How far the band reaches up and down.</returns>
    public double ConfidenceBand(ReadOnlySpan<double> gradient, double level = 0.95) => Quantile(level) * ErrorOf(gradient);

    /// <summary>Half the width of the band that holds another observation, of weight 1, with a probability.</summary>
    /// <param name="gradient">The derivative of the value by each variable.</param>
    /// <param name="level">The probability, between 0 and 1.</param>
    /// <returns>How far the band reaches up and down.</returns>
    public double PredictionBand(ReadOnlySpan<double> gradient, double level = 0.95)
        => Quantile(level) * Math.Sqrt(Math.Pow(ResidualStandardDeviation, 2) + Math.Pow(ErrorOf(gradient), 2));

    /// <summary>The part of the observations' variation that the model explains.</summary>
    /// <param name="observations">What was observed: residuals alone do not tell.</param>
    /// <param name="aboutMean">Whether variation is about the mean, or about 0, as is usual of models without a constant.</param>
    /// <returns>1 less the sum of squares over that of the observations.</returns>
    public double RSquared(ReadOnlySpan<double> observations, bool aboutMean = true)
    {
        var mean = 0.0;
        if (aboutMean)
        {
            foreach (var observation in observations) mean += observation / observations.Length;
        }

        var sum = 0.0;
        foreach (var observation in observations) sum += (observation - mean) * (observation - mean);
        return 1 - (SumOfSquares / sum);
    }

    /// <summary>A table: each variable with its standard error and the interval that holds it with a probability of 95 %.</summary>
    /// <returns>A line each, and one for the fit.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            var (lower, upper) = ConfidenceInterval(i);
            text.AppendLine(CultureInfo.InvariantCulture, $"{names[i],-20} {values[i],16:G9} ± {errors[i],-12:G4} [{lower:G6}, {upper:G6}]");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Observations} observations, {DegreesOfFreedom} degrees of freedom, residual standard deviation {ResidualStandardDeviation:G6}");
        foreach (var combination in unidentified) text.AppendLine().Append(CultureInfo.InvariantCulture, $"hardly determined: {combination}");
        return text.ToString();
    }

    private double Quantile(double level)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie between 0 and 1.");
        return DegreesOfFreedom > 0 ? StudentDistribution.Quantile(1 - level, DegreesOfFreedom) : double.NaN;
    }
}
