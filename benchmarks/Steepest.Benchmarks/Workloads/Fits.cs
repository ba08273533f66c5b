using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Least squares by Levenberg and Marquardt: certified fits from their far starts, and very many small ones.</summary>
internal static class Fits
{
    private const int Rows = 10;

    private static readonly double[] MisraX = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] MisraY = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78];
    private static readonly double[] MisraStart = [500.0, 0.0001];
    private static readonly double[] MisraCertified = [238.94212918, 0.00055015643181];
    private static readonly double[] ThurberX = [-3.067, -2.981, -2.921, -2.912, -2.84, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.46, -1.274, -1.212, -1.1, -1.046, -0.915, -0.714, -0.566, -0.545, -0.4, -0.309, -0.109, -0.103, 0.01, 0.119, 0.377, 0.79, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.2];
    private static readonly double[] ThurberY = [80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.06, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.35, 1468.705, 1447.894, 1457.628];
    private static readonly double[] ThurberStart = [1000.0, 1000.0, 400.0, 40.0, 0.7, 0.3, 0.03];
    private static readonly double[] ThurberCertified = [1288.13968, 1491.0792535, 583.23836877, 75.416644291, 0.96629502864, 0.39797285797, 0.049727297349];

    public static IEnumerable<Workload> All
        =>
        [
            new("Misra1a from afar, 2 parameters, 14 rows", "fit", _ => Misra(), new Target(Peer.MathNet, 20), new Target(Peer.Ceres, 2)),
            new("Thurber from afar, 7 parameters, 37 rows", "fit", _ => Thurber(), new Target(Peer.MathNet, 20), new Target(Peer.Ceres, 2)),
            new("fits of 3 parameters to 10 rows, double", "fit", scale => ManyDouble(scale == Scale.Full ? 100_000 : 50), new Target(Peer.OneByOne, 4.5)),
            new("fits of 3 parameters to 10 rows, float", "fit", scale => ManySingle(scale == Scale.Full ? 100_000 : 50), new Target(Peer.OneByOne, 9)),
        ];

    private static Arena Misra()
    {
        var b = new double[2];
        var solver = new Problems.Misra.Solver(2);
        var samples = new Problems.Misra.Samples(MisraX, MisraY);
        var other = new LevenbergMarquardtMinimizer();
        var model = ObjectiveFunction.NonlinearModel(
            (p, x) => x.Map(t => p[0] * (1 - Math.Exp(-p[1] * t))),
            (p, x) => Matrix<double>.Build.Dense(x.Count, 2, (i, j) => j == 0 ? 1 - Math.Exp(-p[1] * x[i]) : p[0] * x[i] * Math.Exp(-p[1] * x[i])),
            Vector<double>.Build.Dense(MisraX), Vector<double>.Build.Dense(MisraY));
        double[] found = [];
        return new Arena(1, [MisraCertified],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    MisraStart.CopyTo(b, 0);
                    solver.Reset();
                    solver.Minimize(b, samples);
                },
                () => [b],
                1e-8),
            new Contestant(Peer.MathNet, () => found = other.FindMinimum(model, Vector<double>.Build.Dense([.. MisraStart])).MinimizingPoint.ToArray(), () => [found], 1e-4),
            .. CeresFits.Of("Misra1a", MisraX, MisraY, MisraStart, 1e-5),
        ]);
    }

    private static Arena Thurber()
    {
        var b = new double[7];
        var solver = new Problems.Thurber.Solver(7);
        var samples = new Problems.Thurber.Samples(ThurberX, ThurberY);
        var other = new LevenbergMarquardtMinimizer(maximumIterations: 1000);
        var model = ObjectiveFunction.NonlinearModel(
            (p, x) => x.Map(t => Numerator(p, t) / Denominator(p, t)),
            (p, x) => Matrix<double>.Build.Dense(x.Count, 7, (i, j) =>
            {
                var (t, down) = (x[i], Denominator(p, x[i]));
                return j < 4 ? Math.Pow(t, j) / down : -Numerator(p, t) / (down * down) * Math.Pow(t, j - 3);
            }),
            Vector<double>.Build.Dense(ThurberX), Vector<double>.Build.Dense(ThurberY));
        double[] found = [];
        return new Arena(1, [ThurberCertified],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    ThurberStart.CopyTo(b, 0);
                    solver.Reset();
                    solver.Minimize(b, samples);
                },
                () => [b],
                1e-8),
            new Contestant(Peer.MathNet, () => found = other.FindMinimum(model, Vector<double>.Build.Dense([.. ThurberStart])).MinimizingPoint.ToArray(), () => [found], 1e-3),
            .. CeresFits.Of("Thurber", ThurberX, ThurberY, ThurberStart, 1e-4),
        ]);
    }

    private static double Numerator(Vector<double> p, double t) => p[0] + t * (p[1] + t * (p[2] + t * p[3]));

    private static double Denominator(Vector<double> p, double t) => 1 + t * (p[4] + t * (p[5] + t * p[6]));

    /// <summary>Decays whose parameters are known, without noise: both ways must find them.</summary>
    private static (double[] Times, double[] Values, double[] Truth) Decays(int count)
    {
        double[] times = new double[count * Rows], values = new double[count * Rows], truth = new double[count * 3];
        var random = new Random(1);
        for (var k = 0; k < count; k++)
        {
            var (amplitude, rate, background) = (1 + random.NextDouble(), 0.5 + random.NextDouble(), 0.2 * random.NextDouble());
            (truth[3 * k], truth[3 * k + 1], truth[3 * k + 2]) = (amplitude, rate, background);
            for (var i = 0; i < Rows; i++)
            {
                times[k * Rows + i] = 0.4 * i;
                values[k * Rows + i] = amplitude * Math.Exp(-rate * 0.4 * i) + background;
            }
        }

        return (times, values, truth);
    }

    private static Arena ManyDouble(int count)
    {
        var (times, values, truth) = Decays(count);
        var samples = new Problems.DecayDouble.Samples(times, values);
        double[] together = new double[count * 3], alone = new double[count * 3];
        var counts = new int[count];
        Array.Fill(counts, Rows);
        var solver = new Problems.DecayDouble.Solver();
        return new Arena(count, [truth],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    for (var i = 0; i < together.Length; i++) together[i] = i % 3 < 2 ? 1 : 0;
                    Problems.DecayDouble.MinimizeMany(together, samples, counts);
                },
                () => [together],
                1e-6),
            new Contestant(
                Peer.OneByOne,
                () =>
                {
                    for (var k = 0; k < count; k++)
                    {
                        var (amplitude, rate, background) = (1.0, 1.0, 0.0);
                        solver.Reset();
                        solver.Minimize(ref amplitude, ref rate, ref background, samples.Slice(k * Rows, Rows));
                        (alone[3 * k], alone[3 * k + 1], alone[3 * k + 2]) = (amplitude, rate, background);
                    }
                },
                () => [alone],
                1e-6),
        ]);
    }

    private static Arena ManySingle(int count)
    {
        var (times, values, truth) = Decays(count);
        var samples = new Problems.DecaySingle.Samples(Array.ConvertAll(times, t => (float)t), Array.ConvertAll(values, y => (float)y));
        float[] together = new float[count * 3], alone = new float[count * 3];
        var counts = new int[count];
        Array.Fill(counts, Rows);
        var solver = new Problems.DecaySingle.Solver();
        return new Arena(count, [truth],
        [
            new Contestant(
                Peer.Steepest,
                () =>
                {
                    for (var i = 0; i < together.Length; i++) together[i] = i % 3 < 2 ? 1 : 0;
                    Problems.DecaySingle.MinimizeMany(together, samples, counts);
                },
                () => [Array.ConvertAll(together, value => (double)value)],
                2e-2),
            new Contestant(
                Peer.OneByOne,
                () =>
                {
                    for (var k = 0; k < count; k++)
                    {
                        var (amplitude, rate, background) = (1f, 1f, 0f);
                        solver.Reset();
                        solver.Minimize(ref amplitude, ref rate, ref background, samples.Slice(k * Rows, Rows));
                        (alone[3 * k], alone[3 * k + 1], alone[3 * k + 2]) = (amplitude, rate, background);
                    }
                },
                () => [Array.ConvertAll(alone, value => (double)value)],
                2e-2),
        ]);
    }
}
