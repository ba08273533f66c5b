namespace Steepest.Generators.Tests.Diagnostics;

/// <summary>Source on which a rule fires at the marked spans, or on which nothing is reported where nothing is marked.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Marked">One file, with marks.</param>
/// <param name="Others">Further files.</param>
public sealed record RuleCase(string Rule, string Name, string Marked, params string[] Others)
{
    public override string ToString() => $"{Rule}: {Name}";
}
