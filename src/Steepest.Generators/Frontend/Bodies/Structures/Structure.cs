using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>A struct as the numbers that it is made of: which of its parts stands where.</summary>
/// <param name="Type">The struct; a tuple is one.</param>
/// <param name="Components">Its parts in order of declaration.</param>
internal sealed record Structure(INamedTypeSymbol Type, IReadOnlyList<Component> Components)
{
    /// <summary>All numbers, those of inner structs included, in order; a number's name is the path to it, joined: <c>CentreX</c>.</summary>
    public IEnumerable<(string Name, IrType Type)> Numbers
        => Components.SelectMany(component => component.Inner is { } inner
            ? inner.Numbers.Select(number => (Joined(component.Name, number.Name), number.Type))
            : [(component.Name, component.Number!.Value)]);

    /// <summary>How many numbers it is made of.</summary>
    public int Count => Components.Sum(component => component.Inner?.Count ?? 1);

    /// <summary>The one type of all its numbers; null where they differ or there are none.</summary>
    public IrType? Uniform
    {
        get
        {
            var types = Numbers.Select(number => number.Type).Distinct().Take(2).ToList();
            return types.Count == 1 ? types[0] : null;
        }
    }

    /// <summary>For each number, what follows the name of something of this type in a name for it: the path to it, numbered where two read alike.</summary>
    public IReadOnlyList<string> Suffixes
    {
        get
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var suffixes = new List<string>();
            foreach (var (name, _) in Numbers)
            {
                var wish = Joined("", name);
                var suffix = wish;
                for (var number = 2; !taken.Add(suffix); number++) suffix = wish + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                suffixes.Add(suffix);
            }

            return suffixes;
        }
    }

    /// <summary>Which component a field, a property without a body or a parameter of the primary constructor stands for; -1 for none.</summary>
    public int Position(ISymbol member)
    {
        for (var i = 0; i < Components.Count; i++)
        {
            if (Components[i].IsNamedBy(member)) return i;
        }

        return -1;
    }

    /// <summary>A name for a part of something that has a name: <c>ball</c> and <c>centre</c> are <c>ballCentre</c>. A part that is still being typed has none.</summary>
    public static string Joined(string owner, string part) => part.Length == 0 ? owner : owner + char.ToUpperInvariant(part[0]) + part.Substring(1);
}

/// <summary>One part of a struct.</summary>
/// <param name="Name">As the user writes it: the name of the field, the property or the parameter.</param>
/// <param name="Symbol">The field, the property that the field stands behind, or the parameter of a primary constructor that members use.</param>
/// <param name="Type">Its type, with type parameters resolved.</param>
/// <param name="Number">The type of the number that it is; null where it is a struct.</param>
/// <param name="Inner">The struct that it is; null where it is a number.</param>
internal sealed record Component(string Name, ISymbol Symbol, ITypeSymbol Type, IrType? Number, Structure? Inner)
{
    public bool IsNamedBy(ISymbol member)
    {
        if (member is IFieldSymbol field) member = field.AssociatedSymbol ?? field.CorrespondingTupleField ?? field;
        var own = Symbol is IFieldSymbol { CorrespondingTupleField: { } tuple } ? tuple : Symbol;
        return SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, member.OriginalDefinition) || (own is IFieldSymbol { ContainingType.IsTupleType: true } && own.Name == member.Name);
    }
}
