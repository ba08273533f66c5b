using Microsoft.CodeAnalysis;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>A method with a role, still as a symbol.</summary>
/// <param name="Symbol">The method; the defining part of a partial one.</param>
/// <param name="Role">What it is to the problem.</param>
/// <param name="Annotation">The attribute that says so.</param>
/// <param name="Declaration">What that attribute stands on.</param>
internal sealed record AnnotatedMethod(IMethodSymbol Symbol, MethodRole Role, AttributeData Annotation, SyntaxNode Declaration)
{
    /// <summary>The role attributes. Where a method has several, the first of the table says what it is.</summary>
    public static readonly IReadOnlyList<(string Attribute, MethodRole Role)> Roles =
    [
        (Attributes.Loss, MethodRole.Loss),
        (Attributes.Residual, MethodRole.Residual),
        (Attributes.Constraint, MethodRole.Constraint),
        (Attributes.Metric, MethodRole.Metric),
        (Attributes.Differentiable, MethodRole.Differentiable),
    ];

    public string Name => Symbol.Name;

    /// <summary>Another role attribute that the method has, and cannot have beside this one; null for none. Derivatives may be asked for beside every role.</summary>
    public string? SecondRole => Role == MethodRole.Differentiable ? null
        : Roles.Where(row => row.Role != Role && row.Role != MethodRole.Differentiable && Attributes.Find(Symbol, row.Attribute) != null).Select(row => row.Attribute).FirstOrDefault();

    /// <summary>The annotated methods of a type in the order in which they are read: by file, then from top to bottom.</summary>
    public static List<AnnotatedMethod> Of(INamedTypeSymbol type)
    {
        var methods = new List<AnnotatedMethod>();
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && From(method) is { } annotated) methods.Add(annotated);
        }

        methods.Sort(InOrderOfReading);
        return methods;
    }

    /// <summary>Whether <see cref="Of"/> would return anything.</summary>
    public static bool Any(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && From(method) != null) return true;
        }

        return false;
    }

    /// <summary>The method with its role; null where it has none.</summary>
    public static AnnotatedMethod? From(IMethodSymbol method)
    {
        // An extension block's methods stand in the enclosing type a second time, as what they compile to.
        if (method.IsImplicitlyDeclared) return null;
        var attributes = method.GetAttributes();
        if (attributes.Length == 0) return null;
        foreach (var (name, role) in Roles)
        {
            foreach (var attribute in attributes)
            {
                if (Attributes.NameOf(attribute) == name && attribute.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent is { } declaration)
                    return new AnnotatedMethod(method, role, attribute, declaration);
            }
        }

        return null;
    }

    private static int InOrderOfReading(AnnotatedMethod one, AnnotatedMethod other)
    {
        var order = string.CompareOrdinal(one.Declaration.SyntaxTree.FilePath, other.Declaration.SyntaxTree.FilePath);
        if (order == 0) order = one.Declaration.SpanStart.CompareTo(other.Declaration.SpanStart);
        return order == 0 ? string.CompareOrdinal(one.Name, other.Name) : order;
    }
}
