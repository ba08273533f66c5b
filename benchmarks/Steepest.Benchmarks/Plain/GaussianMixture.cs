namespace Steepest.Benchmarks.Plain;

/// <summary>
/// The log-likelihood of a Gaussian mixture with a Wishart prior and its gradient, differentiated by hand: one pass over the components of a
/// point for the terms, one for the adjoints.
/// </summary>
internal sealed class GaussianMixture(int dimensions, int components, double gamma, int m)
{
    private readonly int entries = dimensions * (dimensions + 1) / 2;
    private readonly double[] sums = new double[components];
    private readonly double[] diagonals = new double[components * dimensions];
    private readonly double[] terms = new double[components];
    private readonly double[] centred = new double[components * dimensions];
    private readonly double[] products = new double[components * dimensions];

    public double Gradient(double[] alphas, double[] means, double[] icf, double[] points, double[] alphasGradient, double[] meansGradient, double[] icfGradient)
    {
        var d = dimensions;
        var count = points.Length / d;
        Array.Clear(alphasGradient);
        Array.Clear(meansGradient);
        Array.Clear(icfGradient);
        for (var k = 0; k < components; k++)
        {
            sums[k] = 0;
            for (var i = 0; i < d; i++)
            {
                sums[k] += icf[k * entries + i];
                diagonals[k * d + i] = Math.Exp(icf[k * entries + i]);
            }
        }

        var likelihood = 0.0;
        for (var n = 0; n < count; n++)
        {
            for (var k = 0; k < components; k++) terms[k] = alphas[k] + sums[k] - 0.5 * Square(k, n, means, icf, points);
            var largest = terms.Max();
            var sum = 0.0;
            for (var k = 0; k < components; k++)
            {
                terms[k] = Math.Exp(terms[k] - largest);
                sum += terms[k];
            }

            likelihood += largest + Math.Log(sum);
            for (var k = 0; k < components; k++)
            {
                alphasGradient[k] += terms[k] / sum;
                Add(k, terms[k] / sum, icf, meansGradient, icfGradient);
            }
        }

        return likelihood - (count * d * 0.5 * Math.Log(2 * Math.PI)) + Rest(count, alphas, icf, alphasGradient, icfGradient);
    }

    /// <summary>What does not depend on the points: the prior, and the sum of the weights.</summary>
    public double Rest(int count, ReadOnlySpan<double> alphas, ReadOnlySpan<double> icf, Span<double> alphasGradient, Span<double> icfGradient)
    {
        var d = dimensions;
        var value = 0.0;
        for (var k = 0; k < components; k++)
        {
            for (var i = 0; i < d; i++)
            {
                var logarithm = icf[k * entries + i];
                var square = Math.Exp(2 * logarithm);
                value += (0.5 * gamma * gamma * square) - (m * logarithm);
                icfGradient[k * entries + i] += (gamma * gamma * square) - m;
            }

            for (var i = k * entries + d; i < (k + 1) * entries; i++)
            {
                value += 0.5 * gamma * gamma * icf[i] * icf[i];
                icfGradient[i] += gamma * gamma * icf[i];
            }
        }

        var largest = double.NegativeInfinity;
        foreach (var alpha in alphas) largest = Math.Max(largest, alpha);
        var sum = 0.0;
        foreach (var alpha in alphas) sum += Math.Exp(alpha - largest);
        for (var k = 0; k < components; k++) alphasGradient[k] -= count * Math.Exp(alphas[k] - largest) / sum;
        return value - (count * (largest + Math.Log(sum))) - (components * Normalization());
    }

    private double Normalization()
    {
        var n = dimensions + m + 1;
        var sum = 0.25 * dimensions * (dimensions - 1) * Math.Log(Math.PI);
        for (var j = 1; j <= dimensions; j++) sum += Functions.LogGamma(0.5 * (n + 1 - j));
        return (n * dimensions * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - sum;
    }

    private double Square(int k, int n, double[] means, double[] icf, double[] points)
    {
        var d = dimensions;
        for (var i = 0; i < d; i++)
        {
            centred[k * d + i] = points[n * d + i] - means[k * d + i];
            products[k * d + i] = diagonals[k * d + i] * centred[k * d + i];
        }

        var entry = k * entries + d;
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++) products[k * d + j] += icf[entry++] * centred[k * d + i];
        }

        var square = 0.0;
        for (var i = 0; i < d; i++) square += products[k * d + i] * products[k * d + i];
        return square;
    }

    private void Add(int k, double weight, double[] icf, double[] meansGradient, double[] icfGradient)
    {
        var d = dimensions;
        for (var i = 0; i < d; i++)
        {
            var adjoint = -weight * products[k * d + i];
            meansGradient[k * d + i] -= adjoint * diagonals[k * d + i];
            icfGradient[k * entries + i] += weight + (adjoint * diagonals[k * d + i] * centred[k * d + i]);
        }

        var entry = k * entries + d;
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++)
            {
                var adjoint = -weight * products[k * d + j];
                icfGradient[entry] += adjoint * centred[k * d + i];
                meansGradient[k * d + i] -= adjoint * icf[entry++];
            }
        }
    }
}
