namespace Steepest.Tests.Generated;

/// <summary>Every optimizer that looks at all samples at once, on one convex problem, in double.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion(Dense = 5)]
public static partial class Ridged
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => Functions.Softplus(Functions.Dot(weights, features) + bias) - label * (Functions.Dot(weights, features) + bias);

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.SumOfSquares(weights);

    [Metric]
    public static double Error(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => (Functions.Dot(weights, features) + bias > 0) == (label > 0.5) ? 0 : 1;
}

/// <summary>A curved valley of any number of variables, in double.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton(Dense = 3)]
[TrustRegion]
public static partial class Valley
{
    [Loss]
    public static double Height(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var slope = x[i + 1] - x[i] * x[i];
            sum += 100 * slope * slope + (1 - x[i]) * (1 - x[i]);
        }

        return sum;
    }
}

/// <summary>The same by the directions of Polak and Ribière, and in float.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient(PolakRibiere = true)]
[Newton]
[TrustRegion(Dense = 3)]
public static partial class ValleySingle
{
    [Loss]
    public static float Height(ReadOnlySpan<float> x)
    {
        var sum = 0f;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var slope = x[i + 1] - x[i] * x[i];
            sum += 10 * slope * slope + (1 - x[i]) * (1 - x[i]);
        }

        return sum;
    }
}

/// <summary>A bowl with penalties of squares, whose minimum is known.</summary>
[Lbfgs]
[Newton]
[TrustRegion]
public static partial class Damped
{
    [Loss]
    public static double Height([L2(2)] double x, [L2(nameof(weight))] ReadOnlySpan<double> y, [Fixed] double weight)
    {
        var sum = (x - 3) * (x - 3);
        for (var i = 0; i < y.Length; i++) sum += (y[i] - 1) * (y[i] - 1);
        return sum;
    }
}
