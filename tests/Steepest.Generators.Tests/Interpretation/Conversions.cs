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
        _ => throw new InvalidOperationException($"{type} has no constants."),
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
            _ => throw new InvalidOperationException($"{type} has no buffers."),
        };
    }

    /// <summary>As C# converts, unchecked.</summary>
    public static object Convert(object value, ElementType type) => value switch
    {
        int number => Convert(number, type),
        long number => Convert(number, type),
        float number => Convert(number, type),
        double number => Convert(number, type),
        _ => throw new InvalidOperationException($"{value} is no number."),
    };

    private static object Convert<T>(T number, ElementType type)
        where T : INumber<T> => type switch
        {
            ElementType.Int32 when number is long wide => (object)unchecked((int)wide),
            ElementType.Int32 => int.CreateSaturating(number),
            ElementType.Int64 => long.CreateSaturating(number),
            ElementType.Single => float.CreateTruncating(number),
            _ => double.CreateTruncating(number),
        };
}
