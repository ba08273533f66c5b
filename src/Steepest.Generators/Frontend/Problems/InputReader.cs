using Microsoft.CodeAnalysis;
using Steepest.Generators.Frontend.Bodies;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Structure = Steepest.Generators.Frontend.Bodies.Structure;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>What the type of an input says of it.</summary>
/// <param name="Shape">One element, or how many of them.</param>
/// <param name="Element">The type of the numbers that an element is made of.</param>
internal sealed record InputType(InputShape Shape, ElementType Element)
{
    /// <summary>What an element is made of; null where it is one number.</summary>
    public StructModel? Struct { get; init; }

    /// <summary>The name of an enumeration.</summary>
    public string? ElementName { get; init; }

    /// <summary>The number of dimensions of an array.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>Whether some number in it can be differentiated.</summary>
    public bool IsFloating => Struct is { } type ? type.Components.Any(component => IsReal(component.Type)) : IsReal(Element);

    /// <summary>Whether the numbers in it are of several types.</summary>
    public bool IsMixed => Struct is { } type && type.Components.Any(component => component.Type != Element);

    /// <summary>An input of the type.</summary>
    public ParameterModel Named(string name, InputRole role) => new(name, role, Shape, Element) { Struct = Struct, ElementName = ElementName, Rank = Rank };

    private static bool IsReal(ElementType type) => type is ElementType.Double or ElementType.Single;
}

/// <summary>Reads the types that inputs may have, as generated members of one type see them.</summary>
internal sealed class InputReader(INamedTypeSymbol within, Compilation compilation)
{
    /// <summary>What a type says of an input; null where inputs cannot have it.</summary>
    public InputType? Read(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType: IArrayTypeSymbol { IsSZArray: true } row } => Element(row.ElementType, InputShape.Rows),
        IArrayTypeSymbol { IsSZArray: true } array => Element(array.ElementType, InputShape.Array),
        IArrayTypeSymbol { Rank: > 1 } grid => Element(grid.ElementType, InputShape.Grid) is { } element ? element with { Rank = grid.Rank } : null,
        INamedTypeSymbol when NumberTypes.Tensor(type) is { } items => Number(items) is { } number && items.TypeKind != TypeKind.Enum ? new InputType(InputShape.Tensor, number) : null,
        INamedTypeSymbol named when IsReadOnlySpan(named) => Element(named.TypeArguments[0], InputShape.Span),
        _ => Element(type, InputShape.Scalar),
    };

    /// <summary>What a span that is written holds; null where it is none of floating-point numbers.</summary>
    public InputType? ReadOutput(ITypeSymbol type)
        => IsSpan(type) && Number(((INamedTypeSymbol)type).TypeArguments[0]) is ElementType.Double or ElementType.Single
            ? new InputType(InputShape.Span, Number(((INamedTypeSymbol)type).TypeArguments[0])!.Value)
            : null;

    /// <summary>The name of an input, and those of its parts.</summary>
    public IEnumerable<string> Names(string name, ITypeSymbol type)
        => Read(type) is { } read ? read.Named(name, InputRole.Fixed).Parts.Select(part => part.Name).Prepend(name).Distinct() : [name];

    /// <summary>The number types that the compiler knows.</summary>
    public static ElementType? Number(ITypeSymbol type) => NumberTypes.Of(type) is { IsBuffer: false } number ? number.Element : null;

    private InputType? Element(ITypeSymbol type, InputShape shape)
    {
        if (Number(type) is { } number)
        {
            if (type.TypeKind != TypeKind.Enum) return new InputType(shape, number);
            return Nameable((INamedTypeSymbol)type) is { } enumeration ? new InputType(shape, number) { ElementName = enumeration } : null;
        }

        if (Structures.Layout(type) is not { Count: > 0 } layout || Nameable(layout.Type) is not { } name) return null;
        var components = Components(layout);
        var first = components[0].Type;
        var isMixed = components.Any(component => component.Type != first);

        // Where members cannot be named, numbers are found by their place, which only one type for all of them makes sure of. Items of tuples may lie in any order.
        var isByPlace = shape != InputShape.Scalar || components.Any(component => component.Path is null);
        if (isByPlace && (isMixed || HasTuple(layout))) return null;
        return new InputType(shape, first) { Struct = new StructModel(name, components) };
    }

    private EquatableArray<ComponentModel> Components(Structure layout)
    {
        var suffixes = layout.Suffixes;
        return Paths(layout, "", "", true)
            .Select((component, i) => new ComponentModel(suffixes[i], component.Title, component.Type.Element, component.Path, component.IsWritable)).ToEquatableArray();
    }

    /// <summary>How each number is read and written behind an expression of the struct.</summary>
    private IEnumerable<(string Title, IrType Type, string? Path, bool IsWritable)> Paths(Structure layout, string title, string? path, bool isWritable)
    {
        foreach (var component in layout.Components)
        {
            var symbol = component.Symbol is IPropertySymbol { GetMethod: { } getter } ? getter : component.Symbol;
            var isNameable = component.Symbol is IFieldSymbol or IPropertySymbol { GetMethod: not null } && compilation.IsSymbolAccessibleWithin(symbol, within);
            var inner = isNameable && path != null ? path + "." + Identifiers.Escape(component.Symbol.Name) : null;
            var isField = isWritable && component.Symbol is IFieldSymbol { IsReadOnly: false };
            var named = title.Length == 0 ? component.Name : title + "." + component.Name;
            if (component.Inner is { } part)
            {
                foreach (var number in Paths(part, named, inner, isField)) yield return number;
            }
            else
            {
                yield return (named, component.Number!.Value, inner, isField);
            }
        }
    }

    private static bool HasTuple(Structure layout) => layout.Type.IsTupleType || layout.Components.Any(component => component.Inner is { } inner && HasTuple(inner));

    /// <summary>The type as generated members write it; null where they cannot.</summary>
    private string? Nameable(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal) return null;
        }

        return compilation.IsSymbolAccessibleWithin(type, within) ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null;
    }

    public static bool IsSpan(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "Span", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsReadOnlySpan(INamedTypeSymbol type)
        => type is { Name: "ReadOnlySpan", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
