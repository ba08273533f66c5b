using System.Runtime.CompilerServices;
using Steepest.Minimization;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// L-BFGS for Rosenbrock's valley in two variables, everything inlined to numbers: the algorithm of the runtime, its line search included, but
/// for what serves other problems. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class RosenbrockMinimum
{
    private const int Capacity = 10;
    private const double Tolerance = 1e-12;
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostIterations = 100_000;

    private readonly Pair[] pairs = new Pair[Capacity];
    private readonly double[] weights = new double[Capacity];

    private record struct Pair(double S0, double S1, double Y0, double Y1, double InverseCurvature);

    /// <summary>Minimises in place; returns the number of iterations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Minimize(ref double x0, ref double x1)
    {
        var (a, b) = (x0, x1);
        var loss = Value(a, b, out var g0, out var g1);
        var count = 0;
        var next = 0;
        var scale = 1.0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Math.Max(Math.Abs(g0), Math.Abs(g1)) <= Tolerance) return Leave(iteration, ref x0, ref x1);
            var (d0, d1) = (-g0, -g1);
            for (var age = 1; age <= count; age++)
            {
                var slot = next >= age ? next - age : next - age + Capacity;
                ref var pair = ref pairs[slot];
                var weight = pair.InverseCurvature * (pair.S0 * d0 + pair.S1 * d1);
                weights[slot] = weight;
                d0 -= weight * pair.Y0;
                d1 -= weight * pair.Y1;
            }

            if (count == 0) scale = Math.Min(1, 1 / (Math.Abs(g0) + Math.Abs(g1)));
            d0 *= scale;
            d1 *= scale;
            for (var age = count; age > 0; age--)
            {
                var slot = next >= age ? next - age : next - age + Capacity;
                ref var pair = ref pairs[slot];
                var weight = weights[slot] - pair.InverseCurvature * (pair.Y0 * d0 + pair.Y1 * d1);
                d0 += weight * pair.S0;
                d1 += weight * pair.S1;
            }

            var search = new LineSearch(loss, g0 * d0 + g1 * d1, 1, Epsilon);
            double n0, n1, h0, h1, newLoss;
            LineSearchState state;
            do
            {
                n0 = a + search.Step * d0;
                n1 = b + search.Step * d1;
                newLoss = Value(n0, n1, out h0, out h1);
                state = search.Advance(newLoss, h0 * d0 + h1 * d1);
            }
            while (state == LineSearchState.Evaluate);
            if (state != LineSearchState.Accepted) return Leave(iteration, ref x0, ref x1);

            var pairOf = new Pair(n0 - a, n1 - b, h0 - g0, h1 - g1, 0);
            var curvature = pairOf.S0 * pairOf.Y0 + pairOf.S1 * pairOf.Y1;
            var square = pairOf.Y0 * pairOf.Y0 + pairOf.Y1 * pairOf.Y1;
            if (curvature > Epsilon * square)
            {
                pairs[next] = pairOf with { InverseCurvature = 1 / curvature };
                scale = curvature / square;
                next = next + 1 == Capacity ? 0 : next + 1;
                count = Math.Min(count + 1, Capacity);
            }

            (a, b, g0, g1, loss) = (n0, n1, h0, h1, newLoss);
        }

        return Leave(MostIterations, ref x0, ref x1);

        int Leave(int iterations, ref double to0, ref double to1)
        {
            (to0, to1) = (a, b);
            return iterations;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Value(double x0, double x1, out double g0, out double g1)
    {
        var slope = x1 - x0 * x0;
        var offset = 1 - x0;
        g1 = 200 * slope;
        g0 = -2 * (g1 * x0 + offset);
        return 100 * slope * slope + offset * offset;
    }
}
