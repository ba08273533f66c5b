using System.Numerics;

namespace Steepest.Tests.Generated;

/// <summary>Problem 1 of Hock and Schittkowski (1981), and with a higher floor problem 2: a curved valley above a floor.</summary>
[GradientDescent(LearningRate = 1e-3)]
[Momentum(LearningRate = 1e-4)]
[AdaGrad(LearningRate = 0.3)]
[Adam(LearningRate = 0.02)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
public static partial class FlooredValley
{
    [Loss]
    public static double Height(
        [Length(2), Bounds(nameof(least), double.PositiveInfinity)] ReadOnlySpan<double> x, [Fixed, Length(2)] ReadOnlySpan<double> least)
    {
        if (x[1] < least[1]) throw new ArgumentOutOfRangeException(nameof(x));
        var slope = x[1] - x[0] * x[0];
        return 100 * slope * slope + (1 - x[0]) * (1 - x[0]);
    }
}

/// <summary>Problem 5 of Hock and Schittkowski: single numbers, each with bounds of its own.</summary>
[GradientDescent(LearningRate = 0.05)]
[Adam(LearningRate = 0.02)]
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
[RandomSearch]
[CoordinateDescent]
public static partial class TiltedWave
{
    [Loss]
    public static double Height([Bounds(-1.5, 4)] double a, [Bounds(-3, 3)] double b)
    {
        if (a < -1.5 || a > 4 || b < -3 || b > 3) throw new ArgumentOutOfRangeException(nameof(a));
        return Math.Sin(a + b) + (a - b) * (a - b) - 1.5 * a + 2.5 * b + 1;
    }
}

/// <summary>Problem 45 of Hock and Schittkowski: all variables end at bounds, each at its own.</summary>
[GradientDescent(LearningRate = 0.3)]
[Lbfgs]
[Bfgs]
[ConjugateGradient(PolakRibiere = true)]
[Newton]
[TrustRegion]
[RandomSearch]
[CoordinateDescent]
public static partial class Product
{
    [Loss]
    public static double Rest([Bounds(0, nameof(most))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> most)
    {
        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || x[i] > most[i]) throw new ArgumentOutOfRangeException(nameof(x));
            product *= x[i];
        }

        return 2 - product / 120;
    }
}

/// <summary>Problem 110 of Hock and Schittkowski: outside its bounds there is no loss at all.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
[RandomSearch]
[CoordinateDescent]
public static partial class Logarithms
{
    [Loss]
    public static double Sum([Bounds(2.001, 9.999)] ReadOnlySpan<double> x)
    {
        var (sum, product) = (0.0, 1.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 2.001 || x[i] > 9.999) throw new ArgumentOutOfRangeException(nameof(x));
            var (low, high) = (Math.Log(x[i] - 2), Math.Log(10 - x[i]));
            sum += low * low + high * high;
            product *= x[i];
        }

        return sum - Math.Pow(product, 0.2);
    }
}

/// <summary>A convex quadratic of any size, Σ ½·aᵢ·(xᵢ + coupling·xᵢ₋₁ − bᵢ)², with bounds for each number.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
[GradientDescent(LearningRate = 0.02)]
public static partial class Boxed
{
    [Loss]
    public static double Cost(
        [Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, ReadOnlySpan<int> order, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper,
        [Fixed] ReadOnlySpan<double> curvature, [Fixed] ReadOnlySpan<double> target, [Fixed] double coupling)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < lower[i] || x[i] > upper[i]) throw new ArgumentOutOfRangeException(nameof(x));
            var before = coupling * x[order[i]];
            var rest = x[i] + before - target[i];
            sum += 0.5 * curvature[i] * rest * rest;
        }

        return sum;
    }
}

/// <summary>Fractions of a mixture over samples: floats beside doubles, a struct, and mini-batches.</summary>
[Adam(LearningRate = 0.01)]
[GradientDescent(LearningRate = 0.05)]
[Lbfgs]
public static partial class Mixed
{
    [Loss]
    public static double Cost(
        [Bounds(0, 0.1)] ReadOnlySpan<float> weights, [Bounds(-0.5, nameof(most))] double bias, [Fixed] double most,
        [Bounds(nameof(least), nameof(best))] Vector2 slope, [Fixed] Vector2 least, [Fixed] Vector2 best, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var sum = bias + slope.X * features[0] + slope.Y * features[1];
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0 || weights[i] > 0.1f) throw new ArgumentOutOfRangeException(nameof(weights));
            sum += weights[i] * features[i];
        }

        if (bias > most || bias < -0.5 || slope.X < least.X || slope.Y > best.Y) throw new ArgumentOutOfRangeException(nameof(bias));
        return (sum - label) * (sum - label);
    }
}
