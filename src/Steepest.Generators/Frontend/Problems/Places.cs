using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>The smallest piece of source that stands for a symbol or for a part of it.</summary>
internal static class Places
{
    public static Location Identifier(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        BaseTypeDeclarationSyntax type => type.Identifier.GetLocation(),
        OperatorDeclarationSyntax @operator => @operator.OperatorToken.GetLocation(),
        ConversionOperatorDeclarationSyntax conversion => conversion.Type.GetLocation(),
        AccessorDeclarationSyntax accessor => accessor.Keyword.GetLocation(),
        LocalFunctionStatementSyntax local => local.Identifier.GetLocation(),
        ParameterSyntax parameter => parameter.Identifier.GetLocation(),
        TypeParameterSyntax parameter => parameter.Identifier.GetLocation(),
        VariableDeclaratorSyntax variable => variable.Identifier.GetLocation(),
        PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
        EventDeclarationSyntax @event => @event.Identifier.GetLocation(),
        DelegateDeclarationSyntax @delegate => @delegate.Identifier.GetLocation(),
        _ => declaration.GetLocation(),
    };

    public static Location Identifier(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    public static Location ReturnType(SyntaxNode declaration)
        => declaration is MethodDeclarationSyntax method ? method.ReturnType.GetLocation() : Identifier(declaration);

    public static Location ParameterType(IParameterSymbol parameter)
        => Syntax(parameter) is ParameterSyntax { Type: { } type } ? type.GetLocation() : Identifier(parameter);

    /// <summary>The argument of an attribute that sets a property, or at a position; else the whole attribute.</summary>
    public static Location Argument(AttributeData attribute, string? property, int position = 0)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax) return Location.None;
        var arguments = syntax.ArgumentList?.Arguments;
        var argument = property == null
            ? arguments?.Where(argument => argument.NameEquals == null).ElementAtOrDefault(position)
            : arguments?.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);
        return argument?.Expression.GetLocation() ?? syntax.GetLocation();
    }

    public static Location Attribute(AttributeData attribute)
        => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;

    private static SyntaxNode? Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
