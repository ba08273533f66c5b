namespace Steepest.Generators.Emit.Members;

/// <summary>Identifiers of one scope. What the user chose is taken from the start, so nothing that is introduced beside it can clash.</summary>
internal sealed class Names(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken.Select(Bare), StringComparer.Ordinal);

    /// <summary>The identifier without the mark that allows keywords.</summary>
    public static string Bare(string name) => name.TrimStart('@');

    /// <summary>As a member is called: <c>features</c> becomes <c>Features</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(Bare(name)[0]) + Bare(name).Substring(1);

    /// <summary>The name that is wished for, numbered if it is taken, and taken from here on.</summary>
    public string Take(string wish)
    {
        var name = wish;
        for (var number = 2; !taken.Add(Bare(name)); number++) name = wish + Literal.Of(number);
        return name;
    }

    /// <summary>A scope inside this one.</summary>
    public Names Inner(params string[] more) => new([.. taken, .. more]);
}
