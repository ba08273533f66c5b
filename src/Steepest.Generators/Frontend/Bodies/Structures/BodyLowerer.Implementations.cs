using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Which member runs where the source names one of an interface: that of the struct which stands for the type parameter.</summary>
internal sealed partial class BodyLowerer
{
    private ISymbol Actual(ISymbol member, ITypeSymbol? type)
    {
        if (member.ContainingType is not { TypeKind: TypeKind.Interface } stated || type is null || frame.Resolve(type) is not INamedTypeSymbol { TypeKind: TypeKind.Struct } actual || NumberTypes.Of(actual) is not null) return member;
        var resolved = frame.Substitute(stated);
        foreach (var candidate in actual.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(candidate, resolved)) continue;
            if (candidate.GetMembers(member.Name).FirstOrDefault(named => SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, member.OriginalDefinition)) is not { } declared) continue;
            var implementation = actual.FindImplementationForInterfaceMember(declared) ?? declared;
            return implementation is IMethodSymbol { IsGenericMethod: true } generic && member is IMethodSymbol { TypeArguments: var arguments } ? generic.OriginalDefinition.Arity == arguments.Length ? Constructed(generic, arguments) : generic : implementation;
        }

        return member;
    }

    private static IMethodSymbol Constructed(IMethodSymbol method, IReadOnlyList<ITypeSymbol> arguments) => method.ConstructedFrom.Construct([.. arguments]);

    /// <summary>The user's own operator behind an operation; null where the operation is one on numbers.</summary>
    private IMethodSymbol? OwnOperator(IMethodSymbol? method, ITypeSymbol? constrained)
    {
        if (method is null) return null;
        if (method.ContainingType.TypeKind != TypeKind.Interface) return NumberTypes.Of(method.ContainingType) is null ? method : null;
        var type = constrained ?? method.ContainingType.TypeArguments.FirstOrDefault();

        // In a checked context the interface has a body of its own, but a number has its own operator all the same.
        if (type is not null && NumberTypes.Of(frame.Resolve(type)) is not null) return null;
        var actual = Actual(method, type);
        return SymbolEqualityComparer.Default.Equals(actual, method) && method.IsAbstract ? null : (IMethodSymbol)actual;
    }

    /// <summary>An operator of the user's, or of a known type, applied to values.</summary>
    private Value Operate(IOperation at, IMethodSymbol method, params Value[] operands)
    {
        if (operands.Length != method.Parameters.Length || (sources.Find(method) is null && !method.IsImplicitlyDeclared && !Structures.IsKnown(method.ContainingType))) return RefuseKind(at);
        return Call(at, method, [.. operands.Select((operand, i) => new Argument(method.OriginalDefinition.Parameters[i], Fitted(operand, method.Parameters[i].Type)))]);
    }

    /// <summary>A number as a parameter takes it, where the conversion is not in the tree.</summary>
    private Value Fitted(Value value, ITypeSymbol type)
        => value is Scalar scalar && TypeOf(type) is { IsBuffer: false } number && builder.TypeOf(scalar.Id) != number ? new Scalar(builder.Convert(scalar.Id, number)) : value;
}
