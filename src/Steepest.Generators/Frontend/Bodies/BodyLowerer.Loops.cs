using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Loops: counted ones where the count is known on entry, all others as loops with a condition.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>What labels are called in flags.</summary>
    private readonly Dictionary<ISymbol, string> labels = new(SymbolEqualityComparer.Default);

    private Flow Loop(ILoopOperation loop)
    {
        Begin(loop.Syntax);
        labels[loop.ExitLabel] = "broken";
        labels[loop.ContinueLabel] = "skipped";
        var header = builder.Ordinal;
        switch (loop)
        {
            case IForLoopOperation counted:
                foreach (var statement in counted.Before) Header(statement, header);
                if (counted.Condition is not null && CountedLoop.Recognize(counted, assigned, scope) is { } shape && IsFinite(shape)) return Counted(counted, shape, header);
                return Conditional(counted, counted.Condition, counted.AtLoopBottom, header, false, CountedLoop.IsBounded(counted, assigned, scope));
            case IWhileLoopOperation { Condition: { } condition } conditional:
                return Conditional(conditional, condition, [], header, !conditional.ConditionIsTop);
            case IForEachLoopOperation each:
                return Each(each);
            default:
                RefuseKind(loop);
                return Flow.Normal;
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

    private Flow Counted(IForLoopOperation loop, CountedLoop shape, int header)
    {
        var exits = new EarlyExits(this, loop);
        if (exits.Count > 0 && loop.AtLoopBottom.Length > 1) return Conditional(loop, loop.Condition, loop.AtLoopBottom, header, false, isBounded: true);
        var lower = scope[shape.Induction] is Scalar { Id: var start } ? start : builder.Integer(0);
        var bound = Narrowed(Number(shape.Bound));
        var upper = shape.Shift >= 0
            ? builder.Apply(Operators.Add, bound, builder.Integer(shape.Shift))
            : builder.Apply(Operators.Subtract, bound, builder.Integer(-shape.Shift));
        var survives = !loop.Locals.Contains(shape.Induction, SymbolEqualityComparer.Default);
        var symbols = assigned.In([loop.Body, .. loop.AtLoopBottom]).Where(symbol => scope[symbol] is not null && (survives || !SymbolEqualityComparer.Default.Equals(symbol, shape.Induction)));
        if (exits.Count > 0)
        {
            var count = new Count(lower, upper, shape.Step, shape.Induction.Name);
            var rest = symbols.Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol, shape.Induction));
            return Interruptible(loop, count, exits, rest, header, survives ? shape.Induction : null, induction => scope[shape.Induction] = new Scalar(induction));
        }

        // In steps of one the variable ends on the bound, unless it starts beyond; in other steps the loop hands it on.
        var isUnit = shape.Step is 1 or -1;
        var carried = new Carried(this, symbols.Where(symbol => !isUnit || !SymbolEqualityComparer.Default.Equals(symbol, shape.Induction)));
        var results = builder.For(lower, upper, shape.Step, carried.Values(), (induction, arguments) => Path(() =>
        {
            carried.Bind(new Queue<int>(arguments));
            scope[shape.Induction] = new Scalar(induction);
            Body(loop);
            builder.Ordinal = header;
            if (loop.AtLoopBottom.Length > 1 || (survives && !isUnit))
            {
                foreach (var statement in loop.AtLoopBottom) Header(statement, header);
            }

            return carried.Values();
        }), shape.Induction.Name, carried.Names);
        carried.Bind(new Queue<int>(results));
        if (!survives || !isUnit) return Flow.Normal;
        var runs = builder.Apply(shape.Step > 0 ? Operators.Less : Operators.Greater, lower, upper);
        scope[shape.Induction] = new Scalar(builder.Name(builder.Apply(Operators.Select, runs, upper, lower), shape.Induction.Name));
        return Flow.Normal;
    }

    /// <summary>The body of a loop; <c>continue</c> leads to its end.</summary>
    private Flow Body(ILoopOperation loop) => Statement(loop.Body).Reach(loop.ContinueLabel);

    /// <summary>What a counted loop counts.</summary>
    private readonly record struct Count(int Lower, int Upper, int Step, string Name);

    /// <summary>A counted loop that control may leave early. It counts on when it does, so that every iteration changes the variable alike.</summary>
    private Flow Interruptible(ILoopOperation loop, Count count, EarlyExits exits, IEnumerable<ISymbol> symbols, int header, ISymbol? surviving, Action<int> enter)
    {
        var carried = new Carried(this, symbols);
        var (forth, back) = count.Step > 0 ? (Operators.Add, Operators.Subtract) : (Operators.Subtract, Operators.Add);
        var results = new Queue<int>(builder.While(
            [count.Lower, .. exits.Start, .. carried.Values()],
            arguments => exits.IsRunning(
                builder.Apply(count.Step > 0 ? Operators.Less : Operators.Greater, arguments[0], count.Upper),
                new Queue<int>(arguments.Skip(1))),
            arguments => Path(() =>
            {
                var values = new Queue<int>(arguments.Skip(1));
                return exits.Within(values, () =>
                {
                    carried.Bind(values);
                    enter(arguments[0]);
                    var flow = Body(loop);
                    builder.Ordinal = header;
                    return (int[])[builder.Apply(forth, arguments[0], builder.Integer(Math.Abs(count.Step))), .. exits.Yields(flow), .. carried.Values()];
                });
            }),
            [count.Name, .. exits.Names, .. carried.Names]));
        var last = results.Dequeue();
        var isBrokenOff = surviving is null ? null : exits.IsBrokenOff(results);
        var flow = exits.Leave(results, loop.ExitLabel, goesOn: true);
        carried.Bind(results);
        if (surviving is null) return flow;
        if (isBrokenOff is { } broken) last = builder.Apply(Operators.Select, broken, builder.Apply(back, last, builder.Integer(Math.Abs(count.Step))), last);
        scope[surviving] = new Scalar(builder.Name(last, surviving.Name));
        return flow;
    }

    private static bool IsDeclaredIn(ISymbol symbol, IOperation region)
        => symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == region.Syntax.SyntaxTree && region.Syntax.Span.Contains(declared.Span));

    /// <summary>Whether an expression changes a variable or an element.</summary>
    private bool HasEffect(IOperation expression) => assigned.In(expression).Count > 0 || expression.DescendantsAndSelf().Any(operation
        => operation is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
            || (operation is IInvocationOperation call && (call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke || call.Arguments.Any(argument => argument.Value.Type is { } type && NumberTypes.Items(type) is not null && type.Name != "ReadOnlySpan"))));

    private Flow Each(IForEachLoopOperation loop)
    {
        var collection = loop.Collection;
        while (collection is IConversionOperation { Operand: { Type: { } inner } operand } && (RowOf(inner) is not null || NumberTypes.Tensor(inner) is not null || TypeOf(inner) is { IsBuffer: true })) collection = operand;
        if (collection.Type is { TypeKind: TypeKind.Error } || collection is IInvalidOperation)
        {
            findings.Break(isReported: true);
            return Flow.Normal;
        }

        var rows = RowOf(collection.Type) is null ? null : Evaluate(collection) as Rows;
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } element } || !IsSupported(element.Type))
        {
            Refuse(Descriptors.Unsupported, loop.LoopControlVariable, "This loop variable", "name one number: foreach (var value in values)");
            return Flow.Normal;
        }

        var tensor = NumberTypes.Tensor(collection.Type) is null ? null : Evaluate(collection) as Tensor;
        if (rows is null && tensor is null && (collection.Type is null || TypeOf(collection.Type) is not { IsBuffer: true }))
        {
            Refuse(Descriptors.ForeignType, collection, collection.Type is null ? "this" : Display(collection.Type));
            return Flow.Normal;
        }

        var buffer = rows is null ? tensor?.Elements ?? Buffer(collection) : null;
        int Length() => rows is null ? this.Length(buffer!) : CountOf(rows);
        var header = builder.Ordinal;
        var exits = new EarlyExits(this, loop);
        var symbols = assigned.In(loop.Body).Where(symbol => scope[symbol] is not null);
        void Enter(int index)
        {
            if (element.RefKind != RefKind.None && buffer is not null)
            {
                scope[element] = new Reference(new ElementTarget(buffer, index));
                return;
            }

            var value = rows is null ? Load(buffer!, index) : Row(rows, index);
            scope[element] = null;
            Assign(element, TypeOf(element.Type) is { IsBuffer: false } type ? Stored(value, type) : value, loop);
        }

        if (exits.Count > 0) return Interruptible(loop, new Count(builder.Integer(0), Length(), 1, "i"), exits, symbols, header, null, Enter);
        var carried = new Carried(this, symbols);
        var results = builder.For(builder.Integer(0), Length(), 1, carried.Values(), (index, arguments) => Path(() =>
        {
            carried.Bind(new Queue<int>(arguments));
            Enter(index);
            Body(loop);
            return carried.Values();
        }), "i", carried.Names);
        carried.Bind(new Queue<int>(results));
        return Flow.Normal;
    }
}
