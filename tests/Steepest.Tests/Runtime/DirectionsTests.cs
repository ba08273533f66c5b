using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Directions against the formulas of the textbook, written with sums over all indices.</summary>
public sealed class DirectionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    public void BfgsKeepsTheMatrixOfTheTextbook(int n)
    {
        var random = new Random(n);
        var directions = new CurvatureMatrix<double>(new AlignedMemory<double>(CurvatureMatrix<double>.VectorsFor(n), n), 0, n);
        var expected = new double[n, n];
        for (var pair = 0; pair < 5; pair++)
        {
            var (from, to, before, after) = (Numbers(random, n), Numbers(random, n), Numbers(random, n), Numbers(random, n));
            var (s, y) = (Difference(to, from), Difference(after, before));
            if (Dot(s, y) < 0) (from, to, s) = (to, from, Difference(from, to));
            var curvature = Dot(s, y);
            directions.Add(Padded(from), Padded(to), Padded(before), Padded(after), Padded(s), 1e-16);
            for (var i = 0; pair == 0 && i < n; i++) expected[i, i] = curvature / Dot(y, y);

            // (I − s·yᵀ/yᵀs)·H·(I − y·sᵀ/yᵀs) + s·sᵀ/yᵀs (Nocedal and Wright, 6.17).
            double Left(int i, int j) => (i == j ? 1 : 0) - s[i] * y[j] / curvature;
            var half = new double[n, n];
            var next = new double[n, n];
            foreach (var (i, j, k) in Triples(n)) half[i, j] += Left(i, k) * expected[k, j];
            foreach (var (i, j, k) in Triples(n)) next[i, j] += half[i, k] * Left(j, k) + (k == 0 ? s[i] * s[j] / curvature : 0);
            expected = next;

            var gradient = Numbers(random, n);
            var direction = Padded(new double[n]);
            directions.SetDirection(direction, Padded(gradient));
            for (var i = 0; i < n; i++)
            {
                var exact = -Enumerable.Range(0, n).Sum(j => expected[i, j] * gradient[j]);
                var size = Enumerable.Range(0, n).Sum(j => Math.Abs(expected[i, j] * gradient[j]));
                Assert.True(Math.Abs(exact - direction[i]) <= 1e-9 * size, $"{pair}, {i}: {direction[i]} instead of {exact}");
            }
        }
    }

    [Fact]
    public void BfgsTakesInNoStepAgainstTheCurvature()
    {
        var directions = new CurvatureMatrix<double>(new AlignedMemory<double>(CurvatureMatrix<double>.VectorsFor(2), 2), 0, 2);
        directions.Add(Padded([0, 0]), Padded([1, 0]), Padded([1, 1]), Padded([0, 1]), Padded([1, 0]), 1e-16);
        Assert.Equal(0, directions.Count);
        directions.Add(Padded([0, 0]), Padded([1, 0]), Padded([0, 1]), Padded([4, 1]), Padded([1, 0]), 1e-16);
        Assert.Equal(1, directions.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConjugateDirectionsAreThoseOfTheTextbook(bool isPolakRibiere)
    {
        const int n = 6;
        var bounded = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var directions = new ConjugateDirections<double>(new AlignedMemory<double>(ConjugateDirections<double>.Vectors, n), 0, isPolakRibiere);
            var (from, to, before, after) = (Numbers(random, n), Numbers(random, n), Numbers(random, n), Numbers(random, n));
            double[] last = [.. Difference(to, from).Select(x => 0.3 * x)];
            var y = Difference(after, before);
            directions.Add(Padded(from), Padded(to), Padded(before), Padded(after), Padded(last), 1e-16);
            var curvature = Dot(last, y);
            var floor = -1 / (Math.Sqrt(Dot(last, last)) * Math.Min(0.01, Math.Sqrt(Dot(before, before))));
            var beta = isPolakRibiere
                ? Math.Max(0, Dot(after, y) / Dot(before, before))
                : Math.Max(floor, Enumerable.Range(0, n).Sum(i => (y[i] - 2 * last[i] * Dot(y, y) / curvature) * after[i]) / curvature);
            if (!isPolakRibiere && curvature <= 0)
            {
                Assert.Equal(0, directions.Count);
                continue;
            }

            if (beta == 0 || beta == floor) bounded++;
            var direction = Padded(new double[n]);
            directions.SetDirection(direction, Padded(after));
            for (var i = 0; i < n; i++) Assert.Equal(beta * last[i] - after[i], direction[i], 1e-11 * (1 + Math.Abs(beta)));
        }

        Assert.Equal(isPolakRibiere, bounded > 0);
    }

    private static IEnumerable<(int I, int J, int K)> Triples(int n)
        => from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) from k in Enumerable.Range(0, n) select (i, j, k);

    private static double[] Numbers(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * 2 - 1)];

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Padded(double[] values)
    {
        var padded = new double[new AlignedMemory<double>(0, values.Length).VectorLength];
        values.CopyTo(padded, 0);
        return padded;
    }
}
