using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What a method finds and never changes: readonly fields, and properties that stand for one.</summary>
internal static class GivenState
{
    /// <summary>Whether an expression reads such a field, of the instance or of a type, where no constructor is still setting it.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } => !IsBeingSet(operation.Syntax),
        IPropertyReferenceOperation { Property: { SetMethod: null or { IsInitOnly: true }, IsVirtual: false, IsOverride: false, IsAbstract: false } property, Instance: null or IInstanceReferenceOperation }
            => IsStored(property) && !IsBeingSet(operation.Syntax),
        _ => false,
    };

    /// <summary>Whether a property has a field behind it and no code of its own to read it.</summary>
    public static bool IsStored(IPropertySymbol property)
        => property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            && property.GetMethod is { DeclaringSyntaxReferences: var getters }
            && getters.All(getter => getter.GetSyntax() is not AccessorDeclarationSyntax { Body: not null } and not AccessorDeclarationSyntax { ExpressionBody: not null } and not ArrowExpressionClauseSyntax);

    private static bool IsBeingSet(SyntaxNode node)
        => node.Ancestors().Any(outer => outer is ConstructorDeclarationSyntax or AccessorDeclarationSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.InitAccessorDeclaration });
}
