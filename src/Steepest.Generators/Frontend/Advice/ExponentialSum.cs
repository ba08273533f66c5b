using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Advice;

/// <summary>
/// The logarithm of a sum of exponentials that a loop adds up: a local that starts at 0, and one loop over a whole span that adds the
/// exponential of each element and does nothing else.
/// </summary>
internal static class ExponentialSum
{
    public static UnstableForm? Match(IInvocationOperation logarithm, IOperation argument, string symptom)
    {
        if (argument is not ILocalReferenceOperation { Local: var sum } || !StartsAsNumber(sum) || Body(logarithm) is not { } body) return null;
        var mentions = body.Descendants().Where(operation => Mentions(operation, sum)).ToList();
        if (mentions.Count != 3 || mentions[0] is not IVariableDeclaratorOperation { Initializer.Value: var start } declarator || !IsZero(start)) return null;
        if (mentions[2] != argument || mentions[1].Parent is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition || addition.Target != mentions[1]) return null;
        if (Formula.Argument(addition.Value, "Exp") is not { } element || Loop(addition) is not { } loop || Elements(loop, element) is not { } span) return null;
        if (declarator.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables.Count: 1 } declaration) return null;
        return new UnstableForm(logarithm, "LogSumExp", span, false, symptom) { Preparation = [declaration, loop.Syntax] };
    }

    /// <summary>Whether the local's declaration gives it a literal, as a sum's does: most do not, and nothing more has to be looked at.</summary>
    private static bool StartsAsNumber(ILocalSymbol local)
        => local.DeclaringSyntaxReferences is [var declared, ..] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax };

    private static IOperation? Body(IOperation operation)
    {
        while (operation.Parent is { } parent and not (ILocalFunctionOperation or IAnonymousFunctionOperation)) operation = parent;
        return operation;
    }

    private static bool Mentions(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local),
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        _ => false,
    };

    private static bool IsZero(IOperation value) => value.ConstantValue is { HasValue: true, Value: 0 or 0.0 or 0f };

    /// <summary>The loop whose whole body is the statement; null where there is more to it.</summary>
    private static ILoopOperation? Loop(IOperation expression)
    {
        if (expression.Parent is not IExpressionStatementOperation statement) return null;
        return (statement.Parent is IBlockOperation { Operations.Length: 1 } block ? block.Parent : statement.Parent) as ILoopOperation;
    }

    /// <summary>The span or array of which the loop reads every element once; null where it does something else.</summary>
    private static IOperation? Elements(ILoopOperation loop, IOperation element)
    {
        switch (loop)
        {
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } each:
                return element is ILocalReferenceOperation item && SymbolEqualityComparer.Default.Equals(item.Local, variable.Symbol) ? Given(each.Collection) : null;
            case IForLoopOperation
            {
                Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var index, Initializer.Value: var start }] }] }],
                Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } test,
                AtLoopBottom: [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step }],
            } when IsZero(start) && Is(step.Target, index) && Is(test.LeftOperand, index):
                return Formula.Bare(test.RightOperand) is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } counted }
                    && Indexed(element) is var (source, position) && Is(position, index) && Given(source) is { } span && Formula.AreSame(span, Formula.Bare(counted))
                        ? span
                        : null;
            default:
                return null;
        }
    }

    private static bool Is(IOperation operation, ILocalSymbol local) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static (IOperation Source, IOperation Position)? Indexed(IOperation element) => element switch
    {
        IArrayElementReferenceOperation { Indices: [var index] } array => (array.ArrayReference, index),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [{ Value: var index }] } => (instance, index),
        _ => null,
    };

    /// <summary>A parameter: its elements are the same where the loop stands and where the logarithm does.</summary>
    private static IOperation? Given(IOperation collection)
        => Formula.Bare(collection) is IParameterReferenceOperation { Parameter.Type: var type } given && (type is IArrayTypeSymbol || type.Name == "ReadOnlySpan") ? given : null;
}
