using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>The last pairs of steps s and gradient changes y, and the inverse Hessian that they stand for (Liu and Nocedal, 1989).</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first of the 2·<paramref name="capacity"/> vectors that hold the pairs: steps, then changes.</param>
/// <param name="capacity">How many pairs are kept.</param>
internal sealed class CurvatureMemory<T>(AlignedMemory<T> memory, int first, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] inverseCurvatures = new double[capacity];
    private readonly double[] weights = new double[capacity];
    private double scale = 1;
    private int next;

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    private Span<T> Pairs => memory.Range(first, 2 * capacity);

    /// <summary>Notes that the vectors hold what stands for all pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Hold() => Count = 1;

    public void Clear() => (Count, next, scale) = (0, 0, 1);

    /// <summary>Adds a pair, in place of the oldest one.</summary>
    /// <remarks>
    /// Only if yᵀs is positive beyond rounding: the inverse Hessian stays positive definite. The bound is relative to yᵀy, since near a
    /// minimum all pairs are small.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, double epsilon)
    {
        var step = memory[first + next];
        var change = memory[first + capacity + next];
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

        inverseCurvatures[next] = 1 / curvature;
        scale = curvature / square;
        next = next + 1 == capacity ? 0 : next + 1;
        if (Count < capacity) Count++;
    }

    /// <summary>direction ← −H·gradient, by the two loops of Nocedal (1980).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient)
    {
        Packed.SetToProduct(direction, -T.One, gradient);
        for (var age = 1; age <= Count; age++)
        {
            var slot = Slot(age);
            var weight = inverseCurvatures[slot] * double.CreateTruncating(Packed.Dot<T>(memory[first + slot], direction));
            weights[slot] = weight;
            Packed.AddScaled<T>(direction, T.CreateTruncating(-weight), memory[first + capacity + slot]);
        }

        Packed.SetToProduct(direction, T.CreateTruncating(scale), direction);
        for (var age = Count; age > 0; age--)
        {
            var slot = Slot(age);
            var weight = inverseCurvatures[slot] * double.CreateTruncating(Packed.Dot<T>(memory[first + capacity + slot], direction));
            Packed.AddScaled<T>(direction, T.CreateTruncating(weights[slot] - weight), memory[first + slot]);
        }
    }

    public void Save(ref CheckpointWriter writer)
    {
        writer.Write((long)Count);
        writer.Write((long)next);
        writer.Write(scale);
        writer.Write<double>(inverseCurvatures);
        writer.Write<T>(Pairs);
    }

    /// <summary>Reads and checks a saved state, which <see cref="Take"/> then takes up.</summary>
    public Saved Read(ref CheckpointReader reader)
    {
        var count = reader.ReadCount(capacity);
        var slot = reader.ReadCount(capacity - 1);
        return new Saved(
            count, slot, reader.ReadDouble(), reader.ReadElements<double>(capacity), reader.ReadElements<T>(Pairs.Length));
    }

    public void Take(in Saved saved)
    {
        (Count, next, scale) = (saved.Count, saved.Next, saved.Scale);
        saved.InverseCurvatures.CopyTo(MemoryMarshal.AsBytes(inverseCurvatures.AsSpan()));
        saved.Pairs.CopyTo(MemoryMarshal.AsBytes(Pairs));
    }

    /// <summary>The slot of the pair that was added as the last but <paramref name="age"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private int Slot(int age) => next >= age ? next - age : next - age + capacity;

    /// <summary>A saved state that has been read but not taken up; the vectors are still bytes.</summary>
    public readonly ref struct Saved(int count, int next, double scale, ReadOnlySpan<byte> inverseCurvatures, ReadOnlySpan<byte> pairs)
    {
        public readonly int Count = count;
        public readonly int Next = next;
        public readonly double Scale = scale;
        public readonly ReadOnlySpan<byte> InverseCurvatures = inverseCurvatures;
        public readonly ReadOnlySpan<byte> Pairs = pairs;
    }
}
