using System.Reflection;

namespace Steepest.Generators.Tests.Diagnostics;

/// <summary>The table of rule cases; its rows stand in files by family, each an array of this class.</summary>
public static partial class RuleCases
{
    private static readonly Lazy<IReadOnlyList<RuleCase>> Rows = new(() =>
        [.. typeof(RuleCases).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<RuleCase[]>().SelectMany(cases => cases)]);

    public static IReadOnlyList<RuleCase> All => Rows.Value;
}
