using System.Buffers;
using System.Numerics;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained.Domains;

/// <summary>Variables under [Positive] and [UnitInterval], beside the same problems with the softplus and the sigmoid written out by hand.</summary>
public sealed class DomainTests
{
    private const double Accuracy = 1e-9;

    private delegate MinimizeResult Run(Span<double> rates, ref double share, ref double shift, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult RunRows<TSamples>(Span<double> weights, ref double share, TSamples samples, MinimizeOptions options);

    private static readonly Dictionary<string, (Run Kept, Run WrittenOut)> Runs = new()
    {
        ["gradient descent"] = (Kept.MinimizeGradientDescent, WrittenOut.MinimizeGradientDescent),
        ["Nesterov"] = (Kept.MinimizeNesterov, WrittenOut.MinimizeNesterov),
        ["Adam"] = (Kept.MinimizeAdam, WrittenOut.MinimizeAdam),
        ["Lion"] = (Kept.MinimizeLion, WrittenOut.MinimizeLion),
        ["L-BFGS"] = (Kept.MinimizeLbfgs, WrittenOut.MinimizeLbfgs),
        ["BFGS"] = (Kept.MinimizeBfgs, WrittenOut.MinimizeBfgs),
        ["conjugate gradients"] = (Kept.MinimizeConjugateGradient, WrittenOut.MinimizeConjugateGradient),
        ["Newton"] = (Kept.MinimizeNewton, WrittenOut.MinimizeNewton),
        ["trust region"] = (Kept.MinimizeTrustRegion, WrittenOut.MinimizeTrustRegion),
        ["SQP"] = (Kept.MinimizeSqp, WrittenOut.MinimizeSqp),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Optimizers => [.. Runs.Keys];

    private static (double[] Features, double[] Targets) Rows
    {
        get
        {
            var random = new Random(7);
            var (features, targets) = (new double[60 * 5], new double[60]);
            for (var i = 0; i < features.Length; i++) features[i] = random.NextDouble() - 0.5;
            for (var i = 0; i < targets.Length; i++) targets[i] = 0.3 + features[5 * i] + 0.5 * features[5 * i + 1] - 0.2 * features[5 * i + 2] + 0.05 * random.NextDouble();
            return (features, targets);
        }
    }

    private static (double[] T, double[] Y) Decay
    {
        get
        {
            double[] t = [.. Enumerable.Range(0, 25).Select(i => 0.2 * i)];
            return (t, [.. t.Select(time => Inside.Decay(2.5, 1.3, 0.1, time) + 0.01 * Math.Sin(40 * time))]);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_way_is_that_of_the_functions_written_out(string optimizer)
    {
        for (var iterations = 1; iterations <= 15; iterations++)
        {
            double[] rates = [0.3, 1.2, 0.05, 7, 0.9, 2];
            var (share, shift) = (0.8, -0.4);
            double[] numbers = [.. rates.Select(Number)];
            var (inner, beside) = (Math.Log(share / (1 - share)), shift);
            var options = new MinimizeOptions { MaxIterations = iterations };
            var kept = Runs[optimizer].Kept(rates, ref share, ref shift, options, Token);
            var written = Runs[optimizer].WrittenOut(numbers, ref inner, ref beside, options, Token);
            for (var i = 0; i < rates.Length; i++) Assert.Equal(1, rates[i] / Functions.Softplus(numbers[i]), Accuracy);
            Assert.Equal(Functions.Sigmoid(inner), share, Accuracy);
            Assert.Equal(beside, shift, Accuracy);
            Assert.Equal(written.Loss, kept.Loss, Accuracy * Math.Max(1, written.Loss));
            Assert.Equal(written.Status, kept.Status);
            Assert.Equal(kept.Loss, Kept.Evaluate(rates, share, shift).Loss, 1e-12 * Math.Max(1, kept.Loss));
        }
    }

    [Fact]
    public void Mini_batches_and_whole_batches_go_the_same_way_too()
    {
        var (features, targets) = Rows;
        var (kept, written) = (new KeptRows.Samples(features, targets), new WrittenOutRows.Samples(features, targets));
        var plain = new MinimizeOptions { MaxIterations = 6 };
        foreach (var size in new[] { 1, 7, 60 })
        {
            var options = new MinimizeOptions { Epochs = 3, BatchSize = size, Seed = 3 };
            Compare("gradient descent", Of<KeptRows.Samples>((w, ref s, data, o) => KeptRows.MinimizeGradientDescent(w, ref s, data, options: o, cancellationToken: Token)), Of<WrittenOutRows.Samples>((w, ref s, data, o) => WrittenOutRows.MinimizeGradientDescent(w, ref s, data, options: o, cancellationToken: Token)), options);
            Compare("Adam", Of<KeptRows.Samples>((w, ref s, data, o) => KeptRows.MinimizeAdam(w, ref s, data, options: o, cancellationToken: Token)), Of<WrittenOutRows.Samples>((w, ref s, data, o) => WrittenOutRows.MinimizeAdam(w, ref s, data, options: o, cancellationToken: Token)), options);
        }

        Compare("L-BFGS", Of<KeptRows.Samples>((w, ref s, data, o) => KeptRows.MinimizeLbfgs(w, ref s, data, options: o, cancellationToken: Token)), Of<WrittenOutRows.Samples>((w, ref s, data, o) => WrittenOutRows.MinimizeLbfgs(w, ref s, data, options: o, cancellationToken: Token)), plain);
        Compare("Newton", Of<KeptRows.Samples>((w, ref s, data, o) => KeptRows.MinimizeNewton(w, ref s, data, options: o, cancellationToken: Token)), Of<WrittenOutRows.Samples>((w, ref s, data, o) => WrittenOutRows.MinimizeNewton(w, ref s, data, options: o, cancellationToken: Token)), plain);

        static RunRows<TSamples> Of<TSamples>(RunRows<TSamples> run) => run;

        void Compare(string name, RunRows<KeptRows.Samples> one, RunRows<WrittenOutRows.Samples> other, MinimizeOptions options)
        {
            double[] weights = [0.1, 0.2, 0.3, 0.4, 0.5];
            double[] numbers = [.. weights.Select(Number)];
            var (share, inner) = (0.5, 0.0);
            var result = one(weights, ref share, kept, options);
            var reference = other(numbers, ref inner, written, options);
            for (var i = 0; i < weights.Length; i++) Assert.True(Math.Abs(weights[i] - Functions.Softplus(numbers[i])) < Accuracy, name);
            Assert.Equal(Functions.Sigmoid(inner), share, Accuracy);
            Assert.Equal(reference.Loss, result.Loss, Accuracy);
        }
    }

    [Fact]
    public void Fits_go_the_same_way_and_their_statistics_are_of_the_variables()
    {
        var (t, y) = Decay;
        var (kept, written) = (new KeptDecay.Samples(t, y), new WrittenOutDecay.Samples(t, y));
        for (var iterations = 1; iterations < 12; iterations++)
        {
            var options = new MinimizeOptions { MaxIterations = iterations };
            Compare((ref a, ref r, ref f) => KeptDecay.MinimizeLevenbergMarquardt(ref a, ref r, ref f, kept, options: options, cancellationToken: Token), (ref a, ref r, ref f) => WrittenOutDecay.MinimizeLevenbergMarquardt(ref a, ref r, ref f, written, options: options, cancellationToken: Token));
            Compare((ref a, ref r, ref f) => KeptDecay.MinimizeGaussNewton(ref a, ref r, ref f, kept, options: options, cancellationToken: Token), (ref a, ref r, ref f) => WrittenOutDecay.MinimizeGaussNewton(ref a, ref r, ref f, written, options: options, cancellationToken: Token));
            Compare((ref a, ref r, ref f) => KeptDecay.MinimizeDogleg(ref a, ref r, ref f, kept, options: options, cancellationToken: Token), (ref a, ref r, ref f) => WrittenOutDecay.MinimizeDogleg(ref a, ref r, ref f, written, options: options, cancellationToken: Token));
        }

        var (amplitude, rate, floor) = (1.0, 0.5, 0.5);
        Assert.Equal(MinimizeStatus.Converged, KeptDecay.MinimizeLevenbergMarquardt(ref amplitude, ref rate, ref floor, kept, cancellationToken: Token).Status);
        var (statistics, expected) = (KeptDecay.Statistics(amplitude, rate, floor, kept), FreeDecay.Statistics(amplitude, rate, floor, new FreeDecay.Samples(t, y)));
        for (var i = 0; i < 3; i++) Assert.Equal(1, statistics.StandardErrors[i] / expected.StandardErrors[i], 1e-12);

        static void Compare(Fit one, Fit other)
        {
            var (amplitude, rate, floor) = (1.0, 0.5, 0.5);
            var (first, second, third) = (Number(amplitude), Number(rate), 0.0);
            Assert.Equal(other(ref first, ref second, ref third).Loss, one(ref amplitude, ref rate, ref floor).Loss, 1e-9);
            Assert.Equal(Functions.Softplus(first), amplitude, 1e-8);
            Assert.Equal(Functions.Softplus(second), rate, 1e-8);
            Assert.Equal(Functions.Sigmoid(third), floor, 1e-8);
        }
    }

    private delegate MinimizeResult Fit(ref double amplitude, ref double rate, ref double floor);

    [Fact]
    public void Many_fits_side_by_side_end_where_single_ones_do()
    {
        var (t, y) = Decay;
        const int Count = 21;
        var (times, values) = (new double[Count * t.Length], new double[Count * t.Length]);
        for (var k = 0; k < Count; k++)
        {
            for (var i = 0; i < t.Length; i++) (times[k * t.Length + i], values[k * t.Length + i]) = (t[i], Inside.Decay(1 + 0.2 * k, 0.6 + 0.05 * k, 0.02 + 0.01 * k, t[i]) + 0.01 * Math.Sin(k + 40 * t[i]));
        }

        double[] parameters = [.. Enumerable.Repeat(new[] { 1.5, 0.8, 0.2 }, Count).SelectMany(start => start)];
        int[] counts = [.. Enumerable.Repeat(t.Length, Count)];
        Assert.Equal(Count, KeptDecay.MinimizeMany(parameters, new KeptDecay.Samples(times, values), counts));
        for (var k = 0; k < Count; k++)
        {
            var (amplitude, rate, floor) = (1.5, 0.8, 0.2);
            KeptDecay.MinimizeLevenbergMarquardt(ref amplitude, ref rate, ref floor, new KeptDecay.Samples(times[(k * t.Length)..((k + 1) * t.Length)], values[(k * t.Length)..((k + 1) * t.Length)]), cancellationToken: Token);
            Assert.Equal(amplitude, parameters[3 * k], 1e-7);
            Assert.Equal(rate, parameters[3 * k + 1], 1e-7);
            Assert.Equal(floor, parameters[3 * k + 2], 1e-7);
        }

        double[] outside = [1, 1, 0.5, 1, -1, 0.5];
        var given = outside.ToArray();
        var thrown = Assert.Throws<ArgumentException>(() => KeptDecay.MinimizeMany(outside, new KeptDecay.Samples(times.AsMemory(0, 50), values.AsMemory(0, 50)), [25, 25]));
        Assert.Contains("rate is [Positive] and cannot begin at -1", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(given, outside);
    }

    [Fact]
    public void Residuals_that_are_written_are_differentiated_by_the_numbers()
    {
        double[] targets = [3, 8, 5, 1, 2];
        double[] roots = [1, 1, 1, 1, 1];
        Assert.Equal(MinimizeStatus.Converged, KeptOutputs.Minimize(roots, targets, 5, cancellationToken: Token).Status);
        for (var i = 0; i < 5; i++) Assert.Equal(targets[i], roots[i] * roots[i] * roots[(i + 1) % 5], 1e-9);
        Assert.True(KeptOutputs.CheckGradients([1, 0.5, 2, 1, 1], targets, 5).Passed);
    }

    [Fact]
    public void Limits_are_kept_beside_domains()
    {
        double[] p = [.. Enumerable.Repeat(0.1, 6)];
        var result = PositiveDie.Minimize(p, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);

        // Shares that grow by one factor from eye to eye are the answer; the factor solves the equation of the mean.
        var factor = 1.449254;
        for (var i = 0; i < 50; i++) factor -= (Mean(factor) - 4.5) / ((Mean(factor + 1e-6) - Mean(factor - 1e-6)) / 2e-6);
        for (var i = 0; i < 6; i++) Assert.Equal(Math.Pow(factor, i) / Enumerable.Range(0, 6).Sum(k => Math.Pow(factor, k)), p[i], 1e-7);

        static double Mean(double factor) => Enumerable.Range(0, 6).Sum(k => (k + 1) * Math.Pow(factor, k)) / Enumerable.Range(0, 6).Sum(k => Math.Pow(factor, k));
    }

    [Fact]
    public void Every_form_of_a_variable_is_kept_inside()
    {
        float[] weights = [0.5f, 1, 2];
        var (share, size, shift) = (0.9f, new Vector2(0.1f, 3), 0.0);
        Vector3[] colours = [new(0.1f, 0.2f, 0.3f), new(0.9f, 0.8f, 0.7f)];
        Assert.True(KeptShapes.CheckGradients(weights, share, size, colours, shift) is { Passed: true }, KeptShapes.CheckGradients(weights, share, size, colours, shift).ToString());
        Assert.True(KeptShapes.MinimizeLbfgs(weights, ref share, ref size, colours, ref shift, cancellationToken: Token).Loss < 1e-9);
        foreach (var weight in weights) Assert.Equal(Math.Exp(-0.5), weight, 1e-4);
        Assert.Equal(0.3, share, 1e-4);
        Assert.Equal(Math.Exp(0.5), size.X, 1e-3);
        Assert.Equal(Math.Exp(-0.25), size.Y, 1e-3);
        Assert.Equal(0.25, shift, 1e-4);
        foreach (var colour in colours) Assert.True((colour - new Vector3(0.25f, 0.5f, 0.75f)).Length() < 1e-3);

        float[] x = [0.01f, 5, 100];
        KeptFloats.Minimize(x, cancellationToken: Token);
        foreach (var value in x) Assert.Equal(2, value, 1e-3);
    }

    [Fact]
    public void Derivatives_agree_with_differences_and_members_are_of_the_variables()
    {
        double[] rates = [0.3, 1.2, 4, 7, 0.9, 2];
        Assert.True(Kept.CheckGradients(rates, 0.7, 0.2) is { Passed: true }, Kept.CheckGradients(rates, 0.7, 0.2).ToString());
        var (features, targets) = Rows;
        Assert.True(KeptRows.CheckGradients([0.1, 0.2, 0.3, 0.4, 0.5], 0.3, new KeptRows.Samples(features, targets)) is { Passed: true });
        var (t, y) = Decay;
        Assert.True(KeptDecay.CheckGradients(1, 2, 0.3, new KeptDecay.Samples(t, y)).Passed);
        Assert.True(PositiveDie.CheckGradients([0.1, 0.2, 0.3, 0.1, 0.1, 0.2]).Passed);

        var gradient = new double[6];
        Kept.ObjectiveGradient(rates, 0.7, 0.2, gradient, out var shareGradient, out _);
        for (var i = 0; i < 6; i++)
        {
            var expected = 2 * (Math.Log(rates[i]) - 0.4 * i + 1) / rates[i] + 2 * (0.7 * rates.Sum() - 0.2) * 0.7;
            Assert.Equal(expected, gradient[i], 1e-12 * Math.Max(1, Math.Abs(expected)));
        }

        Assert.Equal(2 * (0.7 * rates.Sum() - 0.2) * rates.Sum() + 2 * (Math.Log(0.7 / 0.3) - 0.3) / (0.7 * 0.3), shareGradient, 1e-10);
    }

    [Fact]
    public void Nothing_outside_is_evaluated_on_the_way_to_the_border()
    {
        foreach (var run in new Border[] { ToTheBorder.MinimizeLbfgs, ToTheBorder.MinimizeNewton, ToTheBorder.MinimizeAdam })
        {
            var (size, share) = (3.0, 0.2);
            for (var i = 0; i < 3; i++)
            {
                // What a run leaves, the next one can begin with, however near the border.
                run(ref size, ref share, new MinimizeOptions { MaxIterations = 4000, GradientTolerance = 0, LossTolerance = 0, StepTolerance = 0 }, Token);
                Assert.True(size is > 0 and < 1e-3);
                Assert.True(share is > 0.999 and < 1);
            }
        }
    }

    private delegate MinimizeResult Border(ref double size, ref double share, MinimizeOptions? options, CancellationToken cancellationToken);

    [Fact]
    public void A_variable_that_rests_keeps_its_bits()
    {
        var random = new Random(5);
        for (var i = 0; i < 50; i++)
        {
            double[] rates = [.. Enumerable.Range(0, 6).Select(_ => Math.Exp(6 * random.NextDouble() - 3))];
            var given = rates.ToArray();
            var (share, shift) = (random.NextDouble(), 0.3);
            var was = share;
            Kept.MinimizeLbfgs(rates, ref share, ref shift, new MinimizeOptions { Freeze = ["rates"], MaxIterations = 20 }, Token);
            Assert.Equal(given, rates);
            Assert.NotEqual(was, share);
            var solver = new Kept.LbfgsSolver(6);
            solver.Minimize(rates, ref share, ref shift, Token);
            var (there, left) = (rates.ToArray(), share);
            for (var step = 0; step < 3; step++) Assert.Equal(MinimizeStatus.Converged, solver.Step(rates, ref share, ref shift).Status);
            Assert.Equal(there, rates);
            Assert.Equal(left, share);
        }
    }

    [Fact]
    public void A_saved_run_goes_on_bit_for_bit()
    {
        for (var at = 1; at < 12; at++)
        {
            double[] rates = [0.3, 1.2, 0.05, 7, 0.9, 2];
            var (share, shift) = (0.8, -0.4);
            var solver = new Kept.LbfgsSolver(6);
            var other = new Kept.LbfgsSolver(6);
            for (var i = 0; i < at; i++) solver.Step(rates, ref share, ref shift);
            var state = new ArrayBufferWriter<byte>();
            solver.Save(state);
            other.Load(state.WrittenSpan);
            var (kept, keptShare, keptShift) = (rates.ToArray(), share, shift);
            var (one, two) = (solver.Minimize(rates, ref share, ref shift, Token), other.Minimize(kept, ref keptShare, ref keptShift, Token));
            Assert.Equal(one with { Elapsed = default }, two with { Elapsed = default });
            Assert.Equal(rates, kept);
            Assert.Equal((share, shift), (keptShare, keptShift));
        }
    }

    [Theory]
    [InlineData(0.0, 0.5, "rates[1] is [Positive] and cannot begin at 0; begin above 0, or mark it [NonNegative]")]
    [InlineData(-1.5, 0.5, "rates[1] is [Positive] and cannot begin at -1.5")]
    [InlineData(double.NaN, 0.5, "rates[1] is [Positive] and cannot begin at NaN")]
    [InlineData(double.PositiveInfinity, 0.5, "rates[1] is [Positive]")]
    [InlineData(1.0, 0.0, "share is [UnitInterval] and cannot begin at 0; begin between 0 and 1, or mark it [Bounds(0, 1)]")]
    [InlineData(1.0, 1.0, "share is [UnitInterval] and cannot begin at 1")]
    public void Starts_outside_are_refused_by_name_value_and_remedy(double rate, double share, string words)
    {
        double[] rates = [1, rate, 1];
        var (at, shift) = (share, 0.0);
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Kept.MinimizeLbfgs(rates, ref at, ref shift, cancellationToken: Token)).Message, StringComparison.Ordinal);
        Assert.Equal([1, rate, 1], rates);
        Assert.Throws<ArgumentException>(() => new Kept.AdamSolver(3).Step(rates, ref at, ref shift));
        Assert.Throws<ArgumentException>(() => Kept.CheckGradients(rates, at, 0));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        double[] rates = [0.3, 1.2, 0.05, 7, 0.9, 2];
        var (share, shift) = (0.8, -0.4);
        var (adam, lbfgs) = (new Kept.AdamSolver(6), new Kept.LbfgsSolver(6));
        Assert.Equal(0, AllocatedBytes.Of(() => adam.Step(rates, ref share, ref shift)));
        Assert.Equal(0, AllocatedBytes.Of(() => lbfgs.Minimize(rates, ref share, ref shift, Token)));
    }

    /// <summary>The number whose softplus a value is.</summary>
    private static double Number(double value) => value + Math.Log(-Math.Exp(-value) + 1);
}
