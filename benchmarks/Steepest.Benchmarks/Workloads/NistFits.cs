using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Benchmarks.Reporting;
using Steepest.Tests.Corpora;
using Steepest.Tests.LeastSquares.Nist;

namespace Steepest.Benchmarks.Workloads;

/// <summary>All nonlinear reference fits of the National Institute of Standards and Technology that the tests hold, from both starts: one run is all of them.</summary>
internal static class NistFits
{
    /// <summary>How far peers may be off, relative, with tests of when to end that ask for all digits.</summary>
    private const double PeerTolerance = 1e-5;

    private delegate double Row(ReadOnlySpan<double> b, int row, Span<double> slopes);

    /// <summary>A data set, and how it is solved.</summary>
    /// <param name="Solve">Fits by generated code; makes the solver anew where it is called for the first time.</param>
    /// <param name="Residual">A residual with its slopes.</param>
    private sealed record Fit(string Name, double[] X, double[] Y, double[][] Starts, double[] Certified, Action<double[]> Solve, Row Residual);

    public static IEnumerable<Workload> All => [new("NIST's nonlinear fits, 14 sets from both starts", "run of all", _ => Prepare(), new Target(Peer.MathNet, 20), new Target(Peer.Ceres, 2))];

    /// <summary>
    /// Results are parameters over certified ones; who is asked for less has other tests of when to end. Starts from which Math.NET ends elsewhere, which of these is the near one of
    /// Misra1c, are nobody's.
    /// </summary>
    private static Arena Prepare()
    {
        Fit[] fits = [.. Sets().Select(fit => fit with { Starts = [.. fit.Starts.Where(start => IsSolved(MathNetSolver(fit), start, fit.Certified))] })];
        double[][] certified = [.. fits.SelectMany(fit => fit.Starts.Select(_ => fit.Certified.Select(_ => 1.0).ToArray()))];
        var ceres = Array.ConvertAll(fits, fit => CeresFits.Solver(fit.Name, "fit", fit.X, fit.Y));
        return new Arena(1, certified,
        [
            Make(Peer.Steepest, fits, fit => fit.Solve, 1e-9),
            Make(Peer.MathNet, fits, MathNetSolver, PeerTolerance),
            ceres.Contains(null) ? null : Make(Peer.Ceres, fits, fit => ceres[Array.IndexOf(fits, fit)]!, PeerTolerance),
        ]);
    }

    private static bool IsSolved(Action<double[]> solve, double[] start, double[] certified)
    {
        double[] found = [.. start];
        solve(found);
        return found.Zip(certified, (one, other) => Math.Abs(one / other - 1)).Max() <= PeerTolerance;
    }

    private static Contestant Make(string peer, Fit[] fits, Func<Fit, Action<double[]>> solver, double tolerance)
    {
        var runs = fits.SelectMany(fit =>
        {
            var solve = solver(fit);
            return fit.Starts.Select(start => (fit.Certified, Start: start, Found: new double[start.Length], Solve: solve));
        }).ToArray();
        return new Contestant(
            peer,
            () =>
            {
                foreach (var run in runs)
                {
                    run.Start.CopyTo(run.Found, 0);
                    run.Solve(run.Found);
                }
            },
            () => [.. runs.Select(run => run.Found.Zip(run.Certified, (found, certified) => found / certified).ToArray())],
            tolerance);
    }

    /// <summary>With the slopes of generated code, which are what it would be given by hand.</summary>
    private static Action<double[]> MathNetSolver(Fit fit)
    {
        var minimizer = new LevenbergMarquardtMinimizer(maximumIterations: 1000);
        var rows = Vector<double>.Build.Dense(fit.Y.Length, i => i);
        var model = ObjectiveFunction.NonlinearModel(
            (p, _) =>
            {
                var (b, slopes, values) = (p.ToArray(), new double[p.Count], new double[fit.Y.Length]);
                for (var i = 0; i < values.Length; i++) values[i] = fit.Residual(b, i, slopes) + fit.Y[i];
                return Vector<double>.Build.Dense(values);
            },
            (p, _) =>
            {
                var (b, slopes) = (p.ToArray(), new double[p.Count]);
                var jacobian = Matrix<double>.Build.Dense(fit.Y.Length, b.Length);
                for (var i = 0; i < fit.Y.Length; i++)
                {
                    fit.Residual(b, i, slopes);
                    for (var j = 0; j < b.Length; j++) jacobian[i, j] = slopes[j];
                }

                return jacobian;
            },
            rows,
            Vector<double>.Build.Dense(fit.Y));
        return b => minimizer.FindMinimum(model, Vector<double>.Build.Dense([.. b])).MinimizingPoint.ToArray().CopyTo(b, 0);
    }

