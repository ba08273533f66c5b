using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>The attributes of the runtime, by name: the compiler does not reference it.</summary>
internal static class Attributes
{
    public const string Namespace = "Steepest";
    public const string Loss = "Loss";
    public const string Residual = "Residual";
    public const string Constraint = "Constraint";
    public const string Metric = "Metric";
    public const string Differentiable = "Differentiable";
    public const string Fixed = "Fixed";
    public const string Sample = "Sample";
    public const string Length = "Length";
    public const string Bounds = "Bounds";

    private const string Suffix = "Attribute";

    public static string MetadataName(string name) => Namespace + "." + name + Suffix;

    /// <summary>The attribute's name without the suffix, where it is one of the runtime's; else null.</summary>
    public static string? NameOf(AttributeData attribute)
        => attribute.AttributeClass is
        {
            Arity: 0,
            ContainingType: null,
            ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
        } type && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : null;

    public static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) == name) return attribute;
        }

        return null;
    }

    /// <summary>The value that the user gave a property; null where there is none, or none that compiles.</summary>
    public static object? Setting(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind == TypedConstantKind.Primitive) return argument.Value.Value;
        }

        return null;
    }
}
