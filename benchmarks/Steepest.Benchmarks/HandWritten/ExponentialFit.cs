using System.Runtime.CompilerServices;
using Steepest.Minimization;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// An exponential decay through measured points: the algorithm of the runtime for so few variables and its line search, written out in numbers, with
/// the loss and its gradient in one loop. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class ExponentialFit(double[] times, double[] values)
{
    private const double Tolerance = 1e-12;
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostIterations = 1000;
    private const int MostFlatSteps = 8;

    /// <summary>Minimises in place; returns the number of iterations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Minimize(ref double amplitude, ref double rate, ref double offset)
    {
        var (a, b, c) = (amplitude, rate, offset);
        var loss = Value(a, b, c, out var g0, out var g1, out var g2);
        var hasPair = false;
        var (h00, h01, h02, h11, h12, h22) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (lowest, smallest, flat) = (loss, double.PositiveInfinity, 0);
        var iteration = 0;
        for (; iteration < MostIterations; iteration++)
        {
            var norm = Math.Max(Math.Abs(g0), Math.Max(Math.Abs(g1), Math.Abs(g2)));
            if (norm <= Tolerance) break;
            var isBetter = loss < lowest - Epsilon * lowest || norm < 0.5 * smallest;
            (lowest, smallest) = (Math.Min(lowest, loss), norm < 0.5 * smallest ? norm : smallest);
            flat = isBetter ? 0 : flat + 1;
            if (flat >= MostFlatSteps) break;
            var (d0, d1, d2) = (-(h00 * g0 + h01 * g1 + h02 * g2), -(h01 * g0 + h11 * g1 + h12 * g2), -(h02 * g0 + h12 * g1 + h22 * g2));
            if (!hasPair)
            {
                var scale = Math.Min(1, 1 / (Math.Abs(g0) + Math.Abs(g1) + Math.Abs(g2)));
                (d0, d1, d2) = (-scale * g0, -scale * g1, -scale * g2);
            }

            var promised = g0 * d0 + g1 * d1 + g2 * d2;
            if (!(promised < 0)) break;
            var (n0, n1, n2) = (a + d0, b + d1, c + d2);
            var newLoss = Value(n0, n1, n2, out var p0, out var p1, out var p2);
            var slope = p0 * d0 + p1 * d1 + p2 * d2;
            if (!LineSearch.IsAccepted(loss, promised, 1, newLoss, slope, Epsilon))
            {
                var search = new LineSearch(loss, promised, 1, Epsilon);
                var state = search.Advance(newLoss, slope);
                while (state == LineSearchState.Evaluate)
                {
                    (n0, n1, n2) = (a + search.Step * d0, b + search.Step * d1, c + search.Step * d2);
                    newLoss = Value(n0, n1, n2, out p0, out p1, out p2);
                    state = search.Advance(newLoss, p0 * d0 + p1 * d1 + p2 * d2);
                }

                if (state != LineSearchState.Accepted) break;
            }

            var (s0, s1, s2, y0, y1, y2) = (n0 - a, n1 - b, n2 - c, p0 - g0, p1 - g1, p2 - g2);
            var curvature = s0 * y0 + s1 * y1 + s2 * y2;
            var square = y0 * y0 + y1 * y1 + y2 * y2;
            if (curvature > Epsilon * square)
            {
                if (!hasPair) (h00, h01, h02, h11, h12, h22, hasPair) = (curvature / square, 0, 0, curvature / square, 0, curvature / square, true);
                var (u0, u1, u2) = (h00 * y0 + h01 * y1 + h02 * y2, h01 * y0 + h11 * y1 + h12 * y2, h02 * y0 + h12 * y1 + h22 * y2);
                var inverse = 1 / curvature;
                var factor = inverse * (1 + inverse * (y0 * u0 + y1 * u1 + y2 * u2));
                h00 += factor * s0 * s0 - 2 * inverse * u0 * s0;
                h01 += factor * s0 * s1 - inverse * (u0 * s1 + u1 * s0);
                h02 += factor * s0 * s2 - inverse * (u0 * s2 + u2 * s0);
                h11 += factor * s1 * s1 - 2 * inverse * u1 * s1;
                h12 += factor * s1 * s2 - inverse * (u1 * s2 + u2 * s1);
                h22 += factor * s2 * s2 - 2 * inverse * u2 * s2;
            }

            (a, b, c, g0, g1, g2, loss) = (n0, n1, n2, p0, p1, p2, newLoss);
        }

        (amplitude, rate, offset) = (a, b, c);
        return iteration;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Value(double amplitude, double rate, double offset, out double g0, out double g1, out double g2)
    {
        var (sum, by0, by1, by2) = (0.0, 0.0, 0.0, 0.0);
        var y = values;
        for (var i = 0; i < times.Length && i < y.Length; i++)
        {
            var decay = Math.Exp(-rate * times[i]);
            var residual = amplitude * decay + offset - y[i];
            sum += residual * residual;
            by0 += residual * decay;
            by1 -= residual * decay * times[i];
            by2 += residual;
        }

        (g0, g1, g2) = (by0, amplitude * by1, by2);
        return 0.5 * sum;
    }
}
