using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Whole minimisations of few variables.</summary>
internal static class Minima
{
    private const double Tolerance = 1e-8;

    public static IEnumerable<Workload> All
        =>
        [
            new("Rosenbrock-2 by L-BFGS, from (-1.2, 1)", "minimum", _ => Rosenbrock(), new(Peer.Inlined, 1 / 1.05), new(Peer.MathNet, 50)),
            new("exponential fit of 3 parameters to 40 points by L-BFGS", "fit", _ => Fit(), new Target(Peer.Inlined, 1 / 1.05)),
        ];

    private static Arena Fit()
    {
        double[] times = [.. Enumerable.Range(0, 40).Select(i => i / 10.0)];
        double[] values = [.. times.Select((t, i) => (2.5 * Math.Exp(-1.3 * t)) + 0.5 + (0.01 * Math.Sin(37 * i)))];
        double[] parameters = new double[3];
        var solver = new Problems.ExponentialFit.Solver(3);
        var hand = new HandWritten.ExponentialFit(times, values);
        var (a, b, c) = (0.0, 0.0, 0.0);
        return new Arena(1, [GaussNewton(times, values)],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    (parameters[0], parameters[1], parameters[2]) = (1, 1, 0);
                    solver.Reset();
                    solver.Minimize(parameters, times, values);
                },
                () => [parameters],
                Tolerance),
            new Contestant(
                Peer.Inlined,
                () =>
                {
                    (a, b, c) = (1, 1, 0);
                    hand.Minimize(ref a, ref b, ref c);
                },
                () => [[a, b, c]],
                Tolerance),
        ]);
    }

    /// <summary>The same fit by another method: its normal equations until they change nothing.</summary>
    private static double[] GaussNewton(double[] times, double[] values)
    {
        var x = Vector<double>.Build.DenseOfArray([2.5, 1.3, 0.5]);
        for (var iteration = 0; iteration < 50; iteration++)
        {
            var jacobian = Matrix<double>.Build.Dense(times.Length, 3, (i, j) => j switch
            {
                0 => Math.Exp(-x[1] * times[i]),
                1 => -x[0] * times[i] * Math.Exp(-x[1] * times[i]),
                _ => 1,
            });
            var residuals = Vector<double>.Build.Dense(times.Length, i => (x[0] * Math.Exp(-x[1] * times[i])) + x[2] - values[i]);
            x -= jacobian.TransposeThisAndMultiply(jacobian).Solve(jacobian.TransposeThisAndMultiply(residuals));
        }

        return x.ToArray();
    }

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
