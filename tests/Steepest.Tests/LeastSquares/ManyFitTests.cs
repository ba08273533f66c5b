using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Many fits side by side end where the same fits end one by one.</summary>
public sealed class ManyFitTests
{
    private const int Problems = 1500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Fits_of_different_numbers_of_rows_are_those_of_the_solver()
    {
        var (parameters, counts, t, y) = Decays();
        var samples = new PlainDecay.Samples(t, y);
        var starts = (double[])parameters.Clone();
        var (status, losses) = (new MinimizeStatus[Problems], new double[Problems]);
        var converged = PlainDecay.MinimizeMany(parameters, samples, counts, status, losses);
        Assert.Equal(status.Count(one => one == MinimizeStatus.Converged), converged);
        Assert.True(converged > 0.99 * Problems, $"{converged} converged");
        var first = 0;
        for (var k = 0; k < Problems; k++)
        {
            var rows = samples.Slice(first, counts[k]);
            first += counts[k];
            if (counts[k] < 2 || status[k] != MinimizeStatus.Converged) continue;
            var (a, b) = (starts[2 * k], starts[2 * k + 1]);
            PlainDecay.MinimizeGaussNewton(ref a, ref b, rows, cancellationToken: Token);
            Assert.Equal(a, parameters[2 * k], 1e-6);
            Assert.Equal(b, parameters[2 * k + 1], 1e-6);
            Assert.Equal(PlainDecay.Evaluate(a, b, rows).Loss, losses[k], 1e-9);
        }
    }

    [Fact]
    public void Results_depend_neither_on_threads_nor_on_neighbours()
    {
        var (parameters, counts, t, y) = Decays();
        var samples = new PlainDecay.Samples(t, y);
        var (alone, shared) = ((double[])parameters.Clone(), (double[])parameters.Clone());
        PlainDecay.MinimizeMany(shared, samples, counts, options: new MinimizeOptions { Threads = 0 });
        var first = 0;
        for (var k = 0; k < Problems; k++)
        {
            PlainDecay.MinimizeMany(alone.AsSpan(2 * k, 2), samples.Slice(first, counts[k]), counts.AsSpan(k, 1));
            first += counts[k];
        }

        Assert.Equal(alone, shared);
    }

    [Fact]
    public void Bounds_and_fixed_inputs_hold_for_all_of_them()
    {
        var (parameters, counts, t, y) = Decays();
        var (status, samples) = (new MinimizeStatus[Problems], new BoundedDecay.Samples(t, y));
        BoundedDecay.MinimizeMany(parameters, slowest: 1.2, background: 0.01, samples, counts, status);
        Assert.All(Enumerable.Range(0, Problems), k => Assert.True(parameters[2 * k] is >= 0 and <= 10 && parameters[2 * k + 1] >= 1.2));
        Assert.Contains(Enumerable.Range(0, Problems), k => parameters[2 * k + 1] == 1.2);
        var (a, b) = (1.0, 1.0);
        var rows = samples.Slice(counts[0], counts[1]);
        BoundedDecay.MinimizeDogleg(ref a, ref b, 1.2, 0.01, rows, cancellationToken: Token);
        Assert.Equal(a, parameters[2], 1e-6);
        Assert.Equal(b, parameters[3], 1e-6);
    }

    [Fact]
    public void Spans_of_floats_with_a_prior_are_those_of_the_solver()
    {
        var random = new Random(5);
        var counts = Enumerable.Range(0, 100).Select(k => 6 + k % 7).ToArray();
        var rows = counts.Sum();
        var samples = new ManySpans.Samples(Enumerable.Range(0, 2 * rows).Select(_ => random.NextSingle()).ToArray(), Enumerable.Range(0, rows).Select(_ => random.NextSingle()).ToArray());
        var parameters = new float[300];
        Assert.Equal(100, ManySpans.MinimizeMany(parameters, samples, counts));
        var first = 0;
        for (var k = 0; k < 100; k++)
        {
            var b = new float[3];
            ManySpans.Minimize(b, samples.Slice(first, counts[k]), cancellationToken: Token);
            first += counts[k];
            for (var i = 0; i < 3; i++) Assert.Equal(b[i], parameters[3 * k + i], 2e-3f);
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var samples = new PlainDecay.Samples(new double[4], new double[4]);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => PlainDecay.MinimizeMany(new double[3], samples, [2, 2])).ParamName);
        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => PlainDecay.MinimizeMany(new double[4], samples, [2, 1])).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => PlainDecay.MinimizeMany(new double[4], samples, [2, 2], new MinimizeStatus[1])).ParamName);
    }

    /// <summary>Decays of different amplitudes and rates, of no row to twenty.</summary>
    private static (double[] Parameters, int[] Counts, double[] T, double[] Y) Decays()
    {
        var random = new Random(11);
        int[] counts = [0, .. Enumerable.Range(1, Problems - 1).Select(k => 4 + k % 17)];
        var (t, y) = (new List<double>(), new List<double>());
        foreach (var count in counts)
        {
            var (a, b) = (1 + random.NextDouble(), 0.5 + random.NextDouble());
            for (var i = 0; i < count; i++)
            {
                t.Add(0.2 * i);
                y.Add(a * Math.Exp(-b * 0.2 * i) + 0.01 * (random.NextDouble() - 0.5));
            }
        }

        return ([.. Enumerable.Repeat(1.0, 2 * Problems)], counts, [.. t], [.. y]);
    }
}
