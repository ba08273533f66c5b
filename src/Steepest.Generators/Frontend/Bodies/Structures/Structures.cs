using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Finds the numbers that a struct is made of. A struct is known if its source is, or if it is one of <c>System.Numerics</c>: what a
/// reference assembly says of private fields is not to be relied on.
/// </summary>
internal static class Structures
{
    private const int Deepest = 16;

    /// <summary>The structs of the framework, by full name, with the members that their numbers are read from, in order of layout.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["System.Numerics.Vector2"] = ["X", "Y"],
        ["System.Numerics.Vector3"] = ["X", "Y", "Z"],
        ["System.Numerics.Vector4"] = ["X", "Y", "Z", "W"],
        ["System.Numerics.Quaternion"] = ["X", "Y", "Z", "W"],
        ["System.Numerics.Plane"] = ["Normal", "D"],
        ["System.Numerics.Matrix3x2"] = ["M11", "M12", "M21", "M22", "M31", "M32"],
        ["System.Numerics.Matrix4x4"] = ["M11", "M12", "M13", "M14", "M21", "M22", "M23", "M24", "M31", "M32", "M33", "M34", "M41", "M42", "M43", "M44"],
        ["System.Numerics.Complex"] = ["Real", "Imaginary"],
    };

    /// <summary>What a struct or a tuple of numbers, and of structs of numbers, is made of; null for every other type.</summary>
    public static Structure? Layout(ITypeSymbol type) => Layout(type, resolved => resolved);

    /// <param name="type">Any type.</param>
    /// <param name="resolve">The type that stands for a type parameter.</param>
    public static Structure? Layout(ITypeSymbol type, Func<ITypeSymbol, ITypeSymbol> resolve) => Layout(type, resolve, 0);

    /// <summary>Whether a type is one of the framework's whose members are known by name.</summary>
    public static bool IsKnown(ITypeSymbol type) => Known.ContainsKey(FullName(type));

    public static string FullName(ITypeSymbol type)
        => type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}" : type.Name;

    private static Structure? Layout(ITypeSymbol type, Func<ITypeSymbol, ITypeSymbol> resolve, int depth)
    {
        if (resolve(type) is not INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named || depth > Deepest || NumberTypes.Items(named) is not null) return null;
        if (Members(named) is not { } members) return null;
        var components = new List<Component>();
        foreach (var (name, symbol, member) in members)
        {
            var actual = resolve(member);
            if (NumberTypes.Of(actual, resolve) is { IsBuffer: false } number) components.Add(new Component(name, symbol, actual, number, null));
            else if (Layout(actual, resolve, depth + 1) is { } inner) components.Add(new Component(name, symbol, actual, null, inner));
            else return null;
        }

        return new Structure(named, components);
    }

    private static IEnumerable<(string Name, ISymbol Symbol, ITypeSymbol Type)>? Members(INamedTypeSymbol type)
    {
        if (type.IsTupleType) return type.TupleElements.Select(item => (item.Name, (ISymbol)item, item.Type));
        if (Known.TryGetValue(FullName(type), out var names)) return Named(type, names);
        if (type.DeclaringSyntaxReferences.IsEmpty || HasOwnLayout(type)) return null;
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList();
        if (fields.Any(field => field.RefKind != RefKind.None || field.IsFixedSizeBuffer)) return null;
        return fields.Select(field => Declared(type, field) is var symbol ? (symbol.Name, symbol, field.Type) : default);
    }

    /// <summary>What stands in the source for a field: itself, the property that it is behind, or the captured parameter of a primary constructor.</summary>
    private static ISymbol Declared(INamedTypeSymbol type, IFieldSymbol field)
        => field.AssociatedSymbol ?? type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => field.IsImplicitlyDeclared && field.Name == $"<{parameter.Name}>P") ?? (ISymbol)field;

    private static IEnumerable<(string Name, ISymbol Symbol, ITypeSymbol Type)>? Named(INamedTypeSymbol type, string[] names)
    {
        var members = names.Select(name => type.GetMembers(name).FirstOrDefault()).ToList();
        var types = members.Select(member => member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        });
        return members.Contains(null) ? null : names.Zip(members.Zip(types, (member, type) => (member, type)), (name, member) => (name, member.member!, member.type!)).ToList();
    }

    /// <summary>Fields that lie over each other, in another order, apart from each other, or that repeat.</summary>
    private static bool HasOwnLayout(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name switch
    {
        "InlineArrayAttribute" => true,
        "StructLayoutAttribute" => !attribute.NamedArguments.IsEmpty || attribute.ConstructorArguments is not [{ Value: 0 }],
        _ => false,
    });
}
