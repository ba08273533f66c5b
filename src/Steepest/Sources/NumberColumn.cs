using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Sources;

namespace Steepest;

/// <summary>Numbers of one type.</summary>
/// <typeparam name="T">The type, as the problem's <c>Samples</c> takes it.</typeparam>
/// <param name="width">How many numbers of a row it takes; 1 by default.</param>
public sealed class Column<T>(int width = 1) : Column(width)
    where T : unmanaged, INumber<T>
{
    private T[] numbers = [];

    /// <summary>What every number is multiplied by; 1 by default. 1/255 takes the bytes of a picture to numbers up to 1.</summary>
    public T Scale { get; init; } = T.One;

    /// <summary>The numbers of all rows of the batch, end to end; they change with the next batch.</summary>
    public ReadOnlyMemory<T> Rows => numbers.AsMemory(0, Shown * Width);

    internal override int ElementSize => Unsafe.SizeOf<T>();

    internal override string ElementName => typeof(T).Name;

    internal override void Reserve(int rows) => numbers = new T[checked(rows * Width)];

    internal override bool TryParse(int row, int place, ReadOnlySpan<byte> text)
    {
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
        numbers[row * Width + place] = Scale == T.One ? number : number * Scale;
        return true;
    }

    internal override void Copy(int row, ReadOnlySpan<byte> bytes)
    {
        var destination = numbers.AsSpan(row * Width, Width);
        MemoryMarshal.Cast<byte, T>(bytes).CopyTo(destination);
        if (Scale == T.One) return;
        foreach (ref var number in destination) number *= Scale;
    }

    internal override void Convert(int row, ReadOnlySpan<byte> bytes, IdxType type)
    {
        var destination = numbers.AsSpan(row * Width, Width);
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = type.Read<T>(bytes, i);
            if (Scale != T.One) destination[i] *= Scale;
        }
    }

    internal override ReadOnlySpan<byte> Bytes(int row) => MemoryMarshal.AsBytes(numbers.AsSpan(row * Width, Width));
}
