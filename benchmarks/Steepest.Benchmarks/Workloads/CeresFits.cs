using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Fits by Ceres, derivatives by hand: its general solver, and the one for few variables.</summary>
internal static class CeresFits
{
    /// <param name="function">The function of the native source.</param>
    /// <param name="x">The predictor.</param>
    /// <param name="y">The response.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="tolerance">How far results may be off.</param>
    public static unsafe IEnumerable<Contestant?> Of(string function, double[] x, double[] y, double[] start, double tolerance)
    {
        var native = (delegate* unmanaged<int, double*, double*, double*, int, void>)NativeLibraryOf.Ceres(function);
        return native is null ? [] : [Make(Peer.Ceres, 0), Make(Peer.TinyCeres, 1)];

        Contestant Make(string peer, int isTiny)
        {
            // The native side keeps the addresses of the data.
            var (heldX, heldY) = (GC.AllocateArray<double>(x.Length, pinned: true), GC.AllocateArray<double>(y.Length, pinned: true));
            x.CopyTo(heldX, 0);
            y.CopyTo(heldY, 0);
            var b = new double[start.Length];
            return new Contestant(
                peer,
                () =>
                {
                    start.CopyTo(b, 0);
                    fixed (double* px = heldX, py = heldY, pb = b) native(heldX.Length, px, py, pb, isTiny);
                },
                () => [b],
                tolerance);
        }
    }
}
