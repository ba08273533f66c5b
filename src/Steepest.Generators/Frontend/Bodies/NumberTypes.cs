using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>C#'s types as the compiler's.</summary>
internal static class NumberTypes
{
    /// <summary>The type of numbers, and of spans and arrays of them; null for all others.</summary>
    public static IrType? Of(ITypeSymbol type) => Of(type, resolved => resolved);

    public static IrType? Of(ITypeSymbol type, Func<ITypeSymbol, ITypeSymbol> resolve)
    {
        type = resolve(type);
        if (Element(type) is { } number) return number;
        return Items(type) is { } items && Element(resolve(items)) is { } element ? element.ToBuffer() : null;
    }

    /// <summary>What a span or an array of one dimension holds.</summary>
    public static ITypeSymbol? Items(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => span.TypeArguments[0],
        _ => null,
    };

    /// <summary>What a <c>ReadOnlyTensorSpan</c> holds, which is known by its name; null for every other type.</summary>
    public static ITypeSymbol? Tensor(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Arity: 1,
        Name: "ReadOnlyTensorSpan",
        ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    } tensor
        ? tensor.TypeArguments[0]
        : null;

    private static IrType? Element(ITypeSymbol type) => ((type as INamedTypeSymbol)?.EnumUnderlyingType ?? type).SpecialType switch
    {
        SpecialType.System_Double => IrType.Double,
        SpecialType.System_Single => IrType.Single,
        SpecialType.System_Int32 => IrType.Int32,
        SpecialType.System_Int64 => IrType.Int64,
        SpecialType.System_Boolean => IrType.Boolean,
        SpecialType.System_SByte => new IrType(ElementType.SByte),
        SpecialType.System_Byte => new IrType(ElementType.Byte),
        SpecialType.System_Int16 => new IrType(ElementType.Int16),
        SpecialType.System_UInt16 => new IrType(ElementType.UInt16),
        SpecialType.System_Char => new IrType(ElementType.Char),
        SpecialType.System_UInt32 => new IrType(ElementType.UInt32),
        SpecialType.System_UInt64 => new IrType(ElementType.UInt64),
        SpecialType.System_IntPtr => new IrType(ElementType.NInt),
        SpecialType.System_UIntPtr => new IrType(ElementType.NUInt),
        _ => null,
    };
}
