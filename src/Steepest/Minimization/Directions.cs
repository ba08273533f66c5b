using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;
using Steepest.SecondOrder;

namespace Steepest.Minimization;

/// <summary>What earlier steps say of the curvature, and the directions that follow from it.</summary>
/// <param name="memory">The vectors of the solver.</param>
/// <param name="first">The first vector that is theirs.</param>
/// <param name="vectors">How many are.</param>
/// <param name="numbers">How many numbers they keep beside vectors.</param>
internal abstract class Directions<T>(AlignedMemory<T> memory, int first, int vectors, int numbers)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many steps are known; 0 where a direction can only be that of the gradient.</summary>
    public int Count { get; protected set; }

    /// <summary>How large the inverse Hessian is taken to be where nothing else is known; other meanings are the methods' own.</summary>
    protected double Scale { get; set; } = 1;

    /// <summary>Which of the vectors is next.</summary>
    protected int Next { get; set; }

    protected double[] Numbers { get; } = new double[numbers];

    private Span<T> All => memory.Range(first, vectors);

    /// <summary>One of the vectors.</summary>
    protected Span<T> Vector(int number) => memory[first + number];

    /// <summary>Notes that the vectors hold what stands for all steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Hold() => Count = 1;

    public void Clear()
    {
        (Count, Next, Scale) = (0, 0, 1);
        Numbers.AsSpan().Clear();
    }

    /// <summary>Where the driver keeps the point.</summary>
    protected const int PointVector = 0;

    /// <summary>The vector that says which variables bounds leave free; null without bounds.</summary>
    public int? FreeVector { get; set; }

    /// <summary>Whether curvature is computed, by which a minimum is told from a saddle point.</summary>
    public virtual bool IsOfSecondOrder => false;

    /// <summary>Products with the Hessian; null where there are none.</summary>
    public virtual HessianProducts<T>? ExactProducts => null;

    /// <summary>Whether losses alone decide, and gradients are not looked at.</summary>
    public virtual bool IsDirect => false;

    /// <summary>Steps within a trust region; null where a direction is searched along.</summary>
    public virtual RegionDirections<T>? Region => null;

    /// <summary>An iteration begins.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Whether the loss bends down at a point, beyond rounding, and how much along a direction of length 1 that is not against the gradient.</summary>
    public virtual bool BendsDown(ReadOnlySpan<T> point, ReadOnlySpan<T> gradient, double epsilon, out double curvature)
    {
        curvature = 0;
        return false;
    }

    /// <summary>Hands out the direction that <see cref="BendsDown"/> found last.</summary>
    public virtual void CopyBend(Span<T> direction) => direction.Clear();

    /// <summary>How many products with the Hessian have been made since this was asked last.</summary>
    public virtual long TakeProducts() => 0;

    /// <summary>Takes in a step and how the gradient changed with it.</summary>
    /// <param name="from">Where it began.</param>
    /// <param name="to">Where it led.</param>
    /// <param name="gradientFrom">The gradient where it began.</param>
    /// <param name="gradientTo">The gradient where it led.</param>
    /// <param name="direction">The direction that it followed.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    public abstract void Add(ReadOnlySpan<T> from, ReadOnlySpan<T> to, ReadOnlySpan<T> gradientFrom, ReadOnlySpan<T> gradientTo, ReadOnlySpan<T> direction, double epsilon);

    /// <summary>Sets a direction by what is known.</summary>
    public abstract void SetDirection(Span<T> direction, ReadOnlySpan<T> gradient);

    /// <summary>Sets a direction where nothing is known: the first step is then at most 1 in all, min(1, 1/‖g‖₁)·g.</summary>
    public virtual void SetFirst(Span<T> direction, ReadOnlySpan<T> gradient)
        => Packed.SetToProduct(direction, T.CreateTruncating(-Math.Min(1, 1 / Packed.SumOfMagnitudes(gradient))), gradient);

    /// <summary>The step that a search tries first.</summary>
    /// <param name="slope">The slope of the loss along the direction.</param>
    public virtual double FirstStep(double slope) => 1;

    public void Save(ref CheckpointWriter writer)
    {
        writer.Write((long)Count);
        writer.Write((long)Next);
        writer.Write(Scale);
        writer.Write<double>(Numbers);
        writer.Write<T>(All);
    }

    /// <summary>Reads and checks a saved state, which <see cref="Take"/> then takes up.</summary>
    public Saved Read(ref CheckpointReader reader)
    {
        var count = reader.ReadCount(vectors);
        var next = reader.ReadCount(Math.Max(0, numbers - 1));
        return new Saved(count, next, reader.ReadDouble(), reader.ReadElements<double>(numbers), reader.ReadElements<T>(All.Length));
    }

    public void Take(in Saved saved)
    {
        (Count, Next, Scale) = (saved.Count, saved.Next, saved.Scale);
        saved.Numbers.CopyTo(MemoryMarshal.AsBytes(Numbers.AsSpan()));
        saved.Vectors.CopyTo(MemoryMarshal.AsBytes(All));
    }

    /// <summary>A saved state that has been read but not taken up; numbers and vectors are still bytes.</summary>
    public readonly ref struct Saved(int count, int next, double scale, ReadOnlySpan<byte> numbers, ReadOnlySpan<byte> vectors)
    {
        public readonly int Count = count;
        public readonly int Next = next;
        public readonly double Scale = scale;
        public readonly ReadOnlySpan<byte> Numbers = numbers;
        public readonly ReadOnlySpan<byte> Vectors = vectors;
    }
}
