using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Updates;

/// <summary>One number.</summary>
internal readonly struct OneNumber<T>(T number) : INumbers<OneNumber<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    private readonly T number = number;

    public static int Count => 1;

    [MethodImpl(Inlined)]
    public static OneNumber<T> All(T number) => new(number);

    [MethodImpl(Inlined)]
    public static OneNumber<T> Rounded(double number) => new(T.CreateTruncating(number));

    [MethodImpl(Inlined)]
    public static OneNumber<T> operator +(OneNumber<T> left, OneNumber<T> right) => new(left.number + right.number);

    [MethodImpl(Inlined)]
    public static OneNumber<T> operator -(OneNumber<T> left, OneNumber<T> right) => new(left.number - right.number);

    [MethodImpl(Inlined)]
    public static OneNumber<T> operator *(OneNumber<T> left, OneNumber<T> right) => new(left.number * right.number);

    [MethodImpl(Inlined)]
    public static OneNumber<T> operator /(OneNumber<T> left, OneNumber<T> right) => new(left.number / right.number);

    [MethodImpl(Inlined)]
    public static OneNumber<T> Sqrt(OneNumber<T> numbers) => new(T.Sqrt(numbers.number));

    [MethodImpl(Inlined)]
    public static OneNumber<T> Abs(OneNumber<T> numbers) => new(T.Abs(numbers.number));

    [MethodImpl(Inlined)]
    public static OneNumber<T> Max(OneNumber<T> left, OneNumber<T> right) => left.number > right.number ? left : right;

    [MethodImpl(Inlined)]
    public static OneNumber<T> WithSignOf(OneNumber<T> magnitudes, OneNumber<T> numbers)
        => numbers.number == T.Zero ? default : new(T.CopySign(magnitudes.number, numbers.number));

    [MethodImpl(Inlined)]
    public static OneNumber<T> UnlessZero(OneNumber<T> condition, OneNumber<T> numbers) => condition.number == T.Zero ? default : numbers;

    [MethodImpl(Inlined)]
    public static OneNumber<T> Load(ref T first, nuint element) => new(Unsafe.Add(ref first, element));

    [MethodImpl(Inlined)]
    public static void Store(OneNumber<T> numbers, ref T first, nuint element) => Unsafe.Add(ref first, element) = numbers.number;
}
