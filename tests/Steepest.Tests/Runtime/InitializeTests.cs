using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Starts of variables: distributions against their exact ones, matrices against what defines them.</summary>
public sealed class InitializeTests
{
    private const int Many = 20_000;

    private delegate void Filling(Span<double> values, int seed);

    /// <summary>Kolmogorov and Smirnov: the largest gap between the two distributions, times √n, exceeds 1.95 in one of a thousand.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Numbers_are_distributed_as_they_should_be(int which)
    {
        static double Bell(double x) => 0.5 * (1 + Functions.Erf(x / Math.Sqrt(2)));
        static Func<double, double> Between(double low, double high) => x => (x - low) / (high - low);
        static Func<double, double> Cut(double mean, double deviation, double cut) => x => (Bell((x - mean) / deviation) - Bell(-cut)) / (Bell(cut) - Bell(-cut));
        (Filling Fill, Func<double, double> Below, double Low, double High)[] cases =
        [
            ((values, seed) => Initialize.Uniform(values, -2, 5, seed), Between(-2, 5), -2, 5),
            ((values, seed) => Initialize.Normal(values, seed: seed), Bell, double.NegativeInfinity, double.PositiveInfinity),
            ((values, seed) => Initialize.Normal(values, 3, 0.25, seed), x => Bell((x - 3) / 0.25), double.NegativeInfinity, double.PositiveInfinity),
            ((values, seed) => Initialize.TruncatedNormal(values, seed: seed), Cut(0, 1, 2), -2, 2),
            ((values, seed) => Initialize.TruncatedNormal(values, 1, 2, 0.5, seed), Cut(1, 2, 0.5), 0, 2),
            ((values, seed) => Initialize.GlorotUniform(values, 100, 50, seed), Between(-0.2, 0.2), -0.2, 0.2),
            ((values, seed) => Initialize.GlorotNormal(values, 10, 22, seed), x => Bell(x / 0.25), double.NegativeInfinity, double.PositiveInfinity),
            ((values, seed) => Initialize.HeUniform(values, 24, seed), Between(-0.5, 0.5), -0.5, 0.5),
            ((values, seed) => Initialize.HeNormal(values, 50, seed), x => Bell(x / 0.2), double.NegativeInfinity, double.PositiveInfinity),
        ];
        var (fill, below, low, high) = cases[which];
        var values = new double[Many];
        fill(values, 7);
        Assert.All(values, value => Assert.InRange(value, low, high));
        var again = new double[Many];
        fill(again, 7);
        Assert.Equal(values, again);
        fill(again, 8);
        Assert.NotEqual(values[..10], again[..10]);
        fill(again, -7);
        Assert.NotEqual(values[..10], again[..10]);

        // Neighbours have nothing to do with each other: a correlation above 3.3/√n is one of a thousand.
        var mean = values.Average();
        var variance = values.Average(value => (value - mean) * (value - mean));
        var shared = Enumerable.Range(1, Many - 1).Average(i => (values[i] - mean) * (values[i - 1] - mean)) / variance;
        Assert.InRange(shared * Math.Sqrt(Many), -3.3, 3.3);
        Array.Sort(values);
        var gap = values.Select((value, i) => Math.Max(below(value) - (double)i / Many, (i + 1.0) / Many - below(value))).Max();
        Assert.InRange(gap * Math.Sqrt(Many), 0.2, 1.95);
    }

