using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>The last pairs of steps s and gradient changes y, and the inverse Hessian that they stand for (Liu and Nocedal, 1989).</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first of the 2·<paramref name="capacity"/> vectors that hold the pairs: steps, then changes.</param>
/// <param name="capacity">How many pairs are kept.</param>
internal sealed class CurvatureMemory<T>(AlignedMemory<T> memory, int first, int capacity) : Directions<T>(memory, first, 2 * capacity, capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int capacity = capacity;
    private readonly double[] weights = new double[capacity];

    /// <summary>Adds a pair, in place of the oldest one.</summary>
    /// <remarks>
    /// Only if yᵀs is positive beyond rounding: the inverse Hessian stays positive definite. The bound is relative to yᵀy, since near a
    /// minimum all pairs are small.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
        var step = Vector(Next);
        var change = Vector(capacity + Next);
        Packed.SetToDifference(step, to, from);
        Packed.SetToDifference(change, gradientTo, gradientFrom);
        var curvature = double.CreateTruncating(Packed.Dot<T>(step, change));
        var square = double.CreateTruncating(Packed.Dot<T>(change, change));
        if (!(curvature > epsilon * square) || !double.IsFinite(square))
        {
            // The slot was the oldest pair's, which is lost with it.
            if (Count == capacity) Count--;
            return;
        }

        Numbers[Next] = 1 / curvature;
        Scale = curvature / square;
        Next = Next + 1 == capacity ? 0 : Next + 1;
        if (Count < capacity) Count++;
    }

    /// <summary>direction ← −H·gradient, by the two loops of Nocedal (1980).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        Packed.SetToProduct(direction, -T.One, gradient);
        for (var age = 1; age <= Count; age++)
        {
            var slot = Slot(age);
            var weight = Numbers[slot] * double.CreateTruncating(Packed.Dot<T>(Vector(slot), direction));
            weights[slot] = weight;
            Packed.AddScaled<T>(direction, T.CreateTruncating(-weight), Vector(capacity + slot));
        }

        Packed.SetToProduct(direction, T.CreateTruncating(Scale), direction);
        for (var age = Count; age > 0; age--)
        {
            var slot = Slot(age);
            var weight = Numbers[slot] * double.CreateTruncating(Packed.Dot<T>(Vector(capacity + slot), direction));
            Packed.AddScaled<T>(direction, T.CreateTruncating(weights[slot] - weight), Vector(slot));
        }
    }

    /// <summary>The slot of the pair that was added as the last but <paramref name="age"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private int Slot(int age) => Next >= age ? Next - age : Next - age + capacity;
}
