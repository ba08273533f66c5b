using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The gradient through a thousand steps of Runge and Kutta's method, against the best that the value alone takes.</summary>
internal static class Odes
{
    private const int Cells = 64;
    private const double Step = 0.01;
    private const double Tolerance = 1e-10;

    public static IEnumerable<Workload> All =>
        [new($"ODE of {Cells}, 1,000 steps of RK4", "step and cell", scale => Prepare(scale == Scale.Tiny ? 5 : 1_000), new Target(Peer.HandValue, 1 / 2.5))];

    private static unsafe Arena Prepare(int steps)
    {
        double[] rates = [.. Data.Point(Cells, 1).Select(rate => rate + 2)];
        double[] start = Data.Point(Cells, 2);
        var reference = new double[Cells];
        var plain = new Plain.Diffusion(Cells, steps, Step);
        double[] energy = [plain.Gradient(rates, start, reference)];
        var hand = new HandWritten.Diffusion(Cells, steps, Step);
        var scratch = new double[(7 + (4 * steps)) * (Cells + 2)];
        var native = (delegate* unmanaged<int, int, double, double*, double*, double*, double*, double>)NativeLibraryOf.Function("diffusion.cpp", "diffusion");
        var value = 0.0;
        return new Arena((double)steps * Cells, [energy, reference],
        [
            Of(Peer.Steepest, slot => Problems.Diffusion.EnergyGradient(rates, start, Step, steps, slot)),
            Of(Peer.Hand, slot => hand.Gradient(rates, start, slot)),
            new Contestant(Peer.HandValue, () => value = hand.Value(rates, start), () => [[value]], Tolerance),
            Of(Peer.Plain, slot => plain.Gradient(rates, start, slot)),
            native is null ? null : Of(Peer.Cpp, slot =>
            {
                fixed (double* r = rates, s = start, g = slot, inner = scratch) return native(Cells, steps, Step, r, s, g, inner);
            }),
        ]);
    }

    private static Contestant Of(string peer, Func<double[], double> gradient)
    {
        var slot = new double[Cells];
        var value = 0.0;
        return new Contestant(peer, () => value = gradient(slot), () => [[value], slot], Tolerance);
    }
}
