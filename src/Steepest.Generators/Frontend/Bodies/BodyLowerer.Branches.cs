using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Branches. A variable that either path assigns becomes a result of the branch. Where a path returns, what follows the statement
/// becomes part of the other one; where that does not decide, the branch results in a flag that says whether the method has returned.
/// </summary>
internal sealed partial class BodyLowerer
{
    private Flow Branch(IConditionalOperation branch, IReadOnlyList<IOperation> sequence, int next)
    {
        Begin(branch.Syntax);
        var condition = Number(branch.Condition);
        if (GuardedBy(branch) is { } exception)
        {
            builder.Guard(condition, exception);
            return Statements(sequence, next);
        }

        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return Continue(Statement(taken != 0 ? branch.WhenTrue : branch.WhenFalse), sequence, next);

        var (then, otherwise) = (Returns.Of(branch.WhenTrue), Returns.Of(branch.WhenFalse));
        if (then == Returning.Never && otherwise == Returning.Never)
        {
            Merge(condition, () => Statement(branch.WhenTrue), () => Statement(branch.WhenFalse), [branch.WhenTrue], [branch.WhenFalse]);
            return Statements(sequence, next);
        }

        // One path returns: the rest belongs to the other, whose own end leads there.
        if (then == Returning.Always || otherwise == Returning.Always)
        {
            var rest = sequence.Skip(next).ToList();
            var ends = Returns.Of(rest, 0) == Returning.Always || then == otherwise;
            return Fork(
                condition,
                () => then == Returning.Always ? Statement(branch.WhenTrue) : Continue(Statement(branch.WhenTrue), rest, 0),
                () => otherwise == Returning.Always ? Statement(branch.WhenFalse) : Continue(Statement(branch.WhenFalse), rest, 0),
                ends,
                [branch, .. rest]);
        }

        return Continue(Fork(condition, () => Statement(branch.WhenTrue), () => Statement(branch.WhenFalse), false, [branch]), sequence, next);
    }

    /// <summary>A branch whose paths may return from the method.</summary>
    /// <param name="condition">Which path is taken.</param>
    /// <param name="then">The path where it holds.</param>
    /// <param name="otherwise">The other.</param>
    /// <param name="ends">Whether both paths are known to return.</param>
    /// <param name="region">The statements of both, for the variables that they assign.</param>
    private Flow Fork(int condition, Func<Flow> then, Func<Flow> otherwise, bool ends, IReadOnlyList<IOperation> region)
    {
        var type = frame.Method.ReturnType;
        var template = frame.Method.ReturnsVoid ? null : Zero(type);
        int[] Result(Flow flow) => template is null ? [] : Flatten(flow.Result is { } value && IsAlike(value, template) ? value : template);
        if (ends)
        {
            var results = builder.If(condition, () => Path(() => Result(then())), () => Path(() => Result(otherwise())), Unnamed(template));
            return new Flow(FlowKind.Returned, Result: template is null ? null : Rebuild(template, new Queue<int>(results)));
        }

        var carried = new Carried(this, assigned.In(region));
        int[] Leave(Flow flow)
        {
            var flag = flow.Kind switch
            {
                FlowKind.Normal => builder.Boolean(false),
                FlowKind.Returned => builder.Boolean(true),
                _ => flow.Flag,
            };
            return [flag, .. Result(flow), .. carried.Values()];
        }

        string?[] names = ["returned", .. Unnamed(template), .. carried.Names];
        var left = new Queue<int>(builder.If(condition, () => Path(() => Leave(then())), () => Path(() => Leave(otherwise())), names));
        var returned = left.Dequeue();
        var result = template is null ? null : Rebuild(template, left);
        carried.Bind(left);
        return new Flow(FlowKind.Undecided, returned, result);
    }

    /// <summary>A branch that both paths leave at their end.</summary>
    private void Merge(int condition, Action then, Action otherwise, IEnumerable<IOperation?> thenRegion, IEnumerable<IOperation?> otherwiseRegion)
    {
        // A variable without a value before the branch can have one after it only if both paths give it one.
        var second = new HashSet<ISymbol>(assigned.In(otherwiseRegion), SymbolEqualityComparer.Default);
        var first = new HashSet<ISymbol>(assigned.In(thenRegion), SymbolEqualityComparer.Default);
        var carried = new Carried(this, [.. assigned.In([.. thenRegion, .. otherwiseRegion]).Where(symbol => scope[symbol] is not null || (first.Contains(symbol) && second.Contains(symbol)))]);
        int[] Leave(Action path) => Path(() =>
        {
            path();
            return carried.Values();
        });
        carried.Bind(new Queue<int>(builder.If(condition, () => Leave(then), () => Leave(otherwise), carried.Names)));
    }

    /// <summary>Names for a value that the user has not named, or names later.</summary>
    private static string?[] Unnamed(Value? value) => value is null ? [] : new string?[Flatten(value).Length];

    private int[] Path(Func<int[]> body)
    {
        nesting++;
        var yields = scope.Isolated(body);
        nesting--;
        return yields;
    }
}
