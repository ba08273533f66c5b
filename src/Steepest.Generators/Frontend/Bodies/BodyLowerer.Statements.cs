using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Statements in sequence.</summary>
internal sealed partial class BodyLowerer
{
    private Flow Statements(IReadOnlyList<IOperation> sequence, int first)
    {
        for (var i = first; i < sequence.Count; i++)
        {
            if (Exhausted(sequence[i])) return Flow.To(frame.Method, Unreturned());
            if (sequence[i] is IConditionalOperation branch) return Branch(branch, sequence, i + 1);
            if (sequence[i] is ISwitchOperation choice) return Switch(choice, sequence, i + 1);
            var flow = Statement(sequence[i]);
            if (flow is not { GoesOn: true, Jumps.Count: 0 }) return Resume(flow, sequence, i + 1);
        }

        return Flow.Normal;
    }

    private Flow Statement(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation or ILocalFunctionOperation:
            case { } assertion when IsAssertion(assertion):
                return Flow.Normal;
            case IBlockOperation block:
                return Statements(block.Operations, 0);
            case IConditionalOperation branch:
                return Branch(branch, [], 0);
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Declaration(declarator);
                return Flow.Normal;
            case IExpressionStatementOperation { Operation: not IThrowOperation } expression:
                Begin(expression.Syntax);
                Evaluate(expression.Operation);
                return Flow.Normal;
            case IReturnOperation result:
                return Return(result);
            case ILoopOperation loop:
                return Settled(loop);
            case ISwitchOperation choice:
                return Switch(choice, [], 0);
            case IBranchOperation jump when jump.BranchKind is BranchKind.Break or BranchKind.Continue || IsCase(jump):
                return Flow.To(jump.Target);
            case IBranchOperation jump:
                Refuse(Descriptors.Goto, jump, Quote.Of(jump.Syntax).TrimEnd(';'));
                return Flow.Never;
            case ILabeledOperation labeled:
                return Statement(labeled.Operation);
            case IInvalidOperation:
                findings.Break(isReported: true);
                return Flow.Normal;
            case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                Throw(OnlyThrow(statement)!, builder.Boolean(true));
                return Flow.Never;
            default:
                RefuseKind(statement);
                return Flow.Normal;
        }
    }

    private void Declaration(IVariableDeclaratorOperation declarator, bool isQuoted = true)
    {
        var symbol = declarator.Symbol;
        scope[symbol] = null;
        if (symbol.Type.TypeKind == TypeKind.Error)
        {
            findings.Break(isReported: true);
            return;
        }

        // A constant is folded where it is used.
        if (symbol.IsConst) return;
        Location Place() => (declarator.Syntax as VariableDeclaratorSyntax)?.Identifier.GetLocation() ?? declarator.Syntax.GetLocation();
        if (symbol.Type.TypeKind == TypeKind.Delegate)
        {
            if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { Value: IDelegateCreationOperation function })
            {
                scope[symbol] = Evaluate(function);
                return;
            }

            Refuse(Descriptors.Unsupported, Place(), "A delegate without its function", "declare it with a lambda or a method, or call a method by its name");
            return;
        }

        if (!IsSupported(symbol.Type))
        {
            Refuse(Descriptors.ForeignType, Place(), Display(symbol.Type));
            return;
        }

        if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is not { } initializer)
        {
            scope[symbol] = Blank(symbol.Type);
            return;
        }

        if (isQuoted) Begin(declarator.Syntax);
        if (symbol.RefKind != RefKind.None)
        {
            Refer(symbol, initializer.Value);
            return;
        }

        Assign(symbol, Evaluate(initializer.Value), declarator);
    }

    private bool IsSupported(ITypeSymbol type)
        => type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.All(item => IsSupported(item.Type)) : TypeOf(type) is not null || LayoutOf(type) is not null;

    /// <summary>Whether a jump leads to another section of a switch around it.</summary>
    private static bool IsCase(IBranchOperation jump) => jump.Syntax is GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 };

    private Flow Return(IReturnOperation statement)
    {
        if (statement.ReturnedValue is not { } returned) return Flow.To(frame.Method);
        Begin(statement.Syntax);
        if (frame.Again is not null && frame.LastCalls(returned).Any()) return ReturnOrRepeat(returned);
        var value = Evaluate(returned);
        if (nesting > frame.Nesting) value = Returned(value);
        return Flow.To(frame.Method, value);
    }
}
