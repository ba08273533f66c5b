using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// A for loop whose number of iterations is known on entry: one integer that only the header changes, by a constant, compared with what
/// the loop leaves alone. It runs while the variable is before (with a negative step: after) <c>Bound + Shift</c>.
/// </summary>
/// <param name="Induction">The variable.</param>
/// <param name="Bound">What it is compared with.</param>
/// <param name="Shift">What is added to that.</param>
/// <param name="Step">By how much the variable changes.</param>
/// <param name="MustMeet">Whether the loop ends only where the variable equals the bound.</param>
internal sealed record CountedLoop(ISymbol Induction, IOperation Bound, int Shift, int Step, bool MustMeet)
{
    /// <summary>Whether one of several conditions that must all hold counts.</summary>
    public static bool IsBounded(IForLoopOperation loop, AssignedVariables assigned, Scope scope)
    {
        bool Counts(IOperation? condition) => condition is IBinaryOperation { OperatorMethod: null } binary
            && (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd
                ? Counts(binary.LeftOperand) || Counts(binary.RightOperand)
                : Recognize(loop, binary, assigned, scope) is { MustMeet: false });
        return Counts(loop.Condition);
    }

    public static CountedLoop? Recognize(IForLoopOperation loop, AssignedVariables assigned, Scope scope)
        => loop.Condition is IBinaryOperation { OperatorMethod: null } test ? Recognize(loop, test, assigned, scope) : null;

    private static CountedLoop? Recognize(IForLoopOperation loop, IBinaryOperation test, AssignedVariables assigned, Scope scope)
    {
        var changed = new HashSet<ISymbol>(assigned.In([loop.Condition, loop.Body, .. loop.AtLoopBottom]), SymbolEqualityComparer.Default);
        return Match(test.LeftOperand, test.OperatorKind, test.RightOperand) ?? Match(test.RightOperand, Mirror(test.OperatorKind), test.LeftOperand);

        CountedLoop? Match(IOperation variable, BinaryOperatorKind comparison, IOperation bound)
        {
            // A length of a tensor is a native integer, and an int is widened to meet it.
            if (IsTensorLength(bound) && variable is IConversionOperation { IsImplicit: true, OperatorMethod: null } widened) variable = widened.Operand;
            if (Offset(variable) is not var (symbol, offset) || Step(symbol) is not { } step || !IsInvariant(bound, changed, scope)) return null;
            return (comparison, step) switch
            {
                (BinaryOperatorKind.LessThan, > 0) or (BinaryOperatorKind.GreaterThan, < 0) => new CountedLoop(symbol, bound, -offset, step, false),
                (BinaryOperatorKind.LessThanOrEqual, > 0) => new CountedLoop(symbol, bound, 1 - offset, step, false),
                (BinaryOperatorKind.GreaterThanOrEqual, < 0) => new CountedLoop(symbol, bound, -1 - offset, step, false),
                (BinaryOperatorKind.NotEquals, 1) => new CountedLoop(symbol, bound, -offset, step, true),
                _ => null,
            };
        }

        // The constant by which the header changes the variable; null where anything else changes it.
        int? Step(ISymbol symbol)
        {
            if (assigned.In(loop.Body, loop.Condition).Contains(symbol, SymbolEqualityComparer.Default)) return null;
            int? step = null;
            foreach (var statement in loop.AtLoopBottom)
            {
                if (!assigned.In(statement).Contains(symbol, SymbolEqualityComparer.Default)) continue;
                if (step is not null || statement is not IExpressionStatementOperation { Operation: var update } || Change(update, symbol) is not { } change) return null;
                step = change;
            }

            return step is 0 or int.MinValue ? null : step;
        }
    }

