using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Reads what a constraint keeps its value within.</summary>
internal static class LimitsReader
{
    private const string AtLeast = "AtLeast";
    private const string AtMost = "AtMost";
    private const string EqualTo = "EqualTo";

    /// <summary>The limits; null for another role, and where they make no sense, which is reported.</summary>
    public static LimitsModel? Read(AnnotatedMethod method, Findings findings)
    {
        if (method.Role != MethodRole.Constraint) return null;
        var attribute = method.Annotation;

        var limits = new LimitsModel(Number(attribute, AtLeast), Number(attribute, AtMost), Number(attribute, EqualTo));
        foreach (var name in new[] { AtLeast, AtMost, EqualTo })
        {
            if (Number(attribute, name) is not { } bound || Numbers.IsFinite(bound)) continue;
            findings.Report(Descriptors.InvalidLimits, Places.Argument(attribute, name), method.Name, $"has {name} {Numbers.Display(bound)}; give a finite number, or leave the side out");
            return null;
        }

        if (Obstacle(limits) is not { } obstacle) return limits;
        findings.Report(Descriptors.InvalidLimits, Places.Attribute(attribute), method.Name, obstacle);
        return null;
    }

    private static string? Obstacle(LimitsModel limits) => limits switch
    {
        { AtLeast: null, AtMost: null, EqualTo: null } => "says nothing; give AtMost, AtLeast or both, or EqualTo",
        { EqualTo: not null } when limits.AtLeast != null || limits.AtMost != null => "has EqualTo beside another side, which says nothing more or contradicts it; keep one of them",
        { AtLeast: { } lower, AtMost: { } upper } when lower > upper => $"has AtLeast {Numbers.Display(lower)} and AtMost {Numbers.Display(upper)}, between which there is no number; give a lower one that is below the upper one",
        { AtLeast: { } lower, AtMost: { } upper } when lower.Equals(upper) => $"has AtLeast and AtMost {Numbers.Display(lower)}, whose multipliers nothing tells apart; use EqualTo = {Numbers.Display(lower)}",
        _ => null,
    };

    private static double? Number(AttributeData attribute, string name) => Attributes.Setting(attribute, name) is double number ? number : null;
}
