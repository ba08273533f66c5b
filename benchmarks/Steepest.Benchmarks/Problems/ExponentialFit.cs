namespace Steepest.Benchmarks.Problems;

/// <summary>An exponential decay through measured points, by squares.</summary>
[Lbfgs]
public static partial class ExponentialFit
{
    [Loss]
    public static double Squares(ReadOnlySpan<double> parameters, [Fixed] ReadOnlySpan<double> times, [Fixed] ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            var residual = parameters[0] * Math.Exp(-parameters[1] * times[i]) + parameters[2] - values[i];
            sum += residual * residual;
        }

        return sum / 2;
    }
}
