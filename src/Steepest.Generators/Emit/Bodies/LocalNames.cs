namespace Steepest.Generators.Emit.Bodies;

/// <summary>Hands out names of locals: the wish where it is free, else the wish with the next number.</summary>
internal sealed class LocalNames(IEnumerable<string> taken)
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];

    private readonly HashSet<string> used = [.. taken];

    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    public string Take(string wish)
    {
        wish = wish.TrimStart('@');
        var name = wish;
        for (var i = 2; used.Contains(name) || used.Contains("@" + name); i++) name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        used.Add(name);
        return Escape(name);
    }
}
