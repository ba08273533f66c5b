using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.LeastSquares.Sparse;

namespace Steepest.Minimization;

public abstract partial class LeastSquaresDriver<T>
{
    /// <summary>Whether the normal equations are sparse: of enough variables, where the kernel says which of them each row touches, and nothing but residuals is minimised.</summary>
    private protected static bool IsSparse(bool hasBlocks, bool hasLosses, int count) => hasBlocks && !hasLosses && count >= LeastSparse;

    /// <summary>Looks which variables the rows of sparse equations touch, and takes the memory that their factor needs where that has changed.</summary>
    private void Prepare<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (sparse is null || !sparse.Prepare(ref kernel)) return;
        (current.Matrix, trial.Matrix) = (new double[sparse.Pattern.Length], new double[sparse.Pattern.Length]);
        ((SparseSteps)solver).Adopt(sparse.Pattern, sparse.Diagonal);
    }

    /// <summary>The objective near a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void Linearize<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, LeastSquares.NormalEquations model)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (sparse is null) blocks.Linearize(ref kernel, point, model, needsTriangle);
        else sparse.Linearize(ref kernel, point, model);
    }

    /// <summary>The objective alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double LossAt<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
        => sparse is null ? blocks.Loss(ref kernel, point) : sparse.Loss(ref kernel, point);
}