    /// <summary>x, x + c, x − c, c + x.</summary>
    private static (ISymbol Symbol, int Offset)? Offset(IOperation operation) => operation switch
    {
        _ when Variable(operation) is { } symbol => (symbol, 0),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when Variable(sum.LeftOperand) is { } symbol && Small(sum.RightOperand) is { } offset => (symbol, offset),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when Variable(sum.RightOperand) is { } symbol && Small(sum.LeftOperand) is { } offset => (symbol, offset),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null } sum when Variable(sum.LeftOperand) is { } symbol && Small(sum.RightOperand) is { } offset => (symbol, -offset),
        _ => null,
    };

    private static int? Change(IOperation update, ISymbol symbol)
    {
        switch (update)
        {
            case IIncrementOrDecrementOperation step when Is(step.Target, symbol):
                return step.Kind == OperationKind.Increment ? 1 : -1;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } step when Is(step.Target, symbol):
                return Small(step.Value);
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } step when Is(step.Target, symbol):
                return -Small(step.Value);
            case ISimpleAssignmentOperation assignment when Is(assignment.Target, symbol) && Offset(assignment.Value) is var (source, offset) && SymbolEqualityComparer.Default.Equals(source, symbol):
                return offset;
            default:
                return null;
        }
    }

    private static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(Variable(operation), symbol);

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Int32, IsConst: false } local } => local,
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None } parameter } => parameter,
        _ => null,
    };

    private static int? Small(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: int value and > -(1 << 30) and < 1 << 30 } ? value : null;

    /// <summary>Whether an integer expression has one value for the whole loop, and evaluating it only once cannot be told.</summary>
    private static bool IsInvariant(IOperation operation, HashSet<ISymbol> changed, Scope scope) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation local => IsLeftAlone(local.Local, changed, scope),
        IParameterReferenceOperation parameter => IsLeftAlone(parameter.Parameter, changed, scope),
        IPropertyReferenceOperation { Arguments: [] or [{ Value.ConstantValue.HasValue: true }] } length when IsTensorLength(length) => IsInvariant(Owner(length), changed, scope),
        IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } length when IsTensorLength(length.Operand) => IsInvariant(length.Operand, changed, scope),
        _ when GivenState.Is(operation) => !changed.Any(variable => variable is IMethodSymbol),
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } binary => IsInvariant(binary.LeftOperand, changed, scope) && IsInvariant(binary.RightOperand, changed, scope),
        IUnaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } unary => IsInvariant(unary.Operand, changed, scope),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: { } type } instance } => NumberTypes.Items(type) is not null && IsInvariant(instance, changed, scope),
        IFieldReferenceOperation { Field.IsStatic: false, Instance: { Type.IsValueType: true } instance } => IsInvariant(instance, changed, scope),
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { Type: { IsValueType: true, IsRefLikeType: false } } instance } => IsInvariant(instance, changed, scope),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } element => IsGiven(instance, scope) && IsInvariant(instance, changed, scope) && element.Arguments.All(index => IsInvariant(index.Value, changed, scope)),
        IArrayElementReferenceOperation element => IsGiven(element.ArrayReference, scope) && IsInvariant(element.ArrayReference, changed, scope) && element.Indices.All(index => IsInvariant(index, changed, scope)),
        IInvocationOperation { Instance: { } array, TargetMethod: { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array } } call
            => IsInvariant(array, changed, scope) && call.Arguments.All(argument => IsInvariant(argument.Value, changed, scope)),
        IInvocationOperation { Instance: null, TargetMethod: { Name: "Min" or "Max" or "Abs", ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } } } call => call.Arguments.All(argument => IsInvariant(argument.Value, changed, scope)),
        _ => false,
    };

    /// <summary>Whether this is <c>t.Lengths[k]</c> or <c>t.FlattenedLength</c>.</summary>
    private static bool IsTensorLength(IOperation operation) => operation is IPropertyReferenceOperation property && NumberTypes.Tensor(Owner(property)?.Type) is not null;

    private static IOperation Owner(IPropertyReferenceOperation length) => length switch
    {
        { Property.Name: "FlattenedLength", Instance: { } tensor } => tensor,
        { Property.IsIndexer: true, Instance: IPropertyReferenceOperation { Property.Name: "Lengths", Instance: { } tensor } } => tensor,
        _ => length,
    };

    /// <summary>What a reference stands for may be changed under another name, and an element of an array under any.</summary>
    private static bool IsLeftAlone(ISymbol variable, HashSet<ISymbol> changed, Scope scope)
        => scope[variable] is Alias alias ? alias.Roots is [var root] && !changed.Contains(root) : !changed.Contains(variable);

    /// <summary>What is passed to the method is never written by it.</summary>
    private static bool IsGiven(IOperation operation, Scope scope) => operation switch
    {
        IParameterReferenceOperation parameter => scope[parameter.Parameter] is Memory { IsLocal: false } or Rows,
        ILocalReferenceOperation local => scope[local.Local] is Memory { IsLocal: false } or Rows,
        IArrayElementReferenceOperation row => IsGiven(row.ArrayReference, scope),
        _ => GivenState.Is(operation),
    };

    private static BinaryOperatorKind Mirror(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => comparison,
    };
}
