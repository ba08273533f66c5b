using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Weights of the magnitudes of packed variables, w·Σ|xᵢ|, whose kinks drivers treat apart. All 0 at first.</summary>
/// <remarks>Kernels add the penalty to the loss, and w·sign(xᵢ) to the gradient, which is 0 at 0: what the other losses pull shows there.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AbsolutePenalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> memory;

    /// <summary>Makes weights that penalise nothing.</summary>
    /// <param name="length">The length of the packed variables.</param>
    public AbsolutePenalty(int length)
    {
        memory = new AlignedMemory<T>(1, length);
        Orthant = new Box<T>(length);
    }

    /// <summary>The weights, in the places of the packed variables.</summary>
    public Span<T> Weights => memory[0];

    /// <summary>What a line search keeps within while no number changes its sign.</summary>
    internal Box<T> Orthant { get; }

    /// <summary>Leaves the penalty out of a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Smooth(Span<T> gradient, ReadOnlySpan<T> point)
    {
        var weights = Weights[..gradient.Length];
        point = point[..gradient.Length];
        for (var i = 0; i < gradient.Length; i++) gradient[i] -= Signed(weights[i], point[i]);
    }

    /// <summary>Sets the gradient of the losses that leaves some of the variables where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Oppose(Span<T> gradient, ReadOnlySpan<T> point, int start, int length)
    {
        for (var i = start; i < start + length; i++) gradient[i] = -Signed(Weights[i], point[i]);
    }

    /// <summary>The proximal step: every number moves toward 0 by the step times its weight, and no further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Shrink(Span<T> point, T step)
    {
        var weights = Weights[..point.Length];
        for (var i = 0; i < point.Length; i++) point[i] = Shrunk(point[i], step * weights[i]);
    }

    /// <summary>max |P(S(xᵢ − gᵢ)) − xᵢ|, with the gradient of the losses, S the proximal step and P the bounds: 0 at a minimum; NaN if any entry is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Residual(ReadOnlySpan<T> point, ReadOnlySpan<T> smooth, Box<T>? box)
    {
        var weights = Weights[..point.Length];
        smooth = smooth[..point.Length];
        var largest = T.Zero;
        for (var i = 0; i < point.Length; i++)
        {
            // Away from 0 by the gradient itself, since x − g rounds where g is small beside x.
            var pull = smooth[i] + Signed(weights[i], point[i]);
            var crosses = point[i] == T.Zero || T.Abs(pull) >= T.Abs(point[i]);
            var way = crosses ? Shrunk(point[i] - smooth[i], weights[i]) - point[i] : -pull;
            if (box is not null) way = T.Min(T.Max(way, box.Lower[i] - point[i]), box.Upper[i] - point[i]);
            largest = T.Max(largest, T.Abs(way));
        }

        return double.CreateTruncating(largest);
    }

    /// <summary>
    /// Sets the orthant that descends from a point, and the gradient in it: numbers at 0 take the sign that the losses pull them to, if by more than
    /// their weight, and stay otherwise.
    /// </summary>
    /// <param name="pull">Receives the gradient within the orthant.</param>
    /// <param name="point">The point.</param>
    /// <param name="gradient">The gradient there, 0 of the penalty at 0.</param>
    /// <param name="box">The bounds; null for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Enter(Span<T> pull, ReadOnlySpan<T> point, ReadOnlySpan<T> gradient, Box<T>? box)
    {
        var weights = Weights[..pull.Length];
        point = point[..pull.Length];
        gradient = gradient[..pull.Length];
        for (var i = 0; i < pull.Length; i++)
        {
            var lower = box is null ? T.NegativeInfinity : box.Lower[i];
            var upper = box is null ? T.PositiveInfinity : box.Upper[i];
            var slope = gradient[i];
            if (weights[i] > T.Zero)
            {
                if (point[i] > T.Zero) lower = T.Max(lower, T.Zero);
                else if (point[i] < T.Zero) upper = T.Min(upper, T.Zero);
                else if (slope > weights[i]) (upper, slope) = (T.Zero, slope - weights[i]);
                else if (slope < -weights[i]) (lower, slope) = (T.Zero, slope + weights[i]);
                else (lower, upper, slope) = (T.Zero, T.Zero, T.Zero);
            }

            (Orthant.Lower[i], Orthant.Upper[i], pull[i]) = (lower, upper, slope);
        }
    }

    /// <summary>Gives numbers at 0 the gradient that they have within the orthant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Lean(Span<T> gradient, ReadOnlySpan<T> point) => AddSigns(gradient, point, T.One);

    /// <summary>Takes back what <see cref="Lean"/> did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Straighten(Span<T> gradient, ReadOnlySpan<T> point) => AddSigns(gradient, point, -T.One);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSigns(Span<T> gradient, ReadOnlySpan<T> point, T factor)
    {
        var weights = Weights[..gradient.Length];
        var lower = Orthant.Lower[..gradient.Length];
        var upper = Orthant.Upper[..gradient.Length];
        point = point[..gradient.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            // A number that the step has brought to 0 still counts with the sign of the side that it came from.
            if (point[i] != T.Zero || weights[i] == T.Zero || (lower[i] == T.Zero && upper[i] == T.Zero)) continue;
            gradient[i] += factor * (lower[i] == T.Zero ? weights[i] : -weights[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Signed(T weight, T value) => value > T.Zero ? weight : value < T.Zero ? -weight : T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Shrunk(T value, T threshold) => value > threshold ? value - threshold : value < -threshold ? value + threshold : T.IsNaN(value) ? value : T.Zero;
}
