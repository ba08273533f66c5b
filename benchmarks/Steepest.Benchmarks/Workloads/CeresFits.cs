using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Fits by Ceres, derivatives by hand: its general solver, and the one for few variables.</summary>
internal static class CeresFits
{
    /// <summary>Both solvers on one fit; nothing where there is no Ceres.</summary>
    /// <param name="model">The model of the native source.</param>
    /// <param name="x">The predictor.</param>
    /// <param name="y">The response.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="tolerance">How far results may be off.</param>
    public static IEnumerable<Contestant?> Of(string model, double[] x, double[] y, double[] start, double tolerance)
    {
        return [Make(Peer.Ceres, "fit"), Make(Peer.TinyCeres, "tiny")];

        Contestant? Make(string peer, string solver)
        {
            if (Solver(model, solver, x, y) is not { } solve) return null;
            var b = new double[start.Length];
            return new Contestant(
                peer,
                () =>
                {
                    start.CopyTo(b, 0);
                    solve(b);
                },
                () => [b],
                tolerance);
        }
    }

    /// <summary>Fits a model from the parameters it is given, which receive what was found; null where there is no Ceres.</summary>
    /// <param name="model">The model of the native source.</param>
    /// <param name="solver">Which solver: <c>fit</c> or <c>tiny</c>.</param>
    /// <param name="x">The predictors, row after row.</param>
    /// <param name="y">The response.</param>
    public static unsafe Action<double[]>? Solver(string model, string solver, double[] x, double[] y)
    {
        var native = (delegate* unmanaged<int, double*, double*, double*, void>)NativeLibraryOf.Ceres($"{model}_{solver}");
        if (native is null) return null;

        // The native side keeps the addresses of the data.
        var (heldX, heldY) = (GC.AllocateArray<double>(x.Length, pinned: true), GC.AllocateArray<double>(y.Length, pinned: true));
        x.CopyTo(heldX, 0);
        y.CopyTo(heldY, 0);
        return b =>
        {
            fixed (double* px = heldX, py = heldY, pb = b) native(heldY.Length, px, py, pb);
        };
    }
}
