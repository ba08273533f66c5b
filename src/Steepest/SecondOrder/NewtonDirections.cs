using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// Newton's directions: −(H + τ·D⁻²)⁻¹·g with the whole Hessian, where τ is 0 if H is positive definite and else makes the smallest eigenvalue of the
/// scaled one as positive as it was negative; by truncated conjugate gradients for many variables.
/// </summary>
internal sealed class NewtonDirections<T>(AlignedMemory<T> memory, int first, HessianProducts<T> products, int[] places, int mostDense)
    : CurvatureDirections<T>(memory, first, products, places, mostDense, Forcing.Numbers)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The least that eigenvalues are raised above 0 where one is not positive, in units of the largest.</summary>
    private const double LeastPositive = 1e-8;

    private readonly AlignedMemory<T> memory = memory;
    private readonly TruncatedConjugateGradients<T>? conjugate = places.Length <= mostDense ? null : new(memory.VectorLength);
    private readonly double[] y = new double[places.Length <= mostDense ? places.Length : 0];
    private readonly double[] pivots = new double[places.Length <= mostDense ? places.Length : 0];

    /// <summary>What is known does not depend on steps: the Hessian is computed anew.</summary>
    public override void Begin() => Hold();

    public override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        var point = memory[PointVector];
        if (Variables == 0)
        {
            direction.Clear();
        }
        else if (Dense is { } dense)
        {
            dense.Set(Products, point, Free);
            SetDense(dense, direction, gradient);
        }
        else
        {
            var norm = Math.Sqrt(double.CreateTruncating(Packed.Dot(gradient, gradient)));
            conjugate!.Solve(Products, point, Free, gradient, direction, Forcing.Next(Numbers, norm), double.PositiveInfinity, Forcing.MostProducts(Variables));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetDense(DenseHessian<T> dense, Span<T> direction, ReadOnlySpan<T> gradient)
    {
        dense.Turn(gradient, y);
        var shift = 0.0;
        if (!Tridiagonal.IsPositive(dense.Diagonal, dense.Beside, -Variables * Epsilon * dense.Bound))
        {
            var smallest = Tridiagonal.Smallest(dense.Diagonal, dense.Beside);
            shift = Math.Max(0, -smallest) + Math.Max(Math.Abs(smallest), LeastPositive * dense.Bound);
        }

        for (var i = 0; i < y.Length; i++) y[i] = -y[i];
        if (!Tridiagonal.TrySolve(dense.Diagonal, dense.Beside, shift, y, y, pivots)) y.AsSpan().Fill(double.NaN);
        direction.Clear();
        dense.TurnBack(y, direction);
    }
}
