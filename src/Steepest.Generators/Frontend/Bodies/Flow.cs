using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>How control leaves a statement: to the next one, by jumps, or by one or the other as flags say. Where it does neither, it throws.</summary>
/// <param name="GoesOn">Whether the next statement is reached.</param>
/// <param name="Jumps">The jumps that may be taken. At most one is.</param>
/// <param name="Result">What the method returns where it does; null where it returns nothing.</param>
internal sealed record Flow(bool GoesOn, IReadOnlyList<Jump> Jumps, Value? Result = null)
{
    public static readonly Flow Normal = new(true, []);

    /// <summary>Control never gets behind the statement.</summary>
    public static readonly Flow Never = new(false, []);

    /// <summary>Whether control leaves in one way only.</summary>
    public bool IsDecided => Jumps.Count == 0 || (Jumps.Count == 1 && !GoesOn);

    public static Flow To(ISymbol target, Value? result = null) => new(false, [new Jump(target, -1)], result);

    /// <summary>The flow behind the place where a jump leads.</summary>
    public Flow Reach(ISymbol target)
    {
        Jump[] others = [.. Jumps.Where(jump => !jump.LeadsTo(target))];
        return others.Length == Jumps.Count ? this : new Flow(true, others, Result);
    }

    /// <summary>What is left of the flow once control is known not to go on.</summary>
    public Flow Left() => Jumps.Count == 1 ? To(Jumps[0].Target, Result) : this with { GoesOn = false };

    /// <summary>What is left of an undecided flow once a jump is known not to be taken.</summary>
    public Flow Except(ISymbol target)
    {
        Jump[] others = [.. Jumps.Where(jump => !jump.LeadsTo(target))];
        return others.Length == 1 && !GoesOn ? To(others[0].Target, Result) : new Flow(GoesOn, others, Result);
    }
}

/// <summary>A jump that a statement may take.</summary>
/// <param name="Target">A label; for a return, the method.</param>
/// <param name="Flag">Whether it is taken; without meaning where it is the only way.</param>
internal readonly record struct Jump(ISymbol Target, int Flag)
{
    public bool LeadsTo(ISymbol target) => SymbolEqualityComparer.Default.Equals(Target, target);
}
