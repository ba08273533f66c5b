using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Switch statements, as the branches that they abbreviate. A section to which several lead is lowered for each.</summary>
internal sealed partial class BodyLowerer
{
    private sealed record Switched(ISwitchOperation Statement, Value Value, IReadOnlyList<ISwitchCaseOperation> Tested, ISwitchCaseOperation? Default)
    {
        /// <summary>Whether sections lead to each other.</summary>
        public bool HasGotos { get; } = Statement.Descendants().Any(inner => inner is IBranchOperation { BranchKind: BranchKind.GoTo });

        public ISwitchCaseOperation? Section(ISymbol label)
            => Statement.Cases.FirstOrDefault(section => section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, label)));
    }

    private Flow Switch(ISwitchOperation statement, IReadOnlyList<IOperation> sequence, int next)
    {
        Begin(statement.Syntax);
        labels[statement.ExitLabel] = "broken";
        var byDefault = statement.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));

        // Where all labels are constants, those of the default section say nothing.
        var isByConstants = statement.Cases.All(section => section.Clauses.All(clause => clause is IDefaultCaseClauseOperation or ISingleValueCaseClauseOperation));
        var tested = statement.Cases.Where(section => section.Clauses.Any(clause => clause is not IDefaultCaseClauseOperation) && !(isByConstants && section == byDefault)).ToList();
        if (byDefault is null && tested.Count > 0 && IsExhaustive(statement))
        {
            byDefault = tested[tested.Count - 1];
            tested.Remove(byDefault);
        }

        return Section(new Switched(statement, Evaluate(statement.Value), tested, byDefault), 0, [.. sequence.Skip(next)]);
    }

    /// <summary>Whether the labels leave nothing over, so that the last section is taken where no other is.</summary>
    private static bool IsExhaustive(ISwitchOperation statement)
    {
        var isOfBoth = statement.Value.Type?.SpecialType == SpecialType.System_Boolean
            && statement.Cases.SelectMany(section => section.Clauses).OfType<ISingleValueCaseClauseOperation>().Select(clause => clause.Value.ConstantValue.Value).Distinct().Count() == 2;
        return isOfBoth || statement.SemanticModel?.AnalyzeControlFlow((StatementSyntax)statement.Syntax) is { Succeeded: true, EndPointIsReachable: false };
    }

    /// <summary>The sections from one on, and what comes after the switch.</summary>
    private Flow Section(Switched switched, int position, IReadOnlyList<IOperation> rest)
    {
        if (position == switched.Tested.Count)
            return Resume(switched.Default is { } last ? Section(switched, last, []).Reach(switched.Statement.ExitLabel) : Flow.Normal, rest, 0);
        var section = switched.Tested[position];
        var condition = IsMeant(section, switched.Value);
        Flow Taken() => Section(switched, section, []).Reach(switched.Statement.ExitLabel);
        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return taken != 0 ? Resume(Taken(), rest, 0) : Section(switched, position + 1, rest);

        // What comes after the switch belongs to the other sections where this one never leads there.
        IReadOnlyList<IOperation> all = [switched.Statement];
        var own = switched.HasGotos ? all : section.Body;
        var isLeft = !switched.HasGotos && !Exits.Of(section.Body, frame).Targets.Contains(switched.Statement.ExitLabel, SymbolEqualityComparer.Default);
        IReadOnlyList<IOperation> handed = isLeft ? rest : [];
        var others = switched.HasGotos ? all : [.. switched.Tested.Skip(position + 1).SelectMany(other => other.Clauses.Cast<IOperation>().Concat(other.Body)), .. switched.Default?.Body ?? []];
        var flow = Fork(condition, new Side(Taken, own), new Side(() => Section(switched, position + 1, handed), [.. others, .. handed]));
        return isLeft ? flow : Resume(flow, rest, 0);
    }

    /// <summary>One section, and the ones that it leads to.</summary>
    private Flow Section(Switched switched, ISwitchCaseOperation section, IReadOnlyList<ISwitchCaseOperation> before)
    {
        var flow = Statements(section.Body, 0);
        IReadOnlyList<ISwitchCaseOperation> path = [.. before, section];
        while (flow.Jumps.Where(jump => switched.Section(jump.Target) is not null).Take(1).ToList() is [var jump])
        {
            var target = switched.Section(jump.Target)!;
            if (path.Contains(target))
            {
                RefuseCycle(section, jump);
                return Flow.Never;
            }

            if (flow.IsDecided) return Section(switched, target, path);
            var others = flow.Except(jump.Target);
            flow = Fork(jump.Flag, new Side(() => Section(switched, target, path), [switched.Statement]), new Side(() => others, []));
        }

        return flow;
    }

    private void RefuseCycle(ISwitchCaseOperation section, Jump back)
    {
        if (section.Descendants().FirstOrDefault(inner => inner is IBranchOperation { BranchKind: BranchKind.GoTo } jump && back.LeadsTo(jump.Target)) is { } culprit)
            Refuse(Descriptors.Goto, culprit, Quote.Of(culprit.Syntax).TrimEnd(';'));
    }

    /// <summary>Whether one of a section's labels matches.</summary>
    private int IsMeant(ISwitchCaseOperation section, Value value)
    {
        var result = builder.Boolean(false);
        foreach (var clause in section.Clauses)
        {
            var (matches, guard) = clause switch
            {
                ISingleValueCaseClauseOperation { Value: var constant } when value is Scalar number => (IsConstant(number, constant), null),
                IPatternCaseClauseOperation pattern => (Match(pattern.Pattern, value), pattern.Guard),
                IDefaultCaseClauseOperation => (builder.Boolean(false), null),
                _ => (Number(Refuse(clause)), null),
            };
            result = guard is null || IsHarmless(guard)
                ? Either(result, guard is null ? matches : Both(matches, Number(guard)))
                : Lazily(Operators.Or, result, () => Lazily(Operators.And, matches, () => Number(guard), guard), guard);
        }

        return result;
    }

    private IOperation Refuse(ICaseClauseOperation clause)
    {
        RefuseKind(clause);
        return clause;
    }

    /// <summary>And, or: the second operand, which may fail or change variables, is evaluated where the first does not decide.</summary>
    private int Lazily(Operator row, int first, Func<int> second, IOperation region)
    {
        var isAnd = row == Operators.And;
        if (builder[first] is { Code: OpCode.Constant, Bits: var known }) return known != 0 == isAnd ? second() : first;
        var result = 0;
        Merge(first, isAnd, second, region, () => builder.Boolean(!isAnd), ref result);
        return result;
    }
}
