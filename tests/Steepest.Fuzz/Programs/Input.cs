namespace Steepest.Fuzz.Programs;

/// <summary>A parameter of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as in C#.</param>
/// <param name="IsFixed">Whether it is marked so.</param>
/// <param name="LeastLength">Of spans and arrays: how short they may be.</param>
internal sealed record Input(string Name, string Type, bool IsFixed = false, int LeastLength = 0)
{
    private const string Span = "ReadOnlySpan<";

    public string Declaration => $"{(IsFixed ? "[Fixed] " : "")}{Type} {Name}";

    public bool IsVector => Type.EndsWith('>') || Type.EndsWith("[]", StringComparison.Ordinal);

    public string Element => Type.StartsWith(Span, StringComparison.Ordinal) ? Type[Span.Length..^1] : Type.Replace("[]", "", StringComparison.Ordinal);

    public bool IsVariable => !IsFixed && (Element is "double" or "float" || Components > 0);

    /// <summary>Of structs of the framework: how many numbers they are made of.</summary>
    public int Components => Element switch { "Vector2" => 2, "Vector3" => 3, "Vector4" => 4, "Complex" => 2, _ => 0 };

    /// <summary>What holds an argument while it is passed around boxed.</summary>
    public string Boxed => IsVector && !Type.EndsWith("[][]", StringComparison.Ordinal) ? Element + "[]" : Type;
}
