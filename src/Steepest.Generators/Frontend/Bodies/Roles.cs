using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What a parameter is by itself: its type and its attributes.</summary>
internal static class Roles
{
    public static ParameterRole Of(IParameterSymbol parameter)
    {
        if (IsGiven(parameter)) return ParameterRole.Fixed;
        var type = NumberTypes.Of(parameter.Type) ?? Structures.Layout(NumberTypes.Items(parameter.Type) ?? parameter.Type)?.Uniform;
        type ??= NumberTypes.Tensor(parameter.Type) is { } items ? NumberTypes.Of(items) : null;
        if (type is not { IsFloating: true }) return ParameterRole.Fixed;
        return parameter.Type is { Name: "Span" } && parameter.ContainingSymbol is IMethodSymbol { ReturnsVoid: true } ? ParameterRole.Output : ParameterRole.Variable;
    }

    /// <summary>Whether a parameter is marked as one that stays as it is given.</summary>
    /// <summary>Whether a parameter is a part of one sample of many.</summary>
    public static bool IsSample(IParameterSymbol parameter) => Attribute(parameter, "SampleAttribute") is not null;

    public static bool IsGiven(IParameterSymbol parameter) => Attribute(parameter, "FixedAttribute") is not null || Attribute(parameter, "SampleAttribute") is not null;

    /// <summary>What <c>[Length]</c> states; 0 where it states nothing.</summary>
    public static int StatedLength(IParameterSymbol parameter)
        => Attribute(parameter, "LengthAttribute") is { ConstructorArguments: [{ Value: int length }] } ? length : 0;

    /// <summary>Whether the loops of a method are checkpointed.</summary>
    public static bool IsCheckpointed(IMethodSymbol method) => Attribute(method, "CheckpointAttribute") is not null;

    private static AttributeData? Attribute(ISymbol parameter, string name)
        => parameter.GetAttributes().FirstOrDefault(attribute
            => attribute.AttributeClass is { ContainingNamespace: { Name: "Steepest", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name);
}
