using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// The inverse Hessian that all steps stand for, row by row: the update of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright, 6.17), begun
/// with the multiple of the identity that the first step suggests (6.20).
/// </summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first of the <paramref name="length"/> rows, behind which stand three vectors of scratch.</param>
/// <param name="length">How many variables there are.</param>
internal sealed class CurvatureMatrix<T>(AlignedMemory<T> memory, int first, int length) : Directions<T>(memory, first, VectorsFor(length), 0)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int length = length;

    /// <summary>How many vectors are needed.</summary>
    /// <param name="length">How many variables there are.</param>
    public static int VectorsFor(int length) => Math.Max(length, FewVariables.Most) + 3;

    /// <remarks>As of few variables: only if yᵀs is positive beyond rounding.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
        var step = Vector(length);
        var change = Vector(length + 1);
        var product = Vector(length + 2);
        Packed.SetToDifference(step, to, from);
        Packed.SetToDifference(change, gradientTo, gradientFrom);
        var curvature = double.CreateTruncating(Packed.Dot<T>(step, change));
        var square = double.CreateTruncating(Packed.Dot<T>(change, change));
        if (!(curvature > epsilon * square) || !double.IsFinite(square)) return;
        if (Count == 0) Begin(curvature / square);
        for (var i = 0; i < length; i++) product[i] = Packed.Dot<T>(Vector(i), change);

        // H + (1 + yᵀHy/yᵀs)·s·sᵀ/yᵀs − (Hy·sᵀ + s·(Hy)ᵀ)/yᵀs, row by row: with a = (1 + yᵀHy/yᵀs)·s/yᵀs − Hy/yᵀs, in the place of y, H + s·aᵀ − Hy·sᵀ/yᵀs.
        var inverse = 1 / curvature;
        var bend = (1 + inverse * double.CreateTruncating(Packed.Dot<T>(change, product))) * inverse;
        Packed.SetToProduct(change, T.CreateTruncating(-inverse), product);
        Packed.AddScaled<T>(change, T.CreateTruncating(bend), step);
        for (var i = 0; i < length; i++)
        {
            var row = Vector(i);
            Packed.AddScaled<T>(row, step[i], change);
            Packed.AddScaled<T>(row, T.CreateTruncating(-inverse) * product[i], step);
        }

        Hold();
    }

    /// <summary>direction ← −H·gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        for (var i = 0; i < length; i++) direction[i] = -Packed.Dot(Vector(i), gradient);
    }

    private void Begin(double scale)
    {
        for (var i = 0; i < length; i++)
        {
            Vector(i).Clear();
            Vector(i)[i] = T.CreateTruncating(scale);
        }
    }
}
