using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads what a variable is kept within.</summary>
internal static class BoundsReader
{
    public const string NonNegative = "NonNegative";

    /// <summary>What <c>[Bounds]</c> of a parameter says; null where there is none, or none that makes sense, which is reported.</summary>
    public static BoundsModel? Read(IParameterSymbol parameter, InputRole role, AnnotatedMethod method, Findings findings)
    {
        var nonNegative = Attributes.Find(parameter, NonNegative);
        if ((Attributes.Find(parameter, Attributes.Bounds) ?? nonNegative) is not { } attribute) return null;
        if (role != InputRole.Variable || method.Role == MethodRole.Differentiable)
        {
            findings.Report(
                Descriptors.InvalidBounds,
                Places.Attribute(attribute),
                parameter.Name,
                role switch
                {
                    InputRole.Variable => $"are for an optimizer, and '{method.Name}' is no loss of a problem; remove them",
                    InputRole.Sample => "are of a sample, which no optimizer moves; remove them",
                    InputRole.Output => "are of an output, which no optimizer moves; remove them",
                    _ => "are of a fixed input, which no optimizer moves; remove them",
                });
            return null;
        }

        if (attribute == nonNegative) return new BoundsModel(new BoundModel(0, null), new BoundModel(double.PositiveInfinity, null));
        if (nonNegative != null)
        {
            findings.Report(Descriptors.InvalidBounds, Places.Attribute(nonNegative), parameter.Name, "are said twice; keep one attribute");
            return null;
        }

        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive } lower, { Kind: TypedConstantKind.Primitive } upper]) return null;
        var bounds = new BoundsModel(Bound(lower, double.NegativeInfinity), Bound(upper, double.PositiveInfinity));
        var (least, most) = (bounds.Lower.Number, bounds.Upper.Number);
        if (least <= most && !double.IsPositiveInfinity(least) && !double.IsNegativeInfinity(most)) return bounds;
        findings.Report(
            Descriptors.InvalidBounds,
            Places.Attribute(attribute),
            parameter.Name,
            $"are {Numbers.Display(least)} and {Numbers.Display(most)}, between which there is no number; give a lower one that is not above the upper one");
        return null;
    }

    /// <summary>What keeps the numbers of a variable within a set together, by attribute.</summary>
    public static readonly IReadOnlyList<string> Projections = ["Simplex", "UnitBall", "UnitNorm"];

    /// <summary>The set that a parameter's numbers are kept within together; null where there is none, or none that makes sense, which is reported.</summary>
    public static string? Projection(IParameterSymbol parameter, InputRole role, InputShape shape, AnnotatedMethod method, Findings findings)
    {
        string? found = null;
        foreach (var name in Projections)
        {
            if (Attributes.Find(parameter, name) is not { } attribute) continue;
            var obstacle = role != InputRole.Variable || method.Role == MethodRole.Differentiable ? "are kept by an optimizer, which moves no such input; remove them"
                : shape is not (InputShape.Span or InputShape.Array) ? $"are of one number, and [{name}] keeps several together; use [Bounds]"
                : found != null || Attributes.Find(parameter, Attributes.Bounds) != null || Attributes.Find(parameter, NonNegative) != null ? "are said twice, and nothing says which of them comes first; keep one attribute"
                : null;
            if (obstacle is null) found = name;
            else findings.Report(Descriptors.InvalidBounds, Places.Attribute(attribute), parameter.Name, obstacle);
        }

        return found;
    }

    /// <summary>What makes a variable a function of numbers without bounds, by attribute.</summary>
    public static readonly IReadOnlyList<(string Attribute, VariableDomain Domain)> Domains = [("Positive", VariableDomain.Positive), ("UnitInterval", VariableDomain.UnitInterval)];

    /// <summary>Where a parameter's numbers lie as functions of others; everywhere where nothing says so, or nothing that makes sense, which is reported.</summary>
    public static VariableDomain Domain(IParameterSymbol parameter, InputRole role, AnnotatedMethod method, Findings findings)
    {
        var found = VariableDomain.Everywhere;
        foreach (var (name, domain) in Domains)
        {
            if (Attributes.Find(parameter, name) is not { } attribute) continue;
            var obstacle = role != InputRole.Variable || method.Role == MethodRole.Differentiable ? "are kept by an optimizer, which moves no such input; remove them"
                : found != VariableDomain.Everywhere || Others.Any(other => Attributes.Find(parameter, other) != null) ? "are said twice, once as a function of a number without bounds; keep one attribute"
                : null;
            if (obstacle is null) found = domain;
            else findings.Report(Descriptors.InvalidBounds, Places.Attribute(attribute), parameter.Name, obstacle);
        }

        return found;
    }

    private static IEnumerable<string> Others => [Attributes.Bounds, NonNegative, .. Projections];

    /// <summary>In words: <c>from 0 to 'most'</c>.</summary>
    public static string Describe(BoundsModel bounds) => $"from {Describe(bounds.Lower)} to {Describe(bounds.Upper)}";

    private static string Describe(BoundModel bound) => bound.Input is { } input ? $"'{input}'" : Numbers.Display(bound.Number);

    private static BoundModel Bound(TypedConstant constant, double none)
        => constant.Value is string name ? new BoundModel(none, Identifiers.Escape(name)) : new BoundModel(constant.Value is double number ? number : none, null);
}
