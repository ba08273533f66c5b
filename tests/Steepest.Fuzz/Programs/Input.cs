namespace Steepest.Fuzz.Programs;

/// <summary>A parameter of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as in C#.</param>
/// <param name="IsFixed">Whether it is marked so.</param>
/// <param name="LeastLength">Of spans and arrays: how short they may be.</param>
/// <param name="MostLength">Of spans and arrays: how long they may be.</param>
internal sealed record Input(string Name, string Type, bool IsFixed = false, int LeastLength = 0, int MostLength = 9)
{
    private const string Span = "Span<";

    /// <summary>Whether its length is stated: the least one.</summary>
    public bool IsStated { get; init; }

    /// <summary>Whether a row of a data set holds it.</summary>
    public bool IsSample { get; init; }

    public string Declaration => $"{(IsSample ? "[Sample] " : IsFixed ? "[Fixed] " : "")}{(IsStated ? $"[Length({LeastLength})] " : "")}{Type} {Name}";

    /// <summary>What reports call it.</summary>
    public string Kind => $"input {(IsFixed ? "[Fixed] " : "")}{Type.Replace(FuzzProgram.Name, "", StringComparison.Ordinal)}";

    public bool IsVector => Type.EndsWith('>') || (Type.EndsWith("[]", StringComparison.Ordinal) && !IsJagged);

    /// <summary>Whether it is an array of two dimensions.</summary>
    public bool IsGrid => Type.EndsWith("[,]", StringComparison.Ordinal);

    /// <summary>Whether it is an array of arrays.</summary>
    public bool IsJagged => Type.EndsWith("[][]", StringComparison.Ordinal);

    /// <summary>Whether the program writes into it.</summary>
    public bool IsOutput => Type.StartsWith(Span, StringComparison.Ordinal);

    public string Element => Type.Contains(Span, StringComparison.Ordinal) ? Type[(Type.IndexOf('<', StringComparison.Ordinal) + 1)..^1] : Type.Split('[')[0];

    public bool IsVariable => !IsFixed && !IsSample && !IsOutput && !IsGrid && !IsJagged && (Element is "double" or "float" || Composite is { IsEnumeration: false });

    public Composite? Composite => Composite.Of(Element);

    /// <summary>How many numbers an element is made of.</summary>
    public int Width => Composite?.Parts.Count ?? 1;

    /// <summary>What holds an argument while it is passed around boxed.</summary>
    public string Boxed => IsVector ? (Composite?.Boxed ?? Element) + "[]" : Composite?.Boxed ?? Type;
}
