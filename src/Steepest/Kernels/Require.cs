using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Kernels;

/// <summary>The checks at the entry of generated members: what fails throws, names the argument and says what would be right.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>A span must have the length that the others imply.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The argument.</param>
    /// <param name="expected">The length it must have.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Length<T>(ReadOnlySpan<T> span, int expected, [CallerArgumentExpression(nameof(span))] string? name = null)
    {
        if (span.Length != expected) RequireFailure.Length(span.Length, expected, name);
    }

    /// <inheritdoc cref="Length{T}(ReadOnlySpan{T}, int, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Length<T>(Span<T> span, int expected, [CallerArgumentExpression(nameof(span))] string? name = null)
    {
        if (span.Length != expected) RequireFailure.Length(span.Length, expected, name);
    }

    /// <summary>An array must be there and have the length that the others imply.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The argument.</param>
    /// <param name="expected">The length it must have.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">The length differs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Length<T>(T[] array, int expected, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        if (array.Length != expected) RequireFailure.Length(array.Length, expected, name);
    }

    /// <summary>An array that a problem holds must be there.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The field.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Its elements.</returns>
    /// <exception cref="InvalidOperationException">The array is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<T> Present<T>(T[]? array, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        if (array is null) RequireFailure.Absent(name);
        return array;
    }

    /// <summary>An array of several dimensions must be there and be indexed from 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Its elements, row by row.</returns>
    /// <exception cref="InvalidOperationException">The array is null.</exception>
    /// <exception cref="ArgumentException">Some dimension begins elsewhere.</exception>
    public static ReadOnlySpan<T> Elements<T>(Array? array, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        if (array is null) RequireFailure.Absent(name);
        for (var dimension = 0; dimension < array.Rank; dimension++)
        {
            if (array.GetLowerBound(dimension) != 0) RequireFailure.Bound(name);
        }

        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }

    /// <summary>An optional span must be empty or have the length that the others imply.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The argument.</param>
    /// <param name="expected">The length it must have if it is given.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The length is neither.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LengthOrEmpty<T>(ReadOnlySpan<T> span, int expected, [CallerArgumentExpression(nameof(span))] string? name = null)
    {
        if (span.Length != expected && !span.IsEmpty) RequireFailure.Length(span.Length, expected, name);
    }

    /// <summary>A matrix must have as many elements as its rows and columns imply.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="matrix">The argument.</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The length is not their product.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Matrix<T>(Span<T> matrix, int rows, int columns, [CallerArgumentExpression(nameof(matrix))] string? name = null)
    {
        if (matrix.Length != (long)rows * columns) RequireFailure.Matrix(matrix.Length, rows, columns, name);
    }

    /// <summary>A destination must not share memory with an input or another destination.</summary>
    /// <typeparam name="TFirst">The element type of the destination.</typeparam>
    /// <typeparam name="TSecond">The element type of the other argument.</typeparam>
    /// <param name="destination">The argument that is written.</param>
    /// <param name="other">The argument it must be apart from.</param>
    /// <param name="name">The name of the destination.</param>
    /// <param name="otherName">The name of the other argument.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void NoOverlap<TFirst, TSecond>(
        ReadOnlySpan<TFirst> destination,
        ReadOnlySpan<TSecond> other,
        [CallerArgumentExpression(nameof(destination))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        if (MemoryMarshal.AsBytes(destination).Overlaps(MemoryMarshal.AsBytes(other))) RequireFailure.Overlap(name, otherName);
    }

    /// <summary>A span must not cover a variable that is passed by reference.</summary>
    /// <typeparam name="TFirst">The element type of the span.</typeparam>
    /// <typeparam name="TSecond">The type of the variable.</typeparam>
    /// <param name="span">The span.</param>
    /// <param name="variable">The variable it must be apart from.</param>
    /// <param name="name">The name of the span.</param>
    /// <param name="variableName">The name of the variable.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void NoOverlapWith<TFirst, TSecond>(
        ReadOnlySpan<TFirst> span,
        ref readonly TSecond variable,
        [CallerArgumentExpression(nameof(span))] string? name = null,
        [CallerArgumentExpression(nameof(variable))] string? variableName = null)
        where TFirst : unmanaged
        where TSecond : unmanaged
        => NoOverlap(span, new ReadOnlySpan<TSecond>(in variable), name, variableName);

    /// <summary>Two variables that are passed by reference must be two.</summary>
    /// <typeparam name="TFirst">The type of the first variable.</typeparam>
    /// <typeparam name="TSecond">The type of the second variable.</typeparam>
    /// <param name="first">One variable.</param>
    /// <param name="second">Another.</param>
    /// <param name="firstName">The name of the first variable.</param>
    /// <param name="secondName">The name of the second variable.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Distinct<TFirst, TSecond>(
        ref readonly TFirst first,
        ref readonly TSecond second,
        [CallerArgumentExpression(nameof(first))] string? firstName = null,
        [CallerArgumentExpression(nameof(second))] string? secondName = null)
        where TFirst : unmanaged
        where TSecond : unmanaged
        => NoOverlap(new ReadOnlySpan<TFirst>(in first), new ReadOnlySpan<TSecond>(in second), firstName, secondName);

    /// <summary>Rows laid end to end must divide evenly.</summary>
    /// <param name="length">The number of elements of the column.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="name">The name of the column.</param>
    /// <returns>The elements of one row; 0 where there are no rows.</returns>
    /// <exception cref="ArgumentException">The elements do not divide into that many rows.</exception>
    public static int RowLength(int length, int count, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0 ? length != 0 : length % count != 0) RequireFailure.RowLength(length, count, name);
        return count == 0 ? 0 : length / count;
    }

    /// <summary>Rows laid end to end must be as long as the type says.</summary>
    /// <param name="length">The number of elements of the column.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="rowLength">The elements that one row must have.</param>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">The column is longer or shorter.</exception>
    public static void Rows(int length, int count, int rowLength, string name)
    {
        if (length != (long)count * rowLength) RequireFailure.Rows(length, count, rowLength, name);
    }

    /// <summary>The rows of a data set must be as long as the variables imply.</summary>
    /// <param name="rowLength">The elements of one row.</param>
    /// <param name="expected">The elements it must have.</param>
    /// <param name="name">The name of the data set or column.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void RowsOf(int rowLength, int expected, string name)
    {
        if (rowLength != expected) RequireFailure.RowsOf(rowLength, expected, name);
    }

    /// <summary>A data set must have a row.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="name">The name of the data set.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AnyRow(int count, string name)
    {
        if (count <= 0) RequireFailure.AnyRow(name);
    }

    /// <summary>Bounds must be numbers, the lower ones not above the upper ones.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="lower">The least values.</param>
    /// <param name="upper">The greatest values, as many.</param>
    /// <param name="name">The variable that they keep.</param>
    /// <exception cref="ArgumentException">A bound is NaN, or no number lies within.</exception>
    public static void Bounds<T>(ReadOnlySpan<T> lower, ReadOnlySpan<T> upper, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] <= upper[i]) || T.IsPositiveInfinity(lower[i]) || T.IsNegativeInfinity(upper[i])) RequireFailure.Bounds(lower[i], upper[i], i, name);
        }
    }

    /// <summary>The weight of a penalty must be a finite number from 0.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public static void Weight(double weight, [CallerArgumentExpression(nameof(weight))] string? name = null)
    {
        if (!(weight >= 0) || !double.IsFinite(weight)) throw new ArgumentOutOfRangeException(name, weight, $"{name} must be a finite number from 0.");
    }
}
