using Steepest;

namespace QuickStart;

/// <summary>The banana-shaped valley: minimum 0 where every element is 1.</summary>
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
