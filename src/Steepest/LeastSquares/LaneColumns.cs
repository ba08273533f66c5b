using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.LeastSquares;

/// <summary>What is known of the problems that are being solved side by side, in columns: element e of each belongs to the problem in place e.</summary>
/// <remarks>A column is four vectors long: short enough for all of them to stay in the first cache, long enough to pay for the calls that go along them.</remarks>
internal readonly ref struct LaneColumns<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many problems stand side by side.</summary>
    public static int Places => 4 * Vector512<T>.Count;

    private readonly ref T first;

    /// <param name="memory">As many numbers as <see cref="LengthFor"/> says, aligned.</param>
    /// <param name="variables">The number of variables of a problem.</param>
    public LaneColumns(Span<T> memory, int variables)
    {
        first = ref MemoryMarshal.GetReference(memory);
        Variables = variables;
        Products = variables * (variables + 1) / 2;
    }

    public int Variables { get; }

    /// <summary>The number of products of columns, those of one pair once.</summary>
    public int Products { get; }

    // The point and what is known there.
    public int Point => 0;
    public int Gradient => Variables;
    public int Matrix => 2 * Variables;

    // The point that is tried, and what is found there.
    public int Trial => Matrix + Products;
    public int TrialGradient => Trial + Variables;
    public int TrialMatrix => TrialGradient + Variables;

    // The step, and what it is found with.
    public int Factor => TrialMatrix + Products;
    public int Step => Factor + Products;
    public int Scale => Step + Variables;

    // One number for each problem.
    public int Loss => Scale + Variables;
    public int TrialLoss => Loss + 1;
    public int FirstLoss => Loss + 2;
    public int Damping => Loss + 3;
    public int Growth => Loss + 4;
    public int Predicted => Loss + 5;
    public int LastPredicted => Loss + 6;
    public int Rows => Loss + 7;
    public int Iterations => Loss + 8;

    /// <summary>1 before the start has been evaluated, 0 then, −1 in a place without a problem.</summary>
    public int Phase => Loss + 9;

    /// <summary>The status as a number.</summary>
    public int Status => Loss + 10;

    public static int LengthFor(int variables) => ((8 * variables) + (3 * (variables * (variables + 1) / 2)) + 11) * Places;

    /// <summary>The number of the product of variables i ≤ j: column by column of the upper triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Pair(int i, int j) => (j * (j + 1) / 2) + i;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Vector512<T> Load(int column, int place) => Vector512.LoadUnsafe(ref first, (nuint)((column * Places) + place));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Store(int column, int place, Vector512<T> numbers) => numbers.StoreUnsafe(ref first, (nuint)((column * Places) + place));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public ref T At(int column, int place) => ref Unsafe.Add(ref first, (column * Places) + place);

    /// <summary>Several columns that follow each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Span<T> Range(int column, int count) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, column * Places), count * Places);
}
