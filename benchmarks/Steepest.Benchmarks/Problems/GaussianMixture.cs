namespace Steepest.Benchmarks.Problems;

/// <summary>
/// The log-likelihood of a Gaussian mixture with a Wishart prior, as ADBench defines it. A component's inverse square root is a lower
/// triangle: the logarithms of its diagonal, then the entries below it, column by column.
/// </summary>
public static partial class GaussianMixture
{
    [Differentiable]
    public static double LogLikelihood(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, [Fixed] ReadOnlySpan<double> points, int dimensions,
        [Fixed] double gamma, int m)
    {
        var d = dimensions;
        var components = alphas.Length;
        var count = points.Length / d;
        var entries = d * (d + 1) / 2;
        var sums = new double[components];
        var diagonals = new double[components * d];
        for (var k = 0; k < components; k++)
        {
            var sum = 0.0;
            for (var i = 0; i < d; i++)
            {
                var logarithm = icf[k * entries + i];
                sum += logarithm;
                diagonals[k * d + i] = Math.Exp(logarithm);
            }

            sums[k] = sum;
        }

        var terms = new double[components];
        var centred = new double[d];
        var product = new double[d];
        var likelihood = 0.0;
        for (var n = 0; n < count; n++)
        {
            for (var k = 0; k < components; k++)
            {
                for (var i = 0; i < d; i++) centred[i] = points[n * d + i] - means[k * d + i];
                for (var i = 0; i < d; i++) product[i] = diagonals[k * d + i] * centred[i];
                var entry = k * entries + d;
                for (var i = 0; i < d; i++)
                {
                    for (var j = i + 1; j < d; j++)
                    {
                        product[j] += icf[entry] * centred[i];
                        entry++;
                    }
                }

                var square = 0.0;
                for (var i = 0; i < d; i++) square += product[i] * product[i];
                terms[k] = alphas[k] + sums[k] - 0.5 * square;
            }

            likelihood += Functions.LogSumExp(terms);
        }

        var prior = 0.0;
        for (var k = 0; k < components; k++)
        {
            var frobenius = 0.0;
            for (var i = 0; i < d; i++) frobenius += diagonals[k * d + i] * diagonals[k * d + i];
            for (var i = d; i < entries; i++) frobenius += icf[k * entries + i] * icf[k * entries + i];
            prior += 0.5 * gamma * gamma * frobenius - m * sums[k];
        }

        return likelihood - count * d * 0.5 * Math.Log(2 * Math.PI) - count * Functions.LogSumExp(alphas) + prior - components * Normalization(d, gamma, m);
    }

    /// <summary>The constant of the Wishart prior.</summary>
    private static double Normalization(int p, double gamma, int m)
    {
        var n = p + m + 1;
        var sum = 0.25 * p * (p - 1) * Math.Log(Math.PI);
        for (var j = 1; j <= p; j++) sum += Functions.LogGamma(0.5 * n + 0.5 * (1 - j));
        return n * p * (Math.Log(gamma) - 0.5 * Math.Log(2)) - sum;
    }
}
