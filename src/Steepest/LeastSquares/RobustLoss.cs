using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>The losses of <see cref="Robust"/>, and what remains of a residual under them where the objective is taken for a sum of squares.</summary>
internal static class RobustLoss
{
    /// <summary>
    /// The part of its weight that a row keeps at least where the loss bends down: the model then bends more than the objective, which damping need not
    /// make up for, and no weight is too small to divide by.
    /// </summary>
    private const double LeastBend = 1.0 / 16;

    /// <summary>ρ(z), and its first two derivatives.</summary>
    /// <param name="kind">The loss.</param>
    /// <param name="z">The square of residual over scale.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Value, double Slope, double Bend) At(Robust kind, double z)
    {
        switch (kind)
        {
            case Robust.Huber:
                if (!(z > 1)) return (z, 1, 0);
                var root = Math.Sqrt(z);
                return (2 * root - 1, 1 / root, -0.5 / (z * root));
            case Robust.SoftL1:
                var length = Math.Sqrt(1 + z);
                return (2 * z / (length + 1), 1 / length, -0.5 / ((1 + z) * length));
            case Robust.Cauchy:
                var part = 1 / (1 + z);
                return (Accurate.LogP1(z), part, -part * part);
            case Robust.Arctan:
                var square = 1 / (1 + z * z);
                return (Math.Atan(z), square, -2 * z * square * square);
            case Robust.GemanMcClure:
                var rest = 1 / (1 + z);
                return (z * rest, rest * rest, -2 * rest * rest * rest);
            case Robust.Welsch:
                var power = Math.Exp(-z);
                return (-Accurate.ExpM1(-z), power, -power);
            case Robust.Tukey:
                if (z > 1) return (1.0 / 3, 0, 0);
                return (z * (1 - z + z * z / 3), (1 - z) * (1 - z), -2 * (1 - z));
            default:
                return (z, 1, 0);
        }
    }

    /// <summary>½·s²·Σ ρ((r/s)²).</summary>
    /// <param name="kind">The loss.</param>
    /// <param name="scale">The scale s.</param>
    /// <param name="residuals">The residuals r.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum<T>(Robust kind, double scale, ReadOnlySpan<T> residuals)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var ratio = double.CreateTruncating(residual) / scale;
            sum += At(kind, ratio * ratio).Value;
        }

        return 0.5 * scale * scale * sum;
    }

    /// <summary>
    /// As <see cref="Sum"/>; each residual becomes one whose plain square has the same slope, once its row of the Jacobian is multiplied by the root of
    /// the weight that the loss's curvature gives it.
    /// </summary>
    /// <param name="kind">The loss.</param>
    /// <param name="scale">The scale s.</param>
    /// <param name="residuals">The residuals r; receives ρ′·r / root.</param>
    /// <param name="roots">Receives √(ρ′ + 2·z·ρ″), which is kept from vanishing before ρ′ does.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Weigh<T>(Robust kind, double scale, Span<T> residuals, Span<T> roots)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        roots = roots[..residuals.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            var residual = double.CreateTruncating(residuals[i]);
            var z = residual / scale * (residual / scale);
            var (value, slope, bend) = At(kind, z);
            sum += value;
            var root = Math.Sqrt(Math.Max(slope + 2 * z * bend, LeastBend * slope));
            roots[i] = T.CreateTruncating(root);
            residuals[i] = root > 0 ? T.CreateTruncating(slope * residual / root) : double.IsFinite(residual) ? T.Zero : T.NaN;
        }

        return 0.5 * scale * scale * sum;
    }
}
