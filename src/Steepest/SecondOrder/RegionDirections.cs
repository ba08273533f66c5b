using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// Steps to the lowest point of the quadratic model in a trust region: exactly with the whole Hessian, in its scaled variables, and by truncated
/// conjugate gradients for many variables. The radius follows from how the model has done (Nocedal and Wright, algorithm 4.1).
/// </summary>
internal sealed class RegionDirections<T>(AlignedMemory<T> memory, int first, HessianProducts<T> products, int[] places, int mostDense)
    : CurvatureDirections<T>(memory, first, products, places, mostDense, Forcing.Numbers + 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Radius = Forcing.Numbers;
    private const double LargestRadius = 1e200;

    /// <summary>The least part of the promised decrease with which a step is made.</summary>
    private const double LeastRatio = 1e-4;

    /// <summary>Within so many rounding units of the loss decreases cannot be measured.</summary>
    private const double RoundingUnits = 32;

    private readonly AlignedMemory<T> memory = memory;
    private readonly TruncatedConjugateGradients<T>? conjugate = places.Length <= mostDense ? null : new(memory.VectorLength);
    private readonly ExactRegion exact = new(places.Length <= mostDense ? places.Length : 0);
    private readonly double[] slope = new double[places.Length <= mostDense ? places.Length : 0];
    private readonly double[] y = new double[places.Length <= mostDense ? places.Length : 0];
    private double forcing;
    private double length;

    public override RegionDirections<T>? Region => this;

    public override void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon)
    {
    }

    public override void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient) => SetStep(direction, gradient);

    /// <summary>Computes what all steps from the point have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(ReadOnlySpan<T> gradient)
    {
        var point = memory[PointVector];
        if (Variables == 0) return;
        if (Dense is { } dense)
        {
            dense.Set(Products, point, Free);
            dense.Turn(gradient, slope);
            if (Numbers[Radius] == 0) Numbers[Radius] = Math.Clamp(dense.ScaledLength(point), 1, LargestRadius);
        }
        else
        {
            var norm = Math.Sqrt(double.CreateTruncating(Packed.Dot(gradient, gradient)));
            forcing = Forcing.Next(Numbers, norm);
            if (Numbers[Radius] == 0) Numbers[Radius] = Math.Clamp(Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(point, point))), 1, LargestRadius);
        }
    }

    /// <summary>Sets the step within the radius; returns the decrease that the model promises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double SetStep(Span<T> step, ReadOnlySpan<T> gradient)
    {
        step.Clear();
        if (Variables == 0) return 0;
        if (Dense is { } dense)
        {
            var promised = exact.Solve(dense.Diagonal, dense.Beside, dense.Bound, slope, Numbers[Radius], y);
            length = Tridiagonal.Norm(y);
            dense.TurnBack(y, step);
            return promised;
        }

        var decrease = conjugate!.Solve(Products, memory[PointVector], Free, gradient, step, forcing, Numbers[Radius], Forcing.MostProducts(Variables));
        length = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(step, step)));
        return decrease;
    }

    /// <summary>Whether the step is made; adapts the radius to it.</summary>
    /// <param name="loss">The loss before.</param>
    /// <param name="promised">The decrease that the model promised.</param>
    /// <param name="newLoss">The loss behind the step.</param>
    /// <param name="norm">The largest entry of the gradient before.</param>
    /// <param name="newNorm">The largest entry of the gradient behind it.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Judge(double loss, double promised, double newLoss, double norm, double newNorm, double epsilon)
    {
        if (!double.IsFinite(newLoss) || !double.IsFinite(newNorm))
        {
            Numbers[Radius] = 0.25 * length;
            return false;
        }

        var noise = RoundingUnits * epsilon * Math.Abs(loss);
        var isNoise = promised <= noise && Math.Abs(newLoss - loss) <= noise;
        var ratio = isNoise ? (newNorm < norm ? 1 : 0) : (loss - newLoss) / promised;
        if (ratio < 0.25) Numbers[Radius] = 0.25 * length;
        else if (ratio > 0.75 && length > 0.99 * Numbers[Radius]) Numbers[Radius] = Math.Min(2 * Numbers[Radius], LargestRadius);
        return ratio >= LeastRatio;
    }

    /// <summary>Takes note of a step that bounds have cut; returns the decrease that the model promises of what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Measure(ReadOnlySpan<T> step, ReadOnlySpan<T> gradient)
    {
        var product = Vector(0);
        Products.Multiply(memory[PointVector], step, product);
        length = Dense is { } dense ? dense.ScaledLength(step) : Math.Sqrt(double.CreateTruncating(Packed.Dot(step, step)));
        return -double.CreateTruncating(Packed.Dot(step, gradient)) - 0.5 * double.CreateTruncating(Packed.Dot<T>(step, product));
    }

    /// <summary>A step that promises nothing was too long.</summary>
    public void Shrink() => Numbers[Radius] *= 0.25;

    /// <summary>Forgets the radius.</summary>
    public void Leave() => Numbers[Radius] = 0;
}
