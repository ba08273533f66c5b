using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What <c>[MaxIterations]</c> states.</summary>
/// <param name="Value">How often something may repeat.</param>
/// <param name="Attribute">Where it stands.</param>
internal sealed record Limit(int Value, AttributeData Attribute)
{
    /// <summary>For loops of methods that state none.</summary>
    public const int Default = IterationBound.Default;

    public static Limit? Of(IMethodSymbol method)
    {
        var attribute = method.GetAttributes().FirstOrDefault(attribute
            => attribute.AttributeClass is { Name: "MaxIterationsAttribute", ContainingNamespace: { Name: "Steepest", ContainingNamespace.IsGlobalNamespace: true } });
        return attribute is { ConstructorArguments: [{ Value: int value }] } ? new Limit(value, attribute) : null;
    }

    public Location? Place(CancellationToken token) => Attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation();
}
