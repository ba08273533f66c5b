using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// The names under which the functions of one problem know the fields that its methods read: the field's own where no parameter has it.
/// </summary>
/// <param name="taken">The names of parameters, and of what functions make of them.</param>
internal sealed class FieldNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);

    /// <summary>A field's name, or that of the property that stands for it: the same in every method.</summary>
    public string Of(ISymbol member)
    {
        if (names.TryGetValue(member, out var known)) return known;
        var own = member.Name.TrimStart('_');
        if (own.Length == 0 || char.IsDigit(own[0])) own = "field" + own;
        var wish = char.ToLowerInvariant(own[0]) + own.Substring(1);
        var name = wish;
        for (var number = 1; !taken.Add(name); number++) name = wish + "Field" + (number > 1 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        return names[member] = name;
    }
}
