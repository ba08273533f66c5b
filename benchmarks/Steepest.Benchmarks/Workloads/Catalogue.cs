using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>All rows of the report, in its order.</summary>
internal static class Catalogue
{
    public static IEnumerable<Workload> All =>
    [
        .. Logistic.All,
        .. AdamUpdates.All,
        .. Updates.All,
        .. Networks.All,
        .. GaussianMixtures.All,
        .. Bundles.All,
        .. Minima.All,
        .. Constraints.All,
        .. Fits.All,
        .. NistFits.All,
        .. PoseGraphs.All,
        .. Elementwise.All,
        .. Odes.All,
    ];
}
