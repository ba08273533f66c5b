using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Frontend.Problems;

namespace Steepest.Generators.Frontend.Advice;

/// <summary>Reads expressions as formulas: calls of known mathematical functions, sums with 1, negatives.</summary>
internal static class Formula
{
    /// <summary>The expression behind conversions that C# inserts.</summary>
    public static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>The only argument of a call of a mathematical function; null where the expression is something else.</summary>
    public static IOperation? Argument(IOperation expression, string function) => Arguments(expression, function) is [var only] ? only : null;

    /// <summary>The arguments of a call of a mathematical function, in order of its parameters; empty where the expression is something else.</summary>
    public static IReadOnlyList<IOperation> Arguments(IOperation expression, string function)
        => Bare(expression) is IInvocationOperation { Instance: null } call && call.TargetMethod.Name == function && IsMathematical(call.TargetMethod.ContainingType)
            ? [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Bare(argument.Value))]
            : [];

    /// <summary>x of 1 + x or x + 1; null where the expression is something else.</summary>
    public static IOperation? OnePlus(IOperation expression)
        => Bare(expression) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum ? null
            : IsOne(sum.LeftOperand) ? Bare(sum.RightOperand)
            : IsOne(sum.RightOperand) ? Bare(sum.LeftOperand)
            : null;

    public static bool IsOne(IOperation expression) => expression.ConstantValue is { HasValue: true, Value: 1 or 1.0 or 1f };

    /// <summary>x of −x; null where the expression is something else.</summary>
    public static IOperation? Negated(IOperation expression)
        => Bare(expression) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } negative ? Bare(negative.Operand) : null;

    /// <summary>Whether the exponential of an expression cannot overflow: a constant, −|x|, −x².</summary>
    public static bool IsBounded(IOperation expression)
    {
        if (expression.ConstantValue.HasValue) return true;
        if (expression is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null } product
            && Negated(product.LeftOperand) is { } factor && AreSame(factor, product.RightOperand)) return true;
        if (Negated(expression) is not { } x) return false;
        return Argument(x, "Abs") != null || Argument(x, "Square") != null
            || (x is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null } square && AreSame(square.LeftOperand, square.RightOperand));
    }

    /// <summary>Whether two expressions are written alike and have no effect, so that both have one value.</summary>
    public static bool AreSame(IOperation one, IOperation other)
        => one.Syntax.IsEquivalentTo(other.Syntax, topLevel: false) && IsPure(Bare(one));

    private static bool IsPure(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IFieldReferenceOperation => true,
        IConversionOperation or IUnaryOperation or IBinaryOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation or IArgumentOperation
            => operation.ChildOperations.All(IsPure),
        IInvocationOperation { Instance: null } call => IsMathematical(call.TargetMethod.ContainingType) && call.ChildOperations.All(IsPure),
        _ => false,
    };

    private static bool IsMathematical(INamedTypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
        { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        { Name: "Functions", ContainingNamespace: { Name: Attributes.Namespace, ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };
}
