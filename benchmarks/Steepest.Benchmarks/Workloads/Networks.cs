using System.Runtime.InteropServices;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Training of a 784-128-10 network on batches of 128.</summary>
internal static class Networks
{
    private const int Hidden = HandWritten.Network.Hidden;
    private const int Outputs = HandWritten.Network.Outputs;
    private const int Batch = HandWritten.Network.Batch;
    private const int Rows = 2 * Batch;
    private const int Seed = 3;
    private const float Rate = 0.0625f;
    private const double Tolerance = 1e-3;

    public static IEnumerable<Workload> All =>
    [
        new("784-128-10 network, batch 128", "step", scale => scale == Scale.Tiny ? Prepare(16, 2) : Prepare(784, 8), new(Peer.Peak, 0.5), new(Peer.Torch, 2), new(Peer.Plain, 30)),
    ];

    private static unsafe Arena Prepare(int inputs, int epochs)
    {
        var random = new Random(Seed);
        int[] sizes = [Hidden * inputs, Hidden, Outputs * Hidden, Outputs];
        float[][] start = [.. sizes.Select(size => Uniform(random, size, 1 / MathF.Sqrt(size > Hidden * Outputs ? inputs : Hidden)))];
        float[] pixels = Uniform(random, Rows * inputs, 1);
        int[] digits = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Outputs))];
        var shuffled = new EpochOrder();
        var steps = epochs * (Rows / Batch);
        var reference = new Plain.Network<double>(inputs, Hidden, Outputs, Rate);
        var plain = new Plain.Network<float>(inputs, Hidden, Outputs, Rate);
        var hand = new HandWritten.Network(inputs, Rate);
        double[] widePixels = Data.Widen<float>(pixels);
        Load(reference.Parameters, [.. start.Select(part => Data.Widen<float>(part))]);
        Epochs(batch => reference.Step(widePixels, digits, batch));
        return new Arena(steps, reference.Parameters,
        [
            Generated(inputs, epochs, start, pixels, digits),
            new Contestant(
                Peer.Hand,
                () =>
                {
                    hand.Load(start);
                    Epochs(batch => hand.Step(pixels, digits, batch));
                },
                () => Widened(hand.Store()),
                Tolerance),
            new Contestant(
                Peer.Plain,
                () =>
                {
                    Load(plain.Parameters, start);
                    Epochs(batch => plain.Step(pixels, digits, batch));
                },
                () => Widened(plain.Parameters),
                Tolerance),
            Native(),
            Torch.Contestant(Tolerance, ["network", $"{inputs}", $"{Rows}", $"{epochs}"], new[] { pixels, [.. digits.Select(digit => (float)digit)] }.Concat(start).Select(Bytes)),
            new Contestant(Peer.Peak, () => Arithmetic.MultiplyAdd((long)steps * Batch * Hidden * ((2L * inputs) + (3 * Outputs))), () => [], 0),
        ]);

        void Epochs(BatchAction step)
        {
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                var order = shuffled.Of(Seed, epoch, Rows);
                for (var first = 0; first < Rows; first += Batch) step(order.Slice(first, Batch));
            }
        }

        Contestant? Native()
        {
            var function = (delegate* unmanaged<int, int, int, float*, int*, int*, int, float, float*, float*, float*, float*, float*, void>)NativeLibraryOf.Function("network.cpp", "network_step");
            if (function is null) return null;
            float[][] parameters = [.. sizes.Select(size => new float[size])];
            var gradient = new float[sizes.Sum()];
            return new Contestant(
                Peer.Cpp,
                () =>
                {
                    Load(parameters, start);
                    Epochs(batch =>
                    {
                        fixed (float* x = pixels, a = parameters[0], b = parameters[1], c = parameters[2], d = parameters[3], g = gradient)
                        fixed (int* labels = digits, rows = batch)
                        {
                            function(inputs, Hidden, Outputs, x, labels, rows, Batch, Rate, a, b, c, d, g);
                        }
                    });
                },
                () => Widened(parameters),
                Tolerance);
        }
    }

    private delegate void BatchAction(ReadOnlySpan<int> batch);

    private static Contestant Generated(int inputs, int epochs, float[][] start, float[] pixels, int[] digits)
    {
        float[][] parameters = [.. start.Select(part => new float[part.Length])];
        var solver = new Problems.Network.Solver(Hidden * inputs, Hidden, Outputs * Hidden, Outputs, new MinimizeOptions { Epochs = epochs, BatchSize = Batch, Seed = Seed });
        var samples = new Problems.Network.Samples(pixels, digits);
        return new Contestant(
            Peer.Steepest,
            () =>
            {
                Load(parameters, start);
                solver.Reset();
                solver.Minimize(parameters[0], parameters[1], parameters[2], parameters[3], samples);
            },
            () => Widened(parameters),
            Tolerance);
    }

    private static void Load<T>(T[][] parameters, T[][] start)
    {
        for (var part = 0; part < start.Length; part++) start[part].CopyTo(parameters[part], 0);
    }

    private static double[][] Widened(float[][] parts) => [.. parts.Select(part => Data.Widen<float>(part))];

    private static (string Type, byte[] Values) Bytes(float[] values) => ("f", MemoryMarshal.AsBytes<float>(values).ToArray());

    private static float[] Uniform(Random random, int count, float largest)
        => [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * largest)];
}
