using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Fills the Jacobian of a problem's residuals.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JacobianReport
{
    /// <summary>Evaluates all residuals and their derivatives.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel over the samples.</param>
    /// <param name="point">The packed variables.</param>
    /// <param name="outputs">How many residuals a row of each group has.</param>
    /// <param name="variables">Where variables stand in the point, in their order.</param>
    /// <param name="jacobian">Receives it.</param>
    /// <exception cref="ArgumentNullException">There is no Jacobian to fill.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T, TKernel>(
        ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<int> outputs, scoped ReadOnlySpan<Range> variables, SparseJacobian<T> jacobian)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        jacobian.Fill(ref kernel, point, outputs, variables);
    }
}
