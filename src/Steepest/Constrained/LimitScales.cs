using System.Numerics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>How losses and limits compare where a run begins, for methods that choose penalties by it.</summary>
internal sealed class LimitScales<T>(int length, MultiplierMethod method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most limits whose gradients are looked at one by one.</summary>
    private const int Most = 100;

    private readonly AlignedMemory<T> memory = new(method.MovesEachStep ? 0 : 1, length);
    private readonly double[] norms = new double[method.Count];
    private readonly double[] unit = new double[method.Count];
    private readonly double[] floors = [.. Enumerable.Repeat(double.NegativeInfinity, method.Count)];

    /// <summary>Measures at a point.</summary>
    public void Measure<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point)
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        var gradient = memory[0];
        Array.Clear(unit);
        method.Loss = kernel.Lagrangian(point, 1, unit, method.None, floors, gradient, method.Limits);
        var lossNorm = Packed.LargestMagnitude<T>(gradient);
        Array.Fill(norms, 1);
        for (var i = 0; i < norms.Length && norms.Length <= Most; i++)
        {
            unit[i] = 1;
            kernel.Lagrangian(point, 0, unit, method.None, floors, gradient, method.Limits);
            unit[i] = 0;
            norms[i] = Packed.LargestMagnitude<T>(gradient);
        }

        method.SetScales(double.IsFinite(lossNorm) ? lossNorm : 1, norms, Math.Max(1, Packed.LargestMagnitude(point)));
    }

    /// <summary>Takes losses and limits as they are.</summary>
    public void SetPlain()
    {
        Array.Fill(norms, 1);
        method.Loss = 0;
        method.Limits.Clear();
        method.SetScales(1, norms, 1);
    }
}
