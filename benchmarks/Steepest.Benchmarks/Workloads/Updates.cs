using System.Globalization;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Plain;
using Steepest.Benchmarks.Reporting;
using Steepest.Kernels;
using Steepest.Updates;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The update of every rule alone, with its usual settings, over a given gradient of 100,000 numbers.</summary>
internal static class Updates
{
    private const int Length = 100_000;
    private const float Tolerance = 1e-5f;

    /// <summary>Updates that the first run makes: what is compared. Later ones go on from there.</summary>
    private const int Compared = 3;

    private delegate void HandUpdate(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step);

    public static IEnumerable<Workload> All =>
    [
        Row("gradient descent", new GradientDescent<float>(), 1e-2, RuleUpdates.GradientDescent, HandWritten.RuleUpdates.GradientDescent, _ => [1e-2f]),
        Row("momentum", new Momentum<float>(0.9), 1e-2, RuleUpdates.Momentum, HandWritten.RuleUpdates.Momentum, _ => [1e-2f]),
        Row("Nesterov", new Nesterov<float>(0.9), 1e-2, RuleUpdates.Nesterov, HandWritten.RuleUpdates.Nesterov, _ => [1e-2f]),
        Row("AdaGrad", new AdaGrad<float>(1e-10), 1e-2, RuleUpdates.AdaGrad, HandWritten.RuleUpdates.AdaGrad, _ => [1e-2f]),
        Row("RMSProp", new RmsProp<float>(0.99, 1e-8), 1e-2, RuleUpdates.RmsProp, HandWritten.RuleUpdates.RmsProp, _ => [1e-2f]),
        Row("RMSProp, centred with momentum,", new RmsProp<float>(0.99, 1e-8, centered: true, momentum: 0.9), 1e-2, RuleUpdates.CenteredRmsProp, HandWritten.RuleUpdates.CenteredRmsProp, _ => [1e-2f]),
        Row("AdaDelta", new AdaDelta<float>(0.9, 1e-6), 1, RuleUpdates.AdaDelta, HandWritten.RuleUpdates.AdaDelta, _ => [1]),
        Row("AdamW", new AdamW<float>(0.9, 0.999, 1e-8, weightDecay: 1e-2), 1e-3, RuleUpdates.AdamW, HandWritten.RuleUpdates.AdamW, t => [Rate(1e-3, t), Correction(t), (float)(1 - 1e-3 * 1e-2)]),
        Row("AMSGrad", new AmsGrad<float>(0.9, 0.999, 1e-8), 1e-3, RuleUpdates.AmsGrad, HandWritten.RuleUpdates.AmsGrad, t => [Rate(1e-3, t), Correction(t)]),
        Row("Adamax", new Adamax<float>(0.9, 0.999, 1e-8), 2e-3, RuleUpdates.Adamax, HandWritten.RuleUpdates.Adamax, t => [Rate(2e-3, t)]),
        Row("NAdam", new NAdam<float>(0.9, 0.999, 1e-8, 4e-3), 2e-3, RuleUpdates.NAdam, HandWritten.RuleUpdates.NAdam, Nesterovs),
        Row("RAdam", new RAdam<float>(0.9, 0.999, 1e-8), 1e-3, RuleUpdates.RAdam, HandWritten.RuleUpdates.RAdam, t => [(float)(1e-3 * RuleUpdates.Rectification(t))]),
        Row("Lion", new Lion<float>(0.9, 0.99), 1e-4, RuleUpdates.Lion, HandWritten.RuleUpdates.Lion, _ => [1e-4f]),
    ];

    private static Workload Row<TRule>(string name, TRule rule, double rate, RuleUpdate plain, HandUpdate hand, Func<int, float[]> step)
        where TRule : unmanaged, IUpdateRule<float>
        => new(
            $"{name} update of {Length.ToString("N0", CultureInfo.InvariantCulture)}", "parameter",
            scale => Prepare(scale == Scale.Tiny ? 64 : Length, rule, rate, plain, hand, step), new Target(Peer.Hand, 1 / 1.1));

    private static Arena Prepare<TRule>(int length, TRule rule, double rate, RuleUpdate plain, HandUpdate hand, Func<int, float[]> step)
        where TRule : unmanaged, IUpdateRule<float>
    {
        var gradient = Data.Aligned<float>(Data.Point(length, 1));
        var start = Data.Aligned<float>(Data.Point(length, 2));
        var ours = new SteepestUpdate<TRule>(rule, rate);

        // RAdam divides from its sixth step on: that is what is timed.
        var first = rule is RAdam<float> ? 6 : 1;
        Contestant Of(string peer, Action<Span<float>, Span<float>, int> update)
        {
            var point = Data.Buffer<float>(length);
            start.CopyTo(point);
            var state = Data.Buffer<float>(Math.Max(1, ours.States) * length);
            var t = first;
            return new Contestant(
                peer,
                () =>
                {
                    do update(point.Span, state.Span, t++);
                    while (t < first + Compared);
                },
                () => [Data.Widen<float>(point.Span)],
                Tolerance);
        }

        // The last steps' coefficients are close to all that follow; to compute them is not the hand-written update's work.
        float[][] steps = [.. Enumerable.Range(0, 2000).Select(step)];
        var before = Data.Buffer<float>(length);
        for (var t = 1; t < first; t++) ours.Apply(before.Span, new float[length], new float[ours.States * length]);
        return new Arena(length, [Reference(start.Span, gradient.Span, ours.States, plain, first)],
        [
            Of(Peer.Steepest, (point, state, t) => ours.Apply(point, gradient.Span, state)),
            Of(Peer.Hand, (point, state, t) => hand(point, gradient.Span, state, steps[Math.Min(t, steps.Length - 1)])),
        ]);
    }

    private static double[] Reference(ReadOnlySpan<float> start, ReadOnlySpan<float> gradient, int states, RuleUpdate plain, int first)
    {
        var point = Data.Widen(start);
        var slopes = Data.Widen(gradient);
        var state = new double[states];
        for (var i = 0; i < point.Length; i++)
        {
            Array.Clear(state);
            for (var t = first; t < first + Compared; t++) point[i] = plain(point[i], slopes[i], state, t);
        }

        return point;
    }

    private static float Rate(double rate, int t) => (float)(rate / (1 - Math.Pow(0.9, t)));

    private static float Correction(int t) => (float)(1 / (1 - Math.Pow(0.999, t)));

    private static float[] Nesterovs(int t)
    {
        var (product, now, next) = RuleUpdates.Momenta(t);
        return [(float)(2e-3 * next / (1 - product * next)), (float)(2e-3 * (1 - now) / (1 - product)), Correction(t)];
    }
}
