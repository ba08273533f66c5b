using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Branches. A variable that either path assigns becomes a result of the branch. Where a path leaves for good, what follows the statement
/// becomes part of the other one; where that does not decide, the branch results in flags that say which way control has taken.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>One path of a branch.</summary>
    /// <param name="Lower">Lowers it.</param>
    /// <param name="Statements">What it consists of, for the variables that it assigns.</param>
    private sealed record Side(Func<Flow> Lower, IReadOnlyList<IOperation?> Statements);

    private Flow Branch(IConditionalOperation branch, IReadOnlyList<IOperation> sequence, int next)
    {
        Begin(branch.Syntax);
        var condition = Number(branch.Condition);
        if (OnlyThrow(branch.WhenTrue) is { } guard) return Guarded(guard, condition, branch.WhenFalse, sequence, next);
        if (OnlyThrow(branch.WhenFalse) is { } other) return Guarded(other, builder.Apply(Operators.Not, condition), branch.WhenTrue, sequence, next);
        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return Resume(Statement(taken != 0 ? branch.WhenTrue : branch.WhenFalse), sequence, next);
        var isLeftByFirst = !Exits.Of(branch.WhenTrue, frame).GoesOn;
        var isLeftBySecond = !Exits.Of(branch.WhenFalse, frame).GoesOn;
        if (!isLeftByFirst && !isLeftBySecond)
            return Resume(Fork(condition, new Side(() => Statement(branch.WhenTrue), [branch.WhenTrue]), new Side(() => Statement(branch.WhenFalse), [branch.WhenFalse])), sequence, next);

        // One path leaves: the rest belongs to the other, whose own end leads there.
        var rest = sequence.Skip(next).ToList();
        Side Path(IOperation? statement, bool isLeft) => isLeft
            ? new Side(() => Statement(statement), [statement])
            : new Side(() => Resume(Statement(statement), rest, 0), [statement, .. rest]);
        return Fork(condition, Path(branch.WhenTrue, isLeftByFirst), Path(branch.WhenFalse, isLeftBySecond));
    }

    /// <summary>A branch of which one path only throws: a guard, and the other path.</summary>
    private Flow Guarded(IThrowOperation guard, int condition, IOperation? statement, IReadOnlyList<IOperation> sequence, int next)
    {
        Throw(guard, condition);
        return builder[condition] is { Code: OpCode.Constant, Bits: 1 } ? Flow.Never : Resume(Statement(statement), sequence, next);
    }

    /// <summary>What the statements after one that may have left become.</summary>
    private Flow Resume(Flow flow, IReadOnlyList<IOperation> sequence, int next)
    {
        if (!flow.GoesOn || next >= sequence.Count) return flow;
        if (flow.Jumps.Count == 0) return Statements(sequence, next);
        var rest = sequence.Skip(next).ToList();
        return Fork(HasLeft(flow), new Side(flow.Left, []), new Side(() => Statements(rest, 0), rest));
    }

    /// <summary>Whether any of the jumps of an undecided flow is taken.</summary>
    private int HasLeft(Flow flow)
    {
        foreach (var jump in flow.Jumps) builder.Name(jump.Flag, NameOf(jump.Target));
        return flow.Jumps.Select(jump => jump.Flag).Aggregate((first, second) => builder.Apply(Operators.Or, first, second));
    }

    private string NameOf(ISymbol target) => target is IMethodSymbol ? "returned" : labels.TryGetValue(target, out var name) ? name : "leads";

    /// <summary>A branch of which either path may leave in any way.</summary>
    private Flow Fork(int condition, Side then, Side otherwise)
    {
        var carried = new Carried(this, Handed(then, otherwise));
        var start = carried.Values();
        var outer = builder.Count;
        var ordinal = builder.Ordinal;
        var first = Lower(then, carried);
        builder.Ordinal = ordinal;
        var second = Lower(otherwise, carried);
        builder.Ordinal = ordinal;

        var goesOn = first.Flow.GoesOn || second.Flow.GoesOn;
        var targets = first.Flow.Jumps.Concat(second.Flow.Jumps).Select(jump => jump.Target).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().ToList();
        var yields = new BranchYields(builder, condition, outer);
        if (goesOn || targets.Count > 1)
        {
            foreach (var target in targets) yields.Flag(Flag(first.Flow, target), Flag(second.Flow, target), NameOf(target));
        }

        var flags = yields.Count;
        var result = targets.Any(target => target is IMethodSymbol) && !frame.Method.ReturnsVoid ? Result(yields, first.Flow, second.Flow) : null;
        if (goesOn || targets.Any(IsReadBehind))
        {
            var (firstValues, secondValues) = (IsRead(first.Flow) ? first.Values : start, IsRead(second.Flow) ? second.Values : start);
            for (var i = 0; i < start.Length; i++) yields.Carry(firstValues[i], secondValues[i], carried.Names[i]);
        }

        var values = new Queue<int>(yields.Leave(first.Region, second.Region));
        Jump[] jumps = [.. targets.Select(target => new Jump(target, flags > 0 ? values.Dequeue() : -1))];
        if (result is not null) result = Rebuild(result, values);
        if (values.Count > 0) carried.Bind(values);
        return new Flow(goesOn, jumps, result);
    }

    /// <summary>What the method returns, where either path does; returns a template of it.</summary>
    private Value Result(BranchYields yields, Flow first, Flow second)
    {
        var template = frame.Pending ?? Unreturned();
        int[]? Returned(Flow flow) => flow.Jumps.Any(jump => jump.Target is IMethodSymbol) ? Flatten(flow.Result is { } value && IsAlike(value, template) ? value : template) : null;
        var (one, other, none) = (Returned(first), Returned(second), Flatten(template));
        for (var i = 0; i < none.Length; i++) yields.Either(one?[i], other?[i], none[i]);
        return template;
    }

    /// <summary>The flag of a jump at the end of one path.</summary>
    private int Flag(Flow flow, ISymbol target)
    {
        foreach (var jump in flow.Jumps)
        {
            if (jump.LeadsTo(target)) return flow.IsDecided ? builder.Boolean(true) : jump.Flag;
        }

        return builder.Boolean(false);
    }

    /// <summary>Whether anybody reads the variables behind a path.</summary>
    private bool IsRead(Flow flow) => flow.GoesOn || flow.Jumps.Any(jump => IsReadBehind(jump.Target));

    private bool IsReadBehind(ISymbol target) => target is not IMethodSymbol || frame.LeavesTraces;

    private (Flow Flow, int[] Values, Region Region) Lower(Side side, Carried carried)
    {
        var flow = Flow.Normal;
        int[] values = [];
        var region = builder.Region([], () => Path(() =>
        {
            flow = side.Lower();
            values = carried.Values();
            return [];
        }));
        return (flow, values, region);
    }

    /// <summary>The variables that a branch hands on. One without a value before it can have one behind it only if all paths that lead there give it one.</summary>
    private IEnumerable<ISymbol> Handed(Side then, Side otherwise)
    {
        IOperation?[] all = [.. then.Statements, .. otherwise.Statements];
        var first = new HashSet<ISymbol>(assigned.In(then.Statements), SymbolEqualityComparer.Default);
        var second = new HashSet<ISymbol>(assigned.In(otherwise.Statements), SymbolEqualityComparer.Default);
        bool IsLeft(Side side) => !Exits.Of(side.Statements, frame).GoesOn;
        var (isLeftByFirst, isLeftBySecond) = (IsLeft(then), IsLeft(otherwise));
        return [.. assigned.In(all).Where(symbol => scope[symbol] is not null
            || ((isLeftByFirst || first.Contains(symbol)) && (isLeftBySecond || second.Contains(symbol)) && !all.Any(statement => statement is not null && IsDeclaredIn(symbol, statement))))];
    }

    private int[] Path(Func<int[]> body)
    {
        nesting++;
        var yields = scope.Isolated(body);
        nesting--;
        return yields;
    }
}
