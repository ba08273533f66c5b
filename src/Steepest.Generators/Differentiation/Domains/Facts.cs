namespace Steepest.Generators.Differentiation.Domains;

/// <summary>What branches and guards say of values, by their number, inside one region and on top of what holds around it.</summary>
/// <param name="outer">What holds around it; null for the function itself.</param>
internal sealed class Facts(Facts? outer = null)
{
    private readonly Dictionary<int, Interval> ranges = [];
    private readonly HashSet<int> nonzero = [];

    public void Restrict(int number, Interval range)
        => ranges[number] = ranges.TryGetValue(number, out var known) ? known.Meet(range) : range;

    public void ExcludeZero(int number) => nonzero.Add(number);

    /// <summary>The range of a value where this holds.</summary>
    public Interval Refine(int number, Interval range)
    {
        for (var facts = this; facts != null; facts = facts.Outer)
        {
            if (facts.ranges.TryGetValue(number, out var known)) range = range.Meet(known);
        }

        if (!IsNonzero(number)) return range;
        return range.Low == 0 ? range with { HasLow = false } : range.High == 0 ? range with { HasHigh = false } : range;
    }

    public bool IsNonzero(int number)
    {
        for (var facts = this; facts != null; facts = facts.Outer)
        {
            if (facts.nonzero.Contains(number)) return true;
        }

        return false;
    }

    private Facts? Outer { get; } = outer;
}
