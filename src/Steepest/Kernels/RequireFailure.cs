using System.Diagnostics.CodeAnalysis;

namespace Steepest.Kernels;

/// <summary>The messages of <see cref="Require"/>, kept out of the methods that are inlined.</summary>
internal static class RequireFailure
{
    [DoesNotReturn]
    public static void Length(int actual, int expected, string? name)
        => throw new ArgumentException($"'{name}' has {actual} elements where {expected} are needed; pass a span of length {expected}.", name);

    [DoesNotReturn]
    public static void Absent(string? name) => throw new InvalidOperationException($"'{name}' is null; set it before the problem is evaluated.");

    [DoesNotReturn]
    public static void Bound(string? name) => throw new ArgumentException($"'{name}' has a dimension that does not begin at 0; pass an array that C# has made.", name);

    [DoesNotReturn]
    public static void Matrix(int actual, int rows, int columns, string? name)
        => throw new ArgumentException($"'{name}' has {actual} elements where {rows} rows of {columns} make {(long)rows * columns}; pass a span of that length.", name);

    [DoesNotReturn]
    public static void Overlap(string? name, string? otherName)
        => throw new ArgumentException($"'{name}' shares memory with '{otherName}'; pass memory of its own for each.", name);

    [DoesNotReturn]
    public static void RowLength(int length, int count, string name)
        => throw new ArgumentException(
            $"'{name}' has {length} elements, which do not divide into {count} rows; lay the rows end to end, all of one length.", name);

    [DoesNotReturn]
    public static void Rows(int length, int count, int rowLength, string name)
        => throw new ArgumentException(
            $"'{name}' has {length} elements where {count} rows of {rowLength} make {(long)count * rowLength}; lay the rows end to end.", name);

    [DoesNotReturn]
    public static void RowsOf(int rowLength, int expected, string name)
        => throw new ArgumentException($"The rows of '{name}' have {rowLength} elements where the variables imply {expected}.", name);

    [DoesNotReturn]
    public static void AnyRow(string name) => throw new ArgumentException($"'{name}' has no rows; pass at least one.", name);

    [DoesNotReturn]
    public static void Bounds<T>(T lower, T upper, int index, string name)
        => throw new ArgumentException($"The bounds of '{name}' keep nothing at index {index}, from {lower} to {upper}; pass numbers of which the lower is not above the upper.", name);
}
