using System.Globalization;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>Hands out names of locals: the wish where it is free, else the wish with the next number. Blocks beside each other may use the same.</summary>
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

    private readonly Stack<Block> blocks = new([new Block([.. taken.Select(name => name.TrimStart('@'))])]);

    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A name that no block around declares, and no block inside the present one has declared.</summary>
    public string Take(string wish)
    {
        wish = wish.TrimStart('@');
        var name = wish;
        for (var i = 2; IsTaken(name); i++) name = wish + i.ToString(CultureInfo.InvariantCulture);
        blocks.Peek().Declared.Add(name);
        return Escape(name);
    }

    /// <summary>A block begins: what it declares is free again behind it, for other blocks.</summary>
    public void Enter() => blocks.Push(new Block([]));

    public void Leave()
    {
        var block = blocks.Pop();
        blocks.Peek().Inside.UnionWith(block.Declared);
        blocks.Peek().Inside.UnionWith(block.Inside);
    }

    private bool IsTaken(string name) => blocks.Any(block => block.Declared.Contains(name)) || blocks.Peek().Inside.Contains(name);

    private sealed class Block(HashSet<string> declared)
    {
        public HashSet<string> Declared { get; } = declared;

        public HashSet<string> Inside { get; } = [];
    }
}
