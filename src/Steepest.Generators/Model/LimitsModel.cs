namespace Steepest.Generators.Model;

internal enum LimitSide
{
    /// <summary>bound − value ≤ 0.</summary>
    AtLeast,

    /// <summary>value − bound ≤ 0.</summary>
    AtMost,

    /// <summary>value − bound = 0.</summary>
    EqualTo,
}

/// <summary>One side of a constraint, with a multiplier of its own.</summary>
internal sealed record LimitModel(LimitSide Side, double Bound)
{
    public bool IsEquality => Side == LimitSide.EqualTo;
}

/// <summary>What a constraint keeps its value within; null where the attribute says nothing.</summary>
internal sealed record LimitsModel(double? AtLeast, double? AtMost, double? EqualTo)
{
    /// <summary>The sides in order, the lower one first.</summary>
    public IEnumerable<LimitModel> Sides
    {
        get
        {
            if (EqualTo is { } only) yield return new LimitModel(LimitSide.EqualTo, only);
            if (AtLeast is { } lower) yield return new LimitModel(LimitSide.AtLeast, lower);
            if (AtMost is { } upper) yield return new LimitModel(LimitSide.AtMost, upper);
        }
    }
}
