using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Conjugate directions d ← −g + β·d: of Hager and Zhang ("A new conjugate gradient method with guaranteed descent", 2005, 1.3 to 1.6), or of
/// Polak and Ribière, begun anew where β is negative (Nocedal and Wright, 5.44 and 5.45).
/// </summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first of the two vectors.</param>
/// <param name="isPolakRibiere">Which of them.</param>
internal sealed class ConjugateDirections<T>(AlignedMemory<T> memory, int first, bool isPolakRibiere) : Directions<T>(memory, first, Vectors, 2)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many vectors are needed: the last direction, and scratch.</summary>
    public const int Vectors = 2;

    /// <summary>How far below 0 β may be, in units of 1/(‖d‖·‖g‖); of gradients larger than this as if they were this large.</summary>
    private const double LargestGradient = 0.01;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
        var last = Vector(0);
        var change = Vector(1);
        direction.CopyTo(last);

        // The decrease that the step promised: the next first step promises the same (Nocedal and Wright, section 3.5).
        Packed.SetToDifference(change, to, from);
        Scale = double.CreateTruncating(Packed.Dot<T>(change, gradientFrom));
        Packed.SetToDifference(change, gradientTo, gradientFrom);
        Numbers[0] = isPolakRibiere ? PolakRibiere(gradientFrom, gradientTo) : HagerZhang(gradientFrom, gradientTo);
        if (double.IsFinite(Numbers[0])) Hold();
        else Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        Packed.SetToProduct(direction, -T.One, gradient);
        Packed.AddScaled<T>(direction, T.CreateTruncating(Numbers[0]), Vector(0));
    }

    /// <summary>Down the gradient, whose length later directions build on; <see cref="FirstStep"/> keeps the step short.</summary>
    public override void SetFirst(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        Packed.SetToProduct(direction, -T.One, gradient);
        Numbers[1] = Math.Min(1, 1 / Packed.SumOfMagnitudes(gradient));
    }

    public override double FirstStep(double slope) => Count == 0 ? Numbers[1] : Math.Clamp(Scale / slope, 1e-12, 1e12);

    private double PolakRibiere(ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo)
        => Math.Max(0, double.CreateTruncating(Packed.Dot(gradientTo, Vector(1))) / double.CreateTruncating(Packed.Dot(gradientFrom, gradientFrom)));

    private double HagerZhang(ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo)
    {
        var last = Vector(0);
        var change = Vector(1);
        var curvature = double.CreateTruncating(Packed.Dot<T>(last, change));
        if (!(curvature > 0)) return double.NaN;
        var square = double.CreateTruncating(Packed.Dot<T>(change, change));
        var along = double.CreateTruncating(Packed.Dot<T>(last, gradientTo));
        var beta = (double.CreateTruncating(Packed.Dot<T>(change, gradientTo)) - 2 * square / curvature * along) / curvature;
        var length = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(last, last)));
        var gradient = Math.Sqrt(double.CreateTruncating(Packed.Dot(gradientFrom, gradientFrom)));
        return Math.Max(beta, -1 / (length * Math.Min(LargestGradient, gradient)));
    }
}
