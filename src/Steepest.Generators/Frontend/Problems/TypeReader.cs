using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads where generated members go, and checks that they can go there.</summary>
internal static class TypeReader
{
    public static TypeModel Read(INamedTypeSymbol type)
    {
        var parts = new List<TypePart>();
        var isPublic = true;
        for (var part = type; part != null; part = part.ContainingType)
        {
            parts.Insert(0, new TypePart(Keyword(part), Identifiers.Escape(part.Name)));
            isPublic &= part.DeclaredAccessibility == Accessibility.Public;
        }

        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString(QualifiedName) : "";
        return new TypeModel(space, parts.ToEquatableArray(), MetadataName(type), isPublic ? "public" : "internal");
    }

    /// <summary>Reports what keeps a second part of the type from being written; returns whether there is nothing.</summary>
    public static bool Check(INamedTypeSymbol type, IReadOnlyList<AnnotatedMethod> methods, Findings findings)
    {
        var first = methods[0];
        if (Obstacle(type) is { } obstacle)
        {
            findings.Report(Descriptors.UnsuitableType, Places.Identifier(first.Declaration), Identifiers.Display(type), obstacle, first.Name);
            return false;
        }

        return CheckGeneric(type, first, findings) & CheckPartial(first, findings) & CheckParts(type, methods, findings);
    }

    private static bool CheckGeneric(INamedTypeSymbol type, AnnotatedMethod first, Findings findings)
    {
        for (var outer = type; outer != null; outer = outer.ContainingType)
        {
            if (outer.Arity == 0) continue;
            findings.Report(Descriptors.Generic, Enclosing(first.Declaration, outer), Identifiers.Display(outer));
            return false;
        }

        return true;
    }

    /// <summary>One finding, at the innermost type that lacks the modifier: its fix mends all of them.</summary>
    private static bool CheckPartial(AnnotatedMethod first, Findings findings)
    {
        foreach (var declaration in first.Declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            findings.Report(Descriptors.NotPartial, Places.Identifier(declaration), declaration.Identifier.ValueText, first.Name);
            return false;
        }

        return true;
    }

    private static bool CheckParts(INamedTypeSymbol type, IReadOnlyList<AnnotatedMethod> methods, Findings findings)
    {
        var first = methods[0];
        var fits = true;
        foreach (var method in methods)
        {
            if (Part(method.Declaration) == Part(first.Declaration)) continue;
            findings.Report(Descriptors.SeveralParts, Places.Identifier(method.Declaration), method.Name, type.Name, first.Name);
            fits = false;
        }

        return fits;
    }

    private static string? Obstacle(INamedTypeSymbol type)
    {
        for (var outer = type; outer != null; outer = outer.ContainingType)
        {
            if (outer.IsExtension) return "an extension block";
            if (outer.IsFileLocal) return "local to its file";
        }

        return type.TypeKind == TypeKind.Interface ? "an interface" : type.IsRefLikeType ? "a ref struct" : null;
    }

    private static Location Enclosing(SyntaxNode node, INamedTypeSymbol type)
        => node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(declaration => declaration.Identifier.ValueText == type.Name) is { } found
            ? Places.Identifier(found)
            : Places.Identifier(type);

    private static TypeDeclarationSyntax? Part(SyntaxNode declaration) => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static string Keyword(INamedTypeSymbol type)
    {
        var kind = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return (type.IsStatic ? "static partial " : "partial ") + kind;
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer != null; outer = outer.ContainingType) name = outer.MetadataName + "+" + name;
        var space = type.ContainingNamespace;
        return space is { IsGlobalNamespace: false } ? space.ToDisplayString(BareName) + "." + name : name;
    }

    private static readonly SymbolDisplayFormat BareName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat QualifiedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
