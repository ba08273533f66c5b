using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Expressions, in C#'s order of evaluation.</summary>
internal sealed partial class BodyLowerer
{
    private const int DeepestExpression = 200;
    private int expressionDepth;

    /// <summary>The number or boolean that an expression stands for.</summary>
    private int Number(IOperation expression)
    {
        if (Evaluate(expression) is Scalar scalar) return scalar.Id;
        Refuse(Descriptors.ForeignType, expression.Syntax.GetLocation(), expression.Type is null ? "void" : Display(expression.Type));
        return Constant(IrType.Double, 0);
    }

    private Value Evaluate(IOperation expression)
    {
        if (Exhausted(expression)) return Zero(expression.Type);
        if (expression.Type is { TypeKind: TypeKind.Error }) return Broken(null, isReported: true);
        if (Constant(expression) is { } constant) return constant;
        Advise(expression);
        expressionDepth++;
        var value = expressionDepth > DeepestExpression ? TooDeep(expression) : Visit(expression);
        expressionDepth--;
        return value;
    }

    private Value TooDeep(IOperation expression)
    {
        isExhausted = true;
        return Refuse(Descriptors.TooLarge, expression, "expressions nested more than 200 deep");
    }

    private Value Visit(IOperation expression)
    {
        if ((OfRows(expression) ?? OfTensor(expression)) is { } part) return part;
        switch (expression)
        {
            case ILocalReferenceOperation local:
                return scope[local.Local] is { } held ? Dereferenced(held, local) : Unknown(local, local.Local.Type);
            case IParameterReferenceOperation parameter when PartBehind(parameter) is { } captured:
                return Read(captured, parameter);
            case IParameterReferenceOperation parameter:
                if (scope[parameter.Parameter] is { } passed) return Dereferenced(passed, parameter);
                return parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Captured(parameter) : Unknown(parameter, parameter.Parameter.Type);
            case IInstanceReferenceOperation instance when Receiver(instance) is { } receiver:
                return Read(receiver, instance);
            case IConversionOperation conversion:
                return Conversion(conversion);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IConditionalOperation conditional:
                return Choice(conditional);
            case ISwitchExpressionOperation choice:
                return Arms(choice, Evaluate(choice.Value), 0);
            case IIsPatternOperation test:
                return new Scalar(Match(test.Pattern, Evaluate(test.Value)));
            case IAssignmentOperation assignment:
                return Assignment(assignment);
            case IIncrementOrDecrementOperation step:
                return Step(step);
            case IInvocationOperation call:
                return Invocation(call);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IFieldReferenceOperation field:
                return Field(field);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return Element(expression);
            case IArrayCreationOperation or ICollectionExpressionOperation or { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return Allocation(expression);
            case ITupleOperation tuple:
                return Tuple(tuple);
            case IDelegateCreationOperation creation:
                return Function(creation);
            case IObjectCreationOperation creation:
                return Creation(creation);
            case ITypeParameterObjectCreationOperation creation:
                return Creation(creation);
            case IWithOperation with:
                return With(with);
            case ITupleBinaryOperation comparison:
                return CompareTuples(comparison);
            case IDefaultValueOperation { Type: { } type } when TypeOf(type) is { IsBuffer: false } || LayoutOf(type) is not null || (type.IsValueType && TypeOf(type) is not null):
                return Zero(type);
            case IInvalidOperation:
                return Broken(expression.Type, isReported: true);
            case IUtf8StringOperation { Type: { } text }:
                return Refuse(Descriptors.ForeignType, expression, Display(text));
            case IThrowOperation thrown:
                return Thrown(thrown, expression.Type);
            default:
                return RefuseKind(expression);
        }
    }

    /// <summary>A variable without a value: of a type that was refused where it is declared, or not assigned, which C# reports.</summary>
    private Value Unknown(IOperation reference, ITypeSymbol type)
    {
        if (IsSupported(type)) findings.Break();
        else if (!findings.IsBroken) Refuse(Descriptors.ForeignType, reference, Display(type));
        return Zero(type);
    }

    private Value Tuple(ITupleOperation tuple)
    {
        var names = tuple.Type is INamedTypeSymbol type ? type.TupleElements.Select(element => element.Name) : tuple.Elements.Select((_, i) => $"Item{i + 1}");
        return new Composite([.. tuple.Elements.Select(Evaluate)], [.. names]);
    }

    /// <summary>Chains of operators lean to the left and may be long: they are walked, not recursed into.</summary>
    private Value Binary(IBinaryOperation binary)
    {
        var chain = new Stack<IBinaryOperation>();
        IOperation first = binary;
        while (first is IBinaryOperation { ConstantValue.HasValue: false } next && !IsShortCircuit(next))
        {
            chain.Push(next);
            first = next.LeftOperand;
        }

        if (chain.Count == 0) return ShortCircuit(binary);
        var left = Evaluate(first);
        while (chain.Count > 0)
        {
            var operation = chain.Pop();
            if (operation != binary) Advise(operation);
            var right = Evaluate(operation.RightOperand);
            left = Operation(operation, operation.OperatorKind, operation.OperatorMethod, operation.ConstrainedToType, operation.IsChecked, operation.IsLifted, left, right);
        }

        return left;
    }

    /// <summary>An operator of C# or of the user's on two values.</summary>
    private Value Operation(IOperation at, BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol? constrained, bool isChecked, bool isLifted, Value left, Value right)
    {
        if (!isLifted && OwnOperator(method, constrained) is { } own) return Operate(at, own, left, right);
        if (left is Scalar first && right is Scalar second) return new Scalar(Operation(at, kind, method, isChecked, isLifted, first.Id, second.Id));
        return findings.IsBroken ? Zero(at.Type) : RefuseKind(at);
    }

    /// <summary>An operator of C# on two numbers. Those of a type parameter stand for the ones of the type that it is.</summary>
    private int Operation(IOperation at, BinaryOperatorKind kind, IMethodSymbol? method, bool isChecked, bool isLifted, int left, int right)
    {
        var type = builder.TypeOf(left);
        if (isLifted || (method is not null && method.ContainingType.TypeKind != TypeKind.Interface) || CSharpOperators.Find(kind) is not { } row)
        {
            RefuseKind(at);
            return left;
        }

        // Numbers stay as the user computes them, to the last bit; on integers the identities help loops to show their bounds.
        if (!type.IsFloating) return Integral(row, left, right, isChecked);
        var result = builder.Emit(row, left, right);
        if (row == Operators.Divide) statements.Mark(result, Divisor(at), frame);
        return result;
    }

    private static SyntaxNode Divisor(IOperation quotient) => quotient switch
    {
        IBinaryOperation { RightOperand: var divisor } => divisor.Syntax,
        ICompoundAssignmentOperation { Value: var divisor } => divisor.Syntax,
        _ => quotient.Syntax,
    };

    private Value Unary(IUnaryOperation unary)
    {
        var value = Evaluate(unary.Operand);
        if (!unary.IsLifted && OwnOperator(unary.OperatorMethod, unary.ConstrainedToType) is { } own) return Operate(unary, own, value);
        if (value is not Scalar { Id: var operand }) return findings.IsBroken ? Zero(unary.Type) : RefuseKind(unary);
        if (unary.IsLifted || (unary.OperatorMethod is { } method && method.ContainingType.TypeKind != TypeKind.Interface)) return RefuseKind(unary);
        switch (unary.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return new Scalar(operand);
            case UnaryOperatorKind.Minus:
                return new Scalar(builder.TypeOf(operand).IsFloating ? builder.Emit(Operators.Negate, operand) : Negative(operand, unary.IsChecked));
            case UnaryOperatorKind.Not:
                return new Scalar(builder.Apply(Operators.Not, operand));
            case UnaryOperatorKind.BitwiseNegation:
                var type = builder.TypeOf(operand);
                return new Scalar(Converted(builder.Apply(Operators.Complement, type.IsSmall ? builder.Convert(operand, IrType.Int32) : operand), type, false));
            default:
                return RefuseKind(unary);
        }
    }

    private static bool IsShortCircuit(IBinaryOperation operation)
        => operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    /// <summary>&amp;&amp; and ||: a branch, unless evaluating the right side without need cannot be told.</summary>
    private Value ShortCircuit(IBinaryOperation operation)
    {
        if (operation.OperatorMethod is not null) return RefuseKind(operation);
        var isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        var left = Number(operation.LeftOperand);
        if (builder[left] is { Code: OpCode.Constant, Bits: var known }) return known != 0 == isAnd ? Evaluate(operation.RightOperand) : new Scalar(left);
        if (IsHarmless(operation.RightOperand)) return new Scalar(builder.Emit(isAnd ? Operators.And : Operators.Or, left, Number(operation.RightOperand)));
        var result = 0;
        Merge(left, isAnd, () => result = Number(operation.RightOperand), operation.RightOperand, () => builder.Boolean(!isAnd), ref result);
        return new Scalar(result);
    }

    /// <summary>A branch with a boolean result of which one side evaluates an expression that may assign variables.</summary>
    private void Merge(int condition, bool isThen, Func<int> evaluate, IOperation region, Func<int> otherwise, ref int result)
    {
        var carried = new Carried(this, assigned.In(region).Where(symbol => scope[symbol] is not null || IsDeclaredIn(symbol, region)));
        int[] Side(Func<int> side) => Path(() =>
        {
            var value = side();
            return [value, .. carried.Values()];
        });
        var results = new Queue<int>(builder.If(condition, () => Side(isThen ? evaluate : otherwise), () => Side(isThen ? otherwise : evaluate), [null, .. carried.Names]));
        result = results.Dequeue();
        carried.Bind(results);
    }

    /// <summary>The ternary: a selection where both arms are at hand, else a branch.</summary>
    private Value Choice(IConditionalOperation choice)
    {
        if (choice.WhenFalse is null) return Broken(choice.Type);
        var condition = Number(choice.Condition);
        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return Evaluate(taken != 0 ? choice.WhenTrue : choice.WhenFalse);
        if ((OnlyThrow(choice.WhenTrue) ?? OnlyThrow(choice.WhenFalse)) is { } guard)
        {
            var isFirst = OnlyThrow(choice.WhenTrue) is not null;
            Throw(guard, isFirst ? condition : builder.Apply(Operators.Not, condition));
            return Evaluate(isFirst ? choice.WhenFalse : choice.WhenTrue);
        }

        if (IsPlain(choice.WhenTrue) && IsPlain(choice.WhenFalse))
        {
            var (first, second) = (Number(choice.WhenTrue), Number(choice.WhenFalse));
            return new Scalar(builder.Emit(Operators.Select, condition, first, second));
        }

        var carried = new Carried(this, assigned.In(choice.WhenTrue, choice.WhenFalse).Where(symbol => scope[symbol] is not null));
        var meeting = new Meeting(this, Zero(choice.Type), null);
        int[] Side(IOperation side) => Path(() => [.. meeting.Arrive(Evaluate(side)), .. carried.Values()]);
        var results = new Queue<int>(builder.If(condition, () => Side(choice.WhenTrue), () => Side(choice.WhenFalse), [.. meeting.Names.Select(_ => (string?)null), .. carried.Names]));
        var chosen = meeting.Leave(results);
        carried.Bind(results);
        return chosen;
    }

    /// <summary>A constant or a number at hand.</summary>
    private bool IsPlain(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation => TypeOf(operation.Type) is { IsBuffer: false } && !IsElsewhere(operation),
        IConversionOperation { OperatorMethod: null } conversion => IsPlain(conversion.Operand),
        _ => false,
    };

    /// <summary>Whether a variable stands for an element or a member, which has to be looked up.</summary>
    private bool IsElsewhere(IOperation operation)
        => (operation is ILocalReferenceOperation local ? scope[local.Local] : scope[((IParameterReferenceOperation)operation).Parameter]) is null or Reference { Target: not VariableTarget };

    /// <summary>A comparison, or several, of numbers at hand: nothing that can fail, cost or change anything.</summary>
    private bool IsHarmless(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } => false,
        IBinaryOperation { IsChecked: true } or IUnaryOperation { IsChecked: true } or IConversionOperation { IsChecked: true }
            when !compilation.Options.CheckOverflow && TypeOf(operation.Type) is { IsInteger: true } => false,
        IBinaryOperation { OperatorMethod: null } binary => IsHarmless(binary.LeftOperand) && IsHarmless(binary.RightOperand),
        IUnaryOperation { OperatorMethod: null } unary => IsHarmless(unary.Operand),
        IConversionOperation { OperatorMethod: null } conversion => IsHarmless(conversion.Operand),
        IIsPatternOperation test => IsHarmless(test.Value),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: ILocalReferenceOperation or IParameterReferenceOperation } => true,
        _ => IsPlain(operation),
    };
}
