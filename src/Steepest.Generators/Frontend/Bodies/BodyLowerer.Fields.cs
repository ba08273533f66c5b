using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Fields that cannot change while a problem lives: readonly ones of the problem itself, and static readonly ones of any type. Each becomes
/// a fixed input of the function, read anew at every call. A property without a body stands for the field behind it.
/// </summary>
internal sealed partial class BodyLowerer
{
    private readonly Dictionary<ISymbol, Value> fields = new(SymbolEqualityComparer.Default);

    private Value Field(IFieldReferenceOperation reference, IFieldSymbol field)
    {
        if (!field.IsReadOnly) return RefuseState(reference, "field", field, "make it readonly, or pass the value as a [Fixed] parameter");

        // A property that computes what the field behind it holds: generated code cannot name that field.
        if (field.IsImplicitlyDeclared && field.AssociatedSymbol is not null) return RefuseState(reference, "field", field, "store the value in a readonly field");
        return Input(reference, "field", field, field.Type);
    }

    /// <summary>A property of the problem or of a type: computed ones are followed, others stand for a field.</summary>
    private Value OwnProperty(IPropertyReferenceOperation reference, IPropertySymbol property)
    {
        if (property.IsAbstract || (property.IsVirtual && !property.IsStatic) || property.IsOverride) return RefuseState(reference, "property", property, "seal it: another type may override it");
        if (GivenState.IsStored(property))
        {
            return property.SetMethod is null or { IsInitOnly: true }
                ? Input(reference, "property", property, property.Type)
                : RefuseState(reference, "property", property, "remove its setter, or pass the value as a [Fixed] parameter");
        }

        return property.GetMethod is { } getter && reference.Arguments.IsEmpty && sources.Find(getter) is not null
            ? Inline(reference, getter, [])
            : RefuseState(reference, "property", property, "pass the value as a [Fixed] parameter, or make it a constant");
    }

    /// <summary>A parameter of a primary constructor, which the compiler keeps in a field that anything may assign.</summary>
    private Value Captured(IParameterReferenceOperation reference)
        => RefuseState(reference, "parameter", reference.Parameter, "store the value in a readonly field and read that");

    private Value Input(IOperation reference, string kind, ISymbol member, ITypeSymbol type)
    {
        if (fields.TryGetValue(member, out var known)) return known;
        if (Obstacle(member) is { } obstacle) return RefuseState(reference, kind, member, $"it {obstacle} '{problem.Name}', where the derivative is generated");
        if (Declare(member, names.Of(member), type, ParameterRole.Fixed, 0) is not { } value) return Refuse(Descriptors.ForeignType, reference, Display(type));
        return fields[member] = value;
    }

    /// <summary>What keeps generated members of the problem from naming a member.</summary>
    private string? Obstacle(ISymbol member)
    {
        if (!compilation.IsSymbolAccessibleWithin(member is IPropertySymbol { GetMethod: { } getter } ? getter : member, problem)) return "is not accessible in";
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal) return "stands in a file-local type, which is not accessible in";
            if (member.IsStatic && type.TypeArguments.Any(argument => argument.TypeKind == TypeKind.TypeParameter)) return "stands in a generic type, which has no name in";
        }

        for (var type = problem; !member.IsStatic && type is not null && !SymbolEqualityComparer.Default.Equals(type, member.ContainingType); type = type.BaseType)
        {
            if (!type.GetMembers(member.Name).IsEmpty) return "is hidden by a member of the same name in";
        }

        return null;
    }

    private Value RefuseState(IOperation reference, string kind, ISymbol member, string remedy)
    {
        if (findings.IsBroken && reference.Type is { TypeKind: TypeKind.Error }) return Broken(reference.Type);
        return Refuse(Descriptors.State, reference, kind, member.Name, remedy);
    }
}