    [Fact]
    public void Floats_are_what_doubles_round_to_within_the_ends()
    {
        var (values, doubles) = (new float[Many], new double[Many]);
        Initialize.Uniform(values.AsSpan(), 0.1, 0.1 + 1e-8);
        Assert.All(values, value => Assert.InRange((double)value, 0.1, 0.1 + 1e-8));
        Initialize.Normal(values.AsSpan(), 1, 2, 3);
        Initialize.Normal(doubles.AsSpan(), 1, 2, 3);
        Assert.All(values.Zip(doubles), pair => Assert.Equal((float)pair.Second, pair.First, 1e-6 * Math.Abs(pair.Second)));
        Initialize.Constant(values.AsSpan(), 1.5f);
        Assert.All(values, value => Assert.Equal(1.5f, value));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(30, 80)]
    [InlineData(80, 30)]
    [InlineData(200, 200)]
    public void Rows_or_columns_are_orthogonal(int rows, int columns)
    {
        var values = new double[rows * columns];
        Initialize.Orthogonal(values.AsSpan(), columns, 1.5, seed: rows);
        for (var a = 0; a < Math.Min(rows, columns); a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var product = rows <= columns
                    ? Enumerable.Range(0, columns).Sum(i => values[a * columns + i] * values[b * columns + i])
                    : Enumerable.Range(0, rows).Sum(i => values[i * columns + a] * values[i * columns + b]);
                Assert.Equal(a == b ? 2.25 : 0, product, 1e-13);
            }
        }
    }

    [Fact]
    public void Orthogonal_matrices_point_anywhere()
    {
        // The corner of a random orthogonal 4 × 4 matrix has mean 0 and mean square 1/4; three standard errors.
        const int Rounds = 4000;
        var corners = Enumerable.Range(0, Rounds).Select(seed =>
        {
            var values = new double[16];
            Initialize.Orthogonal(values.AsSpan(), 4, seed: seed);
            return values[15];
        }).ToArray();
        Assert.InRange(corners.Average() * Math.Sqrt(Rounds / 0.25), -3, 3);
        Assert.Equal(0.25, corners.Average(value => value * value), 3 * Math.Sqrt(0.0625 / Rounds));
    }

    [Fact]
    public void So_many_places_of_a_row_are_filled()
    {
        var values = new double[4000 * 10];
        Initialize.Sparse(values.AsSpan(), 10, 3, 2, seed: 5);
        var places = new int[10];
        foreach (var row in values.Chunk(10))
        {
            Assert.Equal(3, row.Count(value => value != 0));
            for (var i = 0; i < 10; i++) places[i] += row[i] != 0 ? 1 : 0;
        }

        // Every place alike: a chi-square with 9 degrees of freedom is above 27.9 in one of a thousand (and smaller here, as a row's places differ).
        Assert.True(places.Sum(count => (count - 1200.0) * (count - 1200) / 1200) < 27.9);
        Assert.Equal(4, values.Where(value => value != 0).Average(value => value * value), 0.16);
        Initialize.Sparse(values.AsSpan(), 10, 50);
        Assert.DoesNotContain(0.0, values);
    }

    [Fact]
    public void Weights_are_scaled_to_what_their_outputs_deviate_by()
    {
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 40 * 6).Select(_ => random.NextDouble() * 10)], weights = new double[3 * 6];
        var calls = 0;
        void Linear(ReadOnlySpan<double> w, Span<double> outputs)
        {
            calls++;
            for (var i = 0; i < outputs.Length; i++) outputs[i] = Functions.Dot(w.Slice(i % 3 * 6, 6), inputs.AsSpan(i / 3 * 6, 6));
        }

        Initialize.Orthogonal(weights.AsSpan(), 6, seed: 2);
        var before = weights.ToArray();
        Assert.Equal(2, Initialize.ScaledTo(weights.AsSpan(), 120, Linear, 2, 1e-12), 1e-11);
        Assert.Equal(2, calls);
        Assert.All(weights.Zip(before), pair => Assert.Equal(weights[0] / before[0], pair.First / pair.Second, 1e-13));

        // Outputs that bend need several rounds.
        var reached = Initialize.ScaledTo(weights.AsSpan(), 120, (w, outputs) => { Linear(w, outputs); foreach (ref var value in outputs) value = Math.Tanh(value) + 0.1 * value; }, 0.7, 1e-6, 50);
        Assert.Equal(0.7, reached, 1e-6);
    }

    [Fact]
    public void What_was_learned_elsewhere_is_taken_over()
    {
        double[] learned = [1, 2, 3, 4, 5, 6], values = new double[6];
        Initialize.From(values.AsSpan(), learned);
        Assert.Equal(learned, values);
        double[] wider = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], narrow = new double[4];
        Initialize.From(wider.AsSpan(), 4, learned, 3);
        Assert.Equal([1, 2, 3, 9, 4, 5, 6, 9, 9, 9, 9, 9], wider);
        Initialize.From(narrow.AsSpan(), 2, learned, 3);
        Assert.Equal([1, 2, 4, 5], narrow);
    }

    [Fact]
    public void Nonsense_is_refused_by_name()
    {
        var values = new double[6];
        void Refuses(string name, Action<double[]> fill) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => fill(values)).ParamName);
        Refuses("low", x => Initialize.Uniform(x.AsSpan(), double.NaN, 1));
        Refuses("high", x => Initialize.Uniform(x.AsSpan(), 2, 1));
        Refuses("high", x => Initialize.Uniform(x.AsSpan(), 2, double.PositiveInfinity));
        Refuses("deviation", x => Initialize.Normal(x.AsSpan(), 0, -1));
        Refuses("mean", x => Initialize.TruncatedNormal(x.AsSpan(), double.NaN));
        Refuses("cut", x => Initialize.TruncatedNormal(x.AsSpan(), cut: 0));
        Refuses("inputs", x => Initialize.GlorotUniform(x.AsSpan(), 0, 1));
        Refuses("outputs", x => Initialize.GlorotNormal(x.AsSpan(), 1, 0));
        Refuses("inputs", x => Initialize.HeNormal(x.AsSpan(), -1));
        Refuses("inputs", x => Initialize.HeUniform(x.AsSpan(), 0));
        Refuses("columns", x => Initialize.Orthogonal(x.AsSpan(), 0));
        Refuses("values", x => Initialize.Orthogonal(x.AsSpan(), 4));
        Refuses("gain", x => Initialize.Orthogonal(x.AsSpan(), 3, double.NaN));
        Refuses("filled", x => Initialize.Sparse(x.AsSpan(), 3, -1));
        Refuses("learned", x => Initialize.From(x.AsSpan(), new double[5]));
        Refuses("learned", x => Initialize.From(x.AsSpan(), 3, new double[5], 2));
        Refuses("learnedColumns", x => Initialize.From(x.AsSpan(), 3, new double[5], 0));
        Refuses("outputs", x => Initialize.ScaledTo(x.AsSpan(), 5, null!));
        Refuses("count", x => Initialize.ScaledTo(x.AsSpan(), 1, (_, _) => { }));
        Refuses("deviation", x => Initialize.ScaledTo(x.AsSpan(), 5, (_, _) => { }, 0));
        Refuses("tolerance", x => Initialize.ScaledTo(x.AsSpan(), 5, (_, _) => { }, 1, 0));
        Assert.Throws<InvalidOperationException>(() => Initialize.ScaledTo(values.AsSpan(), 5, (_, outputs) => outputs.Fill(3)));
        Assert.Throws<InvalidOperationException>(() => Initialize.ScaledTo(values.AsSpan(), 5, (_, outputs) => outputs[2] = double.NaN));
    }
}
