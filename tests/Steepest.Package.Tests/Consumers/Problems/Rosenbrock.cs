// The class as the package's page shows it: without documentation.
#pragma warning disable CS1591

using Steepest;

[Lbfgs]
public static partial class Rosenbrock
{
    [Loss]
    public static double Loss(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var slope = x[i + 1] - x[i] * x[i];
            var offset = 1 - x[i];
            sum += 100 * slope * slope + offset * offset;
        }
        return sum;
    }
}
