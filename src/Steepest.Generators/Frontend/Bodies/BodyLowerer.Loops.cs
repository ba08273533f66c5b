using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Loops: counted ones where the count is known on entry, all others as loops with a condition.</summary>
internal sealed partial class BodyLowerer
{
    private void Loop(ILoopOperation loop)
    {
        Begin(loop.Syntax);
        switch (loop)
        {
            case IForLoopOperation counted:
                var header = builder.Ordinal;
                foreach (var statement in counted.Before) Header(statement, header);
                if (counted.Condition is null) Refuse(Descriptors.Unsupported, counted.Syntax.GetFirstToken().GetLocation(), "A loop without a condition", "state when it ends");
                else if (CountedLoop.Recognize(counted, assigned, scope) is { } shape && IsFinite(shape)) Counted(counted, shape, header);
                else Conditional(counted.Condition, counted.Body, counted.AtLoopBottom, header, false);
                break;
            case IWhileLoopOperation { Condition: { } condition } conditional:
                Conditional(condition, conditional.Body, [], builder.Ordinal, !conditional.ConditionIsTop);
                break;
            case IForEachLoopOperation each:
                Each(each);
                break;
            default:
                RefuseKind(loop);
                break;
        }
    }

    /// <summary>A part of a loop's header, which is quoted as a whole.</summary>
    private void Header(IOperation statement, int header)
    {
        builder.Ordinal = header;
        switch (statement)
        {
            case IExpressionStatementOperation { Operation: not IThrowOperation } expression:
                Evaluate(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Declaration(declarator, isQuoted: false);
                break;
            default:
                Statement(statement);
                break;
        }

        builder.Ordinal = header;
    }

    /// <summary>Whether a loop that ends when its variable meets the bound cannot step over it.</summary>
    private bool IsFinite(CountedLoop shape)
    {
        if (!shape.MustMeet) return true;
        if (scope[shape.Induction] is not Scalar { Id: var first } || builder[first] is not { Code: OpCode.Constant, Bits: var start }) return false;
        return shape.Bound.ConstantValue is { HasValue: true, Value: int bound } ? start <= bound + (long)shape.Shift : start + (long)-shape.Shift <= 0 && shape.Bound is IPropertyReferenceOperation;
    }

    private void Counted(IForLoopOperation loop, CountedLoop shape, int header)
    {
        var lower = scope[shape.Induction] is Scalar { Id: var start } ? start : builder.Integer(0);
        var bound = Number(shape.Bound);
        var upper = shape.Shift >= 0
            ? builder.Apply(Operators.Add, bound, builder.Integer(shape.Shift))
            : builder.Apply(Operators.Subtract, bound, builder.Integer(-shape.Shift));
        var survives = !loop.Locals.Contains(shape.Induction, SymbolEqualityComparer.Default);
        var symbols = assigned.In([loop.Body, .. loop.AtLoopBottom]).Where(symbol => scope[symbol] is not null && (survives || !SymbolEqualityComparer.Default.Equals(symbol, shape.Induction)));

        // In steps of one the variable ends on the bound, unless it starts beyond; in other steps the loop hands it on.
        var isUnit = shape.Step is 1 or -1;
        var carried = new Carried(this, symbols.Where(symbol => !isUnit || !SymbolEqualityComparer.Default.Equals(symbol, shape.Induction)));
        var results = builder.For(lower, upper, shape.Step, carried.Values(), (induction, arguments) => Path(() =>
        {
            carried.Bind(new Queue<int>(arguments));
            scope[shape.Induction] = new Scalar(induction);
            Statement(loop.Body);
            builder.Ordinal = header;
            if (loop.AtLoopBottom.Length > 1 || (survives && !isUnit))
            {
                foreach (var statement in loop.AtLoopBottom) Header(statement, header);
            }

            return carried.Values();
        }), shape.Induction.Name, carried.Names);
        carried.Bind(new Queue<int>(results));
        if (!survives || !isUnit) return;
        var runs = builder.Apply(shape.Step > 0 ? Operators.Less : Operators.Greater, lower, upper);
        scope[shape.Induction] = new Scalar(builder.Name(builder.Apply(Operators.Select, runs, upper, lower), shape.Induction.Name));
    }

    /// <summary>A loop that runs while its condition holds, which may be tested first at its end.</summary>
    private void Conditional(IOperation condition, IOperation body, IEnumerable<IOperation> bottom, int header, bool isLate)
    {
        // A test that changes variables comes first, since it may give them their first value, and a body that runs before the test does too.
        var isPlain = !isLate && !HasEffect(condition);
        var first = isPlain ? -1 : isLate ? builder.Boolean(true) : Number(condition);
        var carried = new Carried(this, assigned.In([condition, body, .. bottom]).Where(symbol => scope[symbol] is not null || (isLate && !IsDeclaredIn(symbol, body))));
        int[] Run(IEnumerable<int> arguments, Func<int[]> yields) => Path(() =>
        {
            carried.Bind(new Queue<int>(arguments));
            Statement(body);
            builder.Ordinal = header;
            foreach (var statement in bottom) Header(statement, header);
            return yields();
        });

        if (isPlain)
        {
            int Test(int[] arguments) => Path(() =>
            {
                carried.Bind(new Queue<int>(arguments));
                return [Number(condition)];
            })[0];
            carried.Bind(new Queue<int>(builder.While(carried.Values(), Test, arguments => Run(arguments, carried.Values), carried.Names)));
            return;
        }

        // The test is taken where C# takes it and its outcome handed on, as it changes variables or comes after the body.
        var results = builder.While(
            [first, .. carried.Values()],
            arguments => arguments[0],
            arguments => Run(arguments.Skip(1), () =>
            {
                var next = Number(condition);
                return [next, .. carried.Values()];
            }),
            ["runs", .. carried.Names]);
        carried.Bind(new Queue<int>(results.Skip(1)));
    }

    private static bool IsDeclaredIn(ISymbol symbol, IOperation region)
        => symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == region.Syntax.SyntaxTree && region.Syntax.Span.Contains(declared.Span));

