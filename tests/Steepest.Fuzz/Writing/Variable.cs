namespace Steepest.Fuzz.Writing;

/// <summary>A name that can be used at a place.</summary>
/// <param name="Name">As in C#.</param>
/// <param name="Type">As in C#.</param>
/// <param name="Magnitude">A bound of the absolute value, or of the elements.</param>
internal sealed record Variable(string Name, string Type, double Magnitude)
{
    /// <summary>Whether it, or its elements, can be written.</summary>
    public bool IsWritable { get; init; }

    /// <summary>A sum over everything: it may grow, and is written only by adding to it.</summary>
    public bool IsAccumulator { get; init; }

    /// <summary>Of spans and arrays: how many elements there are at least.</summary>
    public int LeastLength { get; init; }

    /// <summary>Of indices: the spans and arrays that they lie within.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    public bool IsVector => Type.EndsWith("[]", StringComparison.Ordinal) || Type.StartsWith("Span<", StringComparison.Ordinal) || Type.StartsWith("ReadOnlySpan<", StringComparison.Ordinal);

    public string Element => Type.EndsWith("[]", StringComparison.Ordinal) ? Type[..^2] : IsVector ? Type[(Type.IndexOf('<', StringComparison.Ordinal) + 1)..^1] : Type;
}