    private static IEnumerable<Fit> Sets()
    {
        yield return Read("Chwirut2", (x, y) =>
        {
            var (solver, samples) = (new Chwirut2.LevenbergMarquardtSolver(3), new Chwirut2.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Chwirut2.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("DanWood", (x, y) =>
        {
            var (solver, samples) = (new DanWood.LevenbergMarquardtSolver(2), new DanWood.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => DanWood.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("ENSO", (x, y) =>
        {
            var (solver, samples) = (new ENSO.LevenbergMarquardtSolver(9), new ENSO.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => ENSO.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Eckerle4", (x, y) =>
        {
            var (solver, samples) = (new Eckerle4.LevenbergMarquardtSolver(3), new Eckerle4.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Eckerle4.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Gauss1", (x, y) =>
        {
            var (solver, samples) = (new Gauss1.LevenbergMarquardtSolver(8), new Gauss1.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Gauss1.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Kirby2", (x, y) =>
        {
            var (solver, samples) = (new Kirby2.LevenbergMarquardtSolver(5), new Kirby2.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Kirby2.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Lanczos3", (x, y) =>
        {
            var (solver, samples) = (new Lanczos3.LevenbergMarquardtSolver(6), new Lanczos3.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Lanczos3.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("MGH09", (x, y) =>
        {
            var (solver, samples) = (new MGH09.LevenbergMarquardtSolver(4), new MGH09.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => MGH09.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Misra1a", (x, y) =>
        {
            var (solver, samples) = (new Misra1a.LevenbergMarquardtSolver(2), new Misra1a.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Misra1a.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Misra1c", (x, y) =>
        {
            var (solver, samples) = (new Misra1c.LevenbergMarquardtSolver(2), new Misra1c.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Misra1c.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Rat42", (x, y) =>
        {
            var (solver, samples) = (new Rat42.LevenbergMarquardtSolver(3), new Rat42.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Rat42.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Roszman1", (x, y) =>
        {
            var (solver, samples) = (new Roszman1.LevenbergMarquardtSolver(4), new Roszman1.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Roszman1.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Thurber", (x, y) =>
        {
            var (solver, samples) = (new Thurber.LevenbergMarquardtSolver(7), new Thurber.Samples(x, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Thurber.ErrorGradient(b, x[i], y[i], slopes));
        });
        yield return Read("Nelson", (x, y) =>
        {
            double[] Column(int column) => [.. x.Where((_, i) => i % 2 == column)];
            var (first, second) = (Column(0), Column(1));
            var (solver, samples) = (new Nelson.LevenbergMarquardtSolver(3), new Nelson.Samples(first, second, y));
            return (b =>
            {
                solver.Reset();
                solver.Minimize(b, samples);
            }, (b, i, slopes) => Nelson.ErrorGradient(b, first[i], second[i], y[i], slopes));
        });
    }

    private static Fit Read(string name, Func<double[], double[], (Action<double[]>, Row)> make)
    {
        var file = EmbeddedData.Json($"nist/{name}.json");
        double[][] rows = [.. file.GetProperty("data").EnumerateArray().Select(row => row.Numbers())];
        double[] x = [.. rows.SelectMany(row => row[1..])];
        double[] y = [.. rows.Select(row => row[0])];
        var (solve, residual) = make(x, y);

        // Of one set the logarithm is fitted.
        if (file.GetProperty("response_transform").GetString() != "y") y = Array.ConvertAll(y, Math.Log);
        return new Fit(name, x, y, [file.GetProperty("start1").Numbers(), file.GetProperty("start2").Numbers()], file.GetProperty("certified").GetProperty("params").Numbers(), solve, residual);
    }
}
