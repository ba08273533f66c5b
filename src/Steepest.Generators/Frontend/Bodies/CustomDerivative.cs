using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The derivatives that users write: <c>[DerivativeOf(nameof(M))]</c>.</summary>
internal static class CustomDerivative
{
    private const string Attribute = "DerivativeOfAttribute";

    /// <summary>The method that is marked as the derivative of another and has a fitting signature; null where there is none.</summary>
    public static IMethodSymbol? Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType is not { } type) return null;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol candidate && Target(candidate) == method.Name && Fits(candidate, method)) return candidate;
        }

        return null;
    }

    /// <summary>The name of the method that a method is marked as the derivative of; null where it is not marked.</summary>
    public static string? Target(IMethodSymbol method)
        => method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: Attribute, ContainingNamespace: { Name: "Steepest", ContainingNamespace.IsGlobalNamespace: true } })
            is { ConstructorArguments: [{ Value: string name }] } ? name : null;

    /// <summary>The method of the same type that a marked method is the derivative of; null where none of that name has the signature.</summary>
    public static IMethodSymbol? Primal(IMethodSymbol derivative)
        => Target(derivative) is { } name ? derivative.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => Fits(derivative, method)) : null;

    /// <summary>A method that is marked as the derivative of another and fits no method of that name, with what it would have to be; null where there is none.</summary>
    public static (IMethodSymbol Derivative, string Remedy)? Unfit(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType is not { } type) return null;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol candidate && Target(candidate) == method.Name && Primal(candidate) is null) return (candidate, $"it must be '{Expected(candidate, method)}'");
        }

        return null;
    }

    /// <summary>The parameters of a method that are differentiated.</summary>
    public static IEnumerable<IParameterSymbol> Variables(IMethodSymbol method)
        => method.Parameters.Where(parameter => !Roles.IsGiven(parameter) && IsFloating(NumberTypes.Items(parameter.Type) ?? parameter.Type));

    private static bool IsFloating(ITypeSymbol type)
        => NumberTypes.Of(type) is { IsFloating: true, IsBuffer: false } || (Structures.Layout(type) is { Count: > 0 } layout && layout.Numbers.All(number => number.Type.IsFloating));

    private static string Expected(IMethodSymbol derivative, IMethodSymbol method)
    {
        string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var inputs = method.Parameters.Select(parameter => $"{Text(parameter.Type)} {parameter.Name}");
        var destinations = Variables(method).Select(variable => NumberTypes.Items(variable.Type) is { } items
            ? $"Span<{Text(items)}> {variable.Name}Gradient"
            : $"out {Text(variable.Type)} {variable.Name}Gradient");
        return $"{(method.IsStatic ? "static " : "")}{Text(method.ReturnType)} {derivative.Name}({string.Join(", ", inputs.Concat(destinations))})";
    }

    /// <summary>M's parameters, then a span for each variable that is one, and an out for every other.</summary>
    private static bool Fits(IMethodSymbol derivative, IMethodSymbol method)
    {
        bool Same(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
        var variables = Variables(method).ToList();
        var count = method.Parameters.Length;
        if (NumberTypes.Of(method.ReturnType) is not { IsFloating: true, IsBuffer: false } || derivative.IsStatic != method.IsStatic || derivative.IsGenericMethod || method.IsGenericMethod) return false;
        if (derivative.Parameters.Length != count + variables.Count || !Same(derivative.ReturnType, method.ReturnType)) return false;
        for (var i = 0; i < count; i++)
        {
            if (!Same(derivative.Parameters[i].Type, method.Parameters[i].Type) || derivative.Parameters[i].RefKind != method.Parameters[i].RefKind) return false;
        }

        for (var i = 0; i < variables.Count; i++)
        {
            var destination = derivative.Parameters[count + i];
            var isFitting = NumberTypes.Items(variables[i].Type) is { } items
                ? destination is { RefKind: RefKind.None, Type: INamedTypeSymbol { Name: "Span", Arity: 1 } span } && Same(span.TypeArguments[0], items)
                : destination.RefKind == RefKind.Out && Same(destination.Type, variables[i].Type);
            if (!isFitting) return false;
        }

        return true;
    }
}
