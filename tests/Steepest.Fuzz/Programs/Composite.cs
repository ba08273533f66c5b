namespace Steepest.Fuzz.Programs;

/// <summary>A type of inputs that is made of several numbers, or an enumeration.</summary>
/// <param name="Type">As in the parameter; the program's name makes those of the user's own unique.</param>
/// <param name="Declaration">Empty for types of the framework.</param>
/// <param name="Parts">The numbers; none of an enumeration.</param>
internal sealed record Composite(string Type, string Declaration, IReadOnlyList<(string Name, string Type)> Parts)
{
    public static readonly Composite Pose = new($"Pose{FuzzProgram.Name}", $"public readonly record struct Pose{FuzzProgram.Name}(double X, double Y);", [("X", "double"), ("Y", "double")]);

    public static readonly Composite Ball = new($"Ball{FuzzProgram.Name}", $"public struct Ball{FuzzProgram.Name}\n{{\npublic double Radius;\npublic double Weight;\n}}", [("Radius", "double"), ("Weight", "double")]);

    /// <summary>Of several types: it can only be fixed.</summary>
    public static readonly Composite Blend = new($"Blend{FuzzProgram.Name}", $"public readonly record struct Blend{FuzzProgram.Name}(double Share, float Weight);", [("Share", "double"), ("Weight", "float")]);

    public static readonly Composite Vector3 = new("System.Numerics.Vector3", "", [("X", "float"), ("Y", "float"), ("Z", "float")]);

    public static readonly Composite Mode = new($"Mode{FuzzProgram.Name}", $"public enum Mode{FuzzProgram.Name}\n{{\nOff,\nSoft,\nHard,\n}}", []);

    private static readonly Composite[] s_all = [Pose, Ball, Blend, Vector3, Mode];

    public bool IsEnumeration => Parts.Count == 0;

    /// <summary>How arguments are passed around: a tuple of the numbers, or the number of the enumeration's value.</summary>
    public string Boxed => IsEnumeration ? "int" : $"({string.Join(", ", Parts.Select(part => part.Type))})";

    /// <summary>The one that a type of a program names, whatever the program is called.</summary>
    public static Composite? Of(string type)
        => s_all.FirstOrDefault(composite => type.StartsWith(composite.Type.Replace(FuzzProgram.Name, "", StringComparison.Ordinal), StringComparison.Ordinal));

    /// <summary>A value from what was passed around.</summary>
    public string Made(string type, string boxed)
        => IsEnumeration ? $"({type}){boxed}" : $"new {type} {{ {string.Join(", ", Parts.Select((part, i) => $"{part.Name} = {boxed}.Item{i + 1}"))} }}";

    /// <summary>A value of numbers that are taken one after the other.</summary>
    public string Taken(string type, string next) => $"new {type} {{ {string.Join(", ", Parts.Select(part => $"{part.Name} = ({part.Type}){next}"))} }}";

    /// <summary>The tuple that is passed around.</summary>
    public object Drawn(Func<string, object> number)
    {
        object[] numbers = [.. Parts.Select(part => number(part.Type))];
        var tuple = numbers.Length == 2 ? typeof(ValueTuple<,>) : typeof(ValueTuple<,,>);
        return Activator.CreateInstance(tuple.MakeGenericType([.. numbers.Select(item => item.GetType())]), numbers)!;
    }
}
