using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The ways on which control may leave a statement, told by its text alone: all that it takes, and perhaps others.</summary>
internal sealed class Exits
{
    private readonly List<ISymbol> targets = [];

    private Exits(IEnumerable<IOperation?> sequence, Frame frame)
    {
        GoesOn = true;
        foreach (var statement in sequence)
        {
            if (!GoesOn) break;
            GoesOn = Reads(statement, frame);
        }
    }

    /// <summary>Whether the next statement may be reached; where not, it is certain.</summary>
    public bool GoesOn { get; }

    /// <summary>Where jumps lead: labels outside, and the method for a return.</summary>
    public IReadOnlyList<ISymbol> Targets => targets;

    public static Exits Of(IOperation? statement, Frame frame) => new([statement], frame);

    public static Exits Of(IEnumerable<IOperation?> sequence, Frame frame) => new(sequence, frame);

    /// <summary>Whether control may get behind a statement whose jumps are noted on the way.</summary>
    private bool Reads(IOperation? statement, Frame frame)
    {
        switch (statement)
        {
            case IReturnOperation result:
                Add(frame.Method);
                if (frame.Again is { } again && frame.LastCalls(result.ReturnedValue).Any()) Add(again);
                return false;
            case IBranchOperation jump:
                Add(jump.Target);
                return false;
            case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                return false;
            case IBlockOperation block:
                return Include(Of(block.Operations, frame));
            case ILabeledOperation labeled:
                return Include(Of(labeled.Operation, frame));
            case IConditionalOperation branch:
                return Include(Of(branch.WhenTrue, frame)) | Include(Of(branch.WhenFalse, frame));
            case ILoopOperation loop:
                Include(Of(loop.Body, frame), loop.ExitLabel, loop.ContinueLabel);
                return !IsEndless(loop) || Of(loop.Body, frame).Targets.Contains(loop.ExitLabel, SymbolEqualityComparer.Default);
            case ISwitchOperation choice:
                ISymbol[] own = [choice.ExitLabel, .. choice.Cases.SelectMany(section => section.Clauses).Select(clause => clause.Label).OfType<ISymbol>()];
                var sections = choice.Cases.Select(section => Of(section.Body, frame)).ToList();
                foreach (var section in sections) Include(section, own);
                return sections.Any(section => section.targets.Contains(choice.ExitLabel, SymbolEqualityComparer.Default))
                    || !choice.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
            default:
                return true;
        }
    }

    /// <summary>Whether a loop has no condition, or one that always holds.</summary>
    public static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Condition: var condition } => condition is null or { ConstantValue: { HasValue: true, Value: true } },
        IWhileLoopOperation { Condition: var condition } => condition is { ConstantValue: { HasValue: true, Value: true } },
        _ => false,
    };

    private bool Include(Exits inner, params ISymbol[] consumed)
    {
        foreach (var target in inner.targets)
        {
            if (!consumed.Contains(target, SymbolEqualityComparer.Default)) Add(target);
        }

        return inner.GoesOn;
    }

    private void Add(ISymbol target)
    {
        if (!targets.Contains(target, SymbolEqualityComparer.Default)) targets.Add(target);
    }
}
