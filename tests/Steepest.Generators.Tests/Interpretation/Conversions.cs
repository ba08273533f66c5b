using System.Numerics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>From the types of the IR to those of C#, and among the latter.</summary>
internal static class Conversions
{
    public static object Constant(ElementType type, long bits) => type switch
    {
        ElementType.Boolean => bits != 0,
        ElementType.Int32 => (int)bits,
        ElementType.Int64 => bits,
        ElementType.Single => BitConverter.Int32BitsToSingle((int)bits),
        ElementType.Double => BitConverter.Int64BitsToDouble(bits),
        ElementType.None => throw new InvalidOperationException($"{type} has no constants."),
        _ => Convert(bits, type),
    };

    /// <summary>Memory that is not cleared is filled with what shows up in any result.</summary>
    public static Array Allocate(ElementType type, int length, bool isCleared)
    {
        Array Filled<T>(T poison)
        {
            var items = new T[length];
            if (!isCleared) Array.Fill(items, poison);
            return items;
        }

        return type switch
        {
            ElementType.Boolean => Filled(true),
            ElementType.Int32 => Filled(int.MinValue / 3),
            ElementType.Int64 => Filled(long.MinValue / 3),
            ElementType.Single => Filled(float.NaN),
            ElementType.Double => Filled(double.NaN),
            ElementType.SByte => Filled<sbyte>(-77),
            ElementType.Byte => Filled<byte>(177),
            ElementType.Int16 => Filled<short>(-7777),
            ElementType.UInt16 => Filled<ushort>(7777),
            ElementType.Char => Filled('?'),
            ElementType.UInt32 => Filled(uint.MaxValue / 3),
            ElementType.UInt64 => Filled(ulong.MaxValue / 3),
            ElementType.NInt => Filled(nint.MinValue / 3),
            ElementType.NUInt => Filled(nuint.MaxValue / 3),
            _ => throw new InvalidOperationException($"{type} has no buffers."),
        };
    }

    /// <summary>As C# converts, unchecked.</summary>
    public static object Convert(object value, ElementType type) => value switch
    {
        double number => FromDouble(number, type),
        float number => FromSingle(number, type),
        ulong number => FromUnsigned(number, type),
        nuint number => FromUnsigned(number, type),
        _ => FromSigned(Wide(value), type),
    };

    /// <summary>As C# converts, checked.</summary>
    public static object ConvertChecked(object value, ElementType type) => type switch
    {
        ElementType.SByte => Checked<sbyte>(value),
        ElementType.Byte => Checked<byte>(value),
        ElementType.Int16 => Checked<short>(value),
        ElementType.UInt16 => Checked<ushort>(value),
        ElementType.Char => Checked<char>(value),
        ElementType.Int32 => Checked<int>(value),
        ElementType.UInt32 => Checked<uint>(value),
        ElementType.Int64 => Checked<long>(value),
        ElementType.UInt64 => Checked<ulong>(value),
        ElementType.NInt => Checked<nint>(value),
        ElementType.NUInt => Checked<nuint>(value),
        _ => Convert(value, type),
    };

    private static object Checked<T>(object value)
        where T : INumberBase<T> => value switch
        {
            double number => T.CreateChecked(number),
            float number => T.CreateChecked(number),
            ulong number => T.CreateChecked(number),
            nuint number => T.CreateChecked(number),
            _ => T.CreateChecked(Wide(value)),
        };

    private static long Wide(object value) => value switch
    {
        int number => number,
        long number => number,
        sbyte number => number,
        byte number => number,
        short number => number,
        ushort number => number,
        char number => number,
        uint number => number,
        nint number => number,
        _ => throw new InvalidOperationException($"{value} is no number."),
    };

    private static object FromSigned(long number, ElementType type) => unchecked(type switch
    {
        ElementType.SByte => (sbyte)number,
        ElementType.Byte => (byte)number,
        ElementType.Int16 => (short)number,
        ElementType.UInt16 => (ushort)number,
        ElementType.Char => (char)number,
        ElementType.Int32 => (int)number,
        ElementType.UInt32 => (uint)number,
        ElementType.Int64 => number,
        ElementType.UInt64 => (ulong)number,
        ElementType.NInt => (nint)number,
        ElementType.NUInt => (nuint)number,
        ElementType.Single => (float)number,
        _ => (object)(double)number,
    });

    private static object FromUnsigned(ulong number, ElementType type) => type switch
    {
        ElementType.Single => (float)number,
        ElementType.Double => (double)number,
        _ => FromSigned(unchecked((long)number), type),
    };

    private static object FromDouble(double number, ElementType type) => unchecked(type switch
    {
        ElementType.SByte => (sbyte)number,
        ElementType.Byte => (byte)number,
        ElementType.Int16 => (short)number,
        ElementType.UInt16 => (ushort)number,
        ElementType.Char => (char)number,
        ElementType.Int32 => (int)number,
        ElementType.UInt32 => (uint)number,
        ElementType.Int64 => (long)number,
        ElementType.UInt64 => (ulong)number,
        ElementType.NInt => (nint)number,
        ElementType.NUInt => (nuint)number,
        ElementType.Single => (float)number,
        _ => (object)number,
    });

    private static object FromSingle(float number, ElementType type) => type switch
    {
        ElementType.Single => number,
        _ => FromDouble(number, type),
    };
}
