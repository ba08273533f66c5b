namespace Steepest.Benchmarks.Problems;

/// <summary>Rosenbrock's valley, to be minimised.</summary>
[Lbfgs]
public static partial class RosenbrockMinimum
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