    /// <summary>Whether an expression changes a variable or an element.</summary>
    private static bool HasEffect(IOperation expression) => expression.DescendantsAndSelf().Any(operation
        => operation is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
            || (operation is IInvocationOperation call && (call.TargetMethod.MethodKind == MethodKind.LocalFunction || call.Arguments.Any(argument => argument.Value.Type is { } type && NumberTypes.Items(type) is not null && type.Name != "ReadOnlySpan"))));

    private void Each(IForEachLoopOperation loop)
    {
        var collection = loop.Collection;
        while (collection is IConversionOperation { Operand: { Type: { } inner } operand } && TypeOf(inner) is { IsBuffer: true }) collection = operand;
        if (collection.Type is { TypeKind: TypeKind.Error } || collection is IInvalidOperation)
        {
            findings.Break(isReported: true);
            return;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } element } || !IsSupported(element.Type) || element.RefKind != RefKind.None)
        {
            Refuse(Descriptors.Unsupported, loop.LoopControlVariable, "This loop variable", "name one number: foreach (var value in values)");
            return;
        }

        if (collection.Type is null || TypeOf(collection.Type) is not { IsBuffer: true })
        {
            Refuse(Descriptors.ForeignType, collection, collection.Type is null ? "this" : Display(collection.Type));
            return;
        }

        var buffer = Buffer(collection);
        var carried = new Carried(this, assigned.In(loop.Body).Where(symbol => scope[symbol] is not null));
        var results = builder.For(builder.Integer(0), Length(buffer), 1, carried.Values(), (index, arguments) => Path(() =>
        {
            carried.Bind(new Queue<int>(arguments));
            var value = Load(buffer, index);
            Assign(element, TypeOf(element.Type) is { IsBuffer: false } type ? Stored(value, type) : value, loop);
            Statement(loop.Body);
            return carried.Values();
        }), "i", carried.Names);
        carried.Bind(new Queue<int>(results));
    }
}
