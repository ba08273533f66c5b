using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Updates;

/// <summary>A vector of numbers.</summary>
internal readonly struct ManyNumbers<T>(Vector512<T> lanes) : INumbers<ManyNumbers<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    private readonly Vector512<T> lanes = lanes;

    public static int Count
    {
        [MethodImpl(Inlined)]
        get => Vector512<T>.Count;
    }

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> All(T number) => new(Vector512.Create(number));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> Rounded(double number) => new(Vector512.Create(T.CreateTruncating(number)));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> operator +(ManyNumbers<T> left, ManyNumbers<T> right) => new(left.lanes + right.lanes);

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> operator -(ManyNumbers<T> left, ManyNumbers<T> right) => new(left.lanes - right.lanes);

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> operator *(ManyNumbers<T> left, ManyNumbers<T> right) => new(left.lanes * right.lanes);

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> operator /(ManyNumbers<T> left, ManyNumbers<T> right) => new(left.lanes / right.lanes);

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> Sqrt(ManyNumbers<T> numbers) => new(Vector512.Sqrt(numbers.lanes));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> Abs(ManyNumbers<T> numbers) => new(Vector512.Abs(numbers.lanes));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> Max(ManyNumbers<T> left, ManyNumbers<T> right) => new(Vector512.MaxNative(left.lanes, right.lanes));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> WithSignOf(ManyNumbers<T> magnitudes, ManyNumbers<T> numbers)
        => UnlessZero(numbers, new(magnitudes.lanes | (numbers.lanes & Vector512.Create(-T.Zero))));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> UnlessZero(ManyNumbers<T> condition, ManyNumbers<T> numbers)
        => new(Vector512.AndNot(numbers.lanes, Vector512.Equals(condition.lanes, Vector512<T>.Zero)));

    [MethodImpl(Inlined)]
    public static ManyNumbers<T> Load(ref T first, nuint element) => new(Vector512.LoadUnsafe(ref first, element));

    [MethodImpl(Inlined)]
    public static void Store(ManyNumbers<T> numbers, ref T first, nuint element) => numbers.lanes.StoreUnsafe(ref first, element);
}
