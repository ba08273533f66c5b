using System.Numerics;
using Steepest.Minimization;

namespace Steepest.Kernels;

public static partial class DifferenceCheck
{
    /// <summary>Checks the gradient of each limit by itself.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <param name="count">How many limits there are.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck RunLimits<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        var worst = new GradientCheck { Passed = true };
        var floors = new double[count];
        floors.AsSpan().Fill(double.NegativeInfinity);
        for (var i = 0; i < count; i++)
        {
            var weights = new double[count];
            weights[i] = 1;
            var limit = new LimitKernel<T, TKernel>(kernel, i, weights, new double[count], floors, new double[count]);
            var next = Run(ref limit, point, variables);
            if (!(next.MaxRelativeError <= worst.MaxRelativeError || double.IsNaN(worst.MaxRelativeError))) worst = next;
        }

        return worst;
    }

    /// <summary>Checks the gradient of each limit by itself, over all rows.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables, padding included.</param>
    /// <param name="variables">Their names and places.</param>
    /// <param name="count">How many limits there are.</param>
    /// <returns>The largest disagreement.</returns>
    public static GradientCheck RunSampledLimits<T, TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<VariableBlock> variables, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
    {
        var rows = new Batch(0, kernel.SampleCount);
        var whole = new BatchConstraintsKernel<T, TKernel>(kernel, rows, new double[count]);
        return RunLimits(ref whole, point, variables, count);
    }

    /// <summary>One limit as if it were a loss.</summary>
    private ref struct LimitKernel<T, TKernel>(TKernel kernel, int limit, double[] weights, double[] none, double[] floors, double[] limits) : IGradientKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
        private TKernel kernel = kernel;
#pragma warning restore IDE0044

        public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
        {
            kernel.Lagrangian(point, 0, weights, none, floors, gradient, limits);
            return limits[limit];
        }
    }
}
