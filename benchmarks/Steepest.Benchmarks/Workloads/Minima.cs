using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Whole minimisations of few variables.</summary>
internal static class Minima
{
    private const double Tolerance = 1e-8;

    public static IEnumerable<Workload> All
        => [new("Rosenbrock-2 by L-BFGS, from (-1.2, 1)", "minimum", _ => Rosenbrock(), new(Peer.Inlined, 1 / 1.05), new(Peer.MathNet, 50))];

    private static Arena Rosenbrock()
    {
        double[] x = new double[2];
        var solver = new Problems.RosenbrockMinimum.Solver(2);
        var hand = new HandWritten.RosenbrockMinimum();
        var (x0, x1) = (0.0, 0.0);
        var minimizer = new LimitedMemoryBfgsMinimizer(1e-12, 1e-15, 1e-15, 10, 1000);
        var objective = ObjectiveFunction.Gradient(
            point => (100 * Math.Pow(point[1] - (point[0] * point[0]), 2)) + Math.Pow(1 - point[0], 2),
            point => Vector<double>.Build.DenseOfArray(
            [
                (-400 * point[0] * (point[1] - (point[0] * point[0]))) - (2 * (1 - point[0])),
                200 * (point[1] - (point[0] * point[0])),
            ]));
        var found = Vector<double>.Build.Dense(2);
        return new Arena(1, [[1, 1]],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    (x[0], x[1]) = (-1.2, 1);
                    solver.Reset();
                    solver.Minimize(x);
                },
                () => [x],
                Tolerance),
            new Contestant(
                Peer.Inlined,
                () =>
                {
                    (x0, x1) = (-1.2, 1);
                    hand.Minimize(ref x0, ref x1);
                },
                () => [[x0, x1]],
                Tolerance),
            new Contestant(Peer.MathNet, () => found = minimizer.FindMinimum(objective, Vector<double>.Build.DenseOfArray([-1.2, 1])).MinimizingPoint, () => [found.ToArray()], 1e-5),
        ]);
    }
}
