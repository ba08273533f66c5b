using System.Runtime.CompilerServices;
using Steepest.Minimization;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// L-BFGS for Rosenbrock's valley in two variables, everything inlined to numbers: the algorithm of the runtime for so few, which keeps the
/// inverse Hessian that all pairs stand for, and its line search, but nothing that serves other problems. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class RosenbrockMinimum
{
    private const double Tolerance = 1e-12;
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostIterations = 100_000;

    /// <summary>Minimises in place; returns the number of iterations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Minimize(ref double x0, ref double x1)
    {
        var (a, b) = (x0, x1);
        var loss = Value(a, b, out var g0, out var g1);
        var hasPair = false;
        var (h00, h01, h11) = (0.0, 0.0, 0.0);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Math.Max(Math.Abs(g0), Math.Abs(g1)) <= Tolerance) return Leave(iteration, ref x0, ref x1);
            var (d0, d1) = (-(h00 * g0 + h01 * g1), -(h01 * g0 + h11 * g1));
            if (!hasPair)
            {
                var scale = Math.Min(1, 1 / (Math.Abs(g0) + Math.Abs(g1)));
                (d0, d1) = (-scale * g0, -scale * g1);
            }

            var promised = g0 * d0 + g1 * d1;
            var (n0, n1) = (a + d0, b + d1);
            var newLoss = Value(n0, n1, out var p0, out var p1);
            if (!LineSearch.IsAccepted(loss, promised, 1, newLoss, p0 * d0 + p1 * d1, Epsilon))
            {
                var search = new LineSearch(loss, promised, 1, Epsilon);
                var state = search.Advance(newLoss, p0 * d0 + p1 * d1);
                while (state == LineSearchState.Evaluate)
                {
                    n0 = a + search.Step * d0;
                    n1 = b + search.Step * d1;
                    newLoss = Value(n0, n1, out p0, out p1);
                    state = search.Advance(newLoss, p0 * d0 + p1 * d1);
                }

                if (state != LineSearchState.Accepted) return Leave(iteration, ref x0, ref x1);
            }

            var (s0, s1, y0, y1) = (n0 - a, n1 - b, p0 - g0, p1 - g1);
            var curvature = s0 * y0 + s1 * y1;
            var square = y0 * y0 + y1 * y1;
            if (curvature > Epsilon * square)
            {
                if (!hasPair) (h00, h01, h11, hasPair) = (curvature / square, 0, curvature / square, true);
                var (u0, u1) = (h00 * y0 + h01 * y1, h01 * y0 + h11 * y1);
                var inverse = 1 / curvature;
                var factor = inverse * (1 + inverse * (y0 * u0 + y1 * u1));
                h00 += factor * s0 * s0 - 2 * inverse * u0 * s0;
                h01 += factor * s0 * s1 - inverse * (u0 * s1 + u1 * s0);
                h11 += factor * s1 * s1 - 2 * inverse * u1 * s1;
            }

            (a, b, g0, g1, loss) = (n0, n1, p0, p1, newLoss);
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
