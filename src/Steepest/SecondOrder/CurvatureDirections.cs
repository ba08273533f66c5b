using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.SecondOrder;

/// <summary>What methods of second order know of the curvature: all of it where variables are few, products with directions where they are many.</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The vector that keeps a direction of negative curvature.</param>
/// <param name="products">The Hessian.</param>
/// <param name="places">Where the variables stand in a packed vector.</param>
/// <param name="mostDense">Up to how many variables the whole Hessian is computed.</param>
/// <param name="numbers">How many numbers are kept.</param>
internal abstract class CurvatureDirections<T>(AlignedMemory<T> memory, int first, HessianProducts<T> products, int[] places, int mostDense, int numbers)
    : Directions<T>(memory, first, Vectors, numbers)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many vectors are needed.</summary>
    public const int Vectors = 1;

    /// <summary>Curvature counts as negative beyond this part of the largest one: the root of the rounding unit.</summary>
    private const double Negative = 1e-8;
    private const double NegativeOfSingles = 1e-3;

    private readonly double[] vector = new double[places.Length <= mostDense ? places.Length : 0];
    private readonly double[] pivots = new double[places.Length <= mostDense ? places.Length : 0];
    private readonly AlignedMemory<T> memory = memory;
    private long counted;

    /// <summary>1 for variables that may move and 0 for others; empty where all may.</summary>
    protected ReadOnlySpan<T> Free => FreeVector is { } vector ? memory[vector] : default;

    /// <summary>The Hessian.</summary>
    protected HessianProducts<T> Products => products;

    /// <summary>How many variables there are.</summary>
    protected int Variables => places.Length;

    /// <summary>The whole Hessian; null where there are too many variables.</summary>
    protected DenseHessian<T>? Dense { get; } = places.Length <= mostDense ? new(places, memory.VectorLength) : null;

    /// <summary>Curvatures of many variables.</summary>
    protected LanczosCurvature<T>? Lanczos { get; } = places.Length <= mostDense ? null : new(places, memory.VectorLength);

    public override bool IsOfSecondOrder => true;

    public override HessianProducts<T>? ExactProducts => products;

    /// <summary>Products since this was asked last.</summary>
    public override long TakeProducts()
    {
        var taken = products.Count - counted;
        counted = products.Count;
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool BendsDown(ReadOnlySpan<T> point, ReadOnlySpan<T> gradient, double epsilon, out double curvature)
    {
        curvature = 0;
        if (places.Length == 0) return false;
        var direction = Vector(0);
        var tolerance = epsilon > 1e-10 ? NegativeOfSingles : Negative;
        if (Dense is { } dense)
        {
            dense.Set(products, point, Free);
            if (!dense.IsFinite || Tridiagonal.IsPositive(dense.Diagonal, dense.Beside, tolerance * dense.Bound)) return false;
            var smallest = Tridiagonal.Smallest(dense.Diagonal, dense.Beside);
            if (!(smallest < 0)) return false;
            Tridiagonal.SmallestVector(dense.Diagonal, dense.Beside, smallest, vector, pivots);
            direction.Clear();
            dense.TurnBack(vector, direction);
            var square = double.CreateTruncating(Packed.Dot<T>(direction, direction));
            curvature = smallest / square;
            Packed.SetToProduct(direction, T.CreateTruncating(1 / Math.Sqrt(square)), direction);
        }
        else if (!Lanczos!.FindsNegative(products, point, Free, tolerance, direction, out curvature))
        {
            return false;
        }

        if (!Free.IsEmpty) Packed.SetToProducts<T>(direction, direction, Free);
        if (double.CreateTruncating(Packed.Dot(gradient, direction)) > 0) Packed.SetToProduct(direction, -T.One, direction);
        return true;
    }

    public override void CopyBend(Span<T> direction) => Vector(0).CopyTo(direction);
}
