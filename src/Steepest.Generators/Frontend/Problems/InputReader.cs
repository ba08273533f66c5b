using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>What the type of an input says of it.</summary>
/// <param name="Shape">One element, a span or an array.</param>
/// <param name="Element">The type of the numbers that an element is made of.</param>
internal sealed record InputType(InputShape Shape, ElementType Element)
{
    /// <summary>Whether it can be differentiated.</summary>
    public bool IsFloating => Element is ElementType.Double or ElementType.Single;

    /// <summary>An input of the type.</summary>
    public ParameterModel Named(string name, InputRole role) => new(name, role, Shape, Element);
}

/// <summary>Reads the types that inputs may have.</summary>
internal static class InputReader
{
    /// <summary>What a type says of an input; null where inputs cannot have it.</summary>
    public static InputType? Read(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array when Number(array.ElementType) is { } element => new InputType(InputShape.Array, element),
        INamedTypeSymbol named when IsReadOnlySpan(named) && Number(named.TypeArguments[0]) is { } element => new InputType(InputShape.Span, element),
        _ when Number(type) is { } element => new InputType(InputShape.Scalar, element),
        _ => null,
    };

    /// <summary>The name of an input, and those of its parts.</summary>
    public static IEnumerable<string> Names(string name, ITypeSymbol type)
        => Read(type) is { } read ? read.Named(name, InputRole.Fixed).Parts.Select(part => part.Name).Prepend(name).Distinct() : [name];

    /// <summary>The number types that the compiler knows.</summary>
    public static ElementType? Number(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => ElementType.Double,
        SpecialType.System_Single => ElementType.Single,
        SpecialType.System_Int32 => ElementType.Int32,
        SpecialType.System_Int64 => ElementType.Int64,
        SpecialType.System_Boolean => ElementType.Boolean,
        _ => null,
    };

    private static bool IsReadOnlySpan(INamedTypeSymbol type)
        => type is { Name: "ReadOnlySpan", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
