namespace Steepest.Updates;

/// <summary>One number or a vector of them: an update is written in these once, and means the same operations, in the same order, on either.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal interface INumbers<TSelf, T>
    where TSelf : struct, INumbers<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many numbers it is.</summary>
    static abstract int Count { get; }

    /// <summary>The same number everywhere.</summary>
    static abstract TSelf All(T number);

    /// <summary>The same number everywhere, rounded to the element type.</summary>
    static abstract TSelf Rounded(double number);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf numbers);

    static abstract TSelf Abs(TSelf numbers);

    /// <summary>The larger of two that are not NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Magnitudes with the sign of each number; 0 where it is 0.</summary>
    static abstract TSelf WithSignOf(TSelf magnitudes, TSelf numbers);

    /// <summary>The numbers, but 0 where the condition is 0.</summary>
    static abstract TSelf UnlessZero(TSelf condition, TSelf numbers);

    /// <summary>Reads the numbers from an element on.</summary>
    static abstract TSelf Load(ref T first, nuint element);

    /// <summary>Writes the numbers from an element on.</summary>
    static abstract void Store(TSelf numbers, ref T first, nuint element);
}
