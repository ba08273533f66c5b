using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Helpers that call themselves. One that returns what the call returns is a loop over its parameters; every other is put in place of its calls
/// as often as its bound allows, and what is decided by constants ends by itself.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>What stands for a call that is not followed: one too many, or without a bound. Null where it is followed.</summary>
    private Value? Unfollowed(IOperation call, IMethodSymbol method)
    {
        if (frame.Depth >= DeepestCall)
        {
            Refuse(Descriptors.TooLarge, call, $"calls nested more than {DeepestCall} deep");
            isExhausted = true;
            return Zero(call.Type);
        }

        if (!frame.IsActive(method)) return null;

        // What stands for a variable of the call that waits could not be told from that of the new one.
        var isByReference = method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type.TypeKind == TypeKind.Delegate) || assigned.ChangesInstance(method);
        if (isByReference || !frame.IsBoundedSince(method)) return Refuse(Descriptors.Recursion, call, DisplayName(method));
        if (Limit.Of(method.OriginalDefinition) is not { } limit || frame.Activations(method) <= limit.Value) return null;
        builder.Guard(builder.Boolean(true), IterationBound.Exceeded($"'{method.Name}' calls itself", limit.Value));
        return Zero(call.Type);
    }

    /// <summary>Runs the body of a method whose parameters are bound.</summary>
    private Flow Run(IBlockOperation body)
    {
        var outer = expressionDepth;
        expressionDepth = 0;
        CheckLimit();
        var flow = IsRepeated(body) ? Repeated(body) : Statements(body.Operations, 0);
        expressionDepth = outer;
        return flow is { GoesOn: false, Jumps.Count: 0 } ? Flow.To(frame.Method, Zero(frame.Method.ReturnType)) : flow;
    }

    /// <summary>Whether a method ends with calls of itself that leave spans and arrays as they are.</summary>
    private bool IsRepeated(IBlockOperation body)
    {
        var method = frame.Method;
        if (frame.OwnLimit is null || method.Parameters.IsEmpty || method.ReturnsVoid || method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out)) return false;
        if (!method.IsStatic && method.MethodKind != MethodKind.LocalFunction) return false;
        var calls = body.Descendants().OfType<IReturnOperation>().Where(IsOwn).SelectMany(statement => frame.LastCalls(statement.ReturnedValue)).ToList();
        return calls.Count > 0 && calls.All(call => call.Arguments.All(argument => argument.Parameter is { } parameter
            && (TypeOf(parameter.Type) is not { IsBuffer: true } || IsSameVariable(argument.Value, parameter))));
    }

    /// <summary>Whether a return belongs to the method itself, and not to a function in it.</summary>
    private bool IsOwn(IOperation statement)
    {
        for (var parent = statement.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation) return false;
            if (parent is ILocalFunctionOperation local) return SymbolEqualityComparer.Default.Equals(local.Symbol.OriginalDefinition, frame.Method);
        }

        return true;
    }

    private static bool IsSameVariable(IOperation argument, IParameterSymbol parameter)
        => argument is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition);

    /// <summary>The body as a loop: a call at its end binds the parameters anew and begins again.</summary>
    private Flow Repeated(IBlockOperation body)
    {
        var method = frame.Method;
        assigned.Repeat(method);
        frame.Again = method.Parameters[0];
        frame.IsBounding = true;
        labels[frame.Again] = "repeats";
        var template = Zero(method.ReturnType);
        var carried = new Carried(this, assigned.In(body).Where(symbol => scope[symbol] is not null));
        var limit = frame.MaxIterations;
        var results = new Queue<int>(builder.While(
            [builder.Boolean(true), builder.Integer(0), .. Flatten(template), .. carried.Values()],
            arguments => arguments[0],
            arguments => Path(() =>
            {
                var values = new Queue<int>(arguments.Skip(2));
                builder.Guard(builder.Apply(Operators.Greater, arguments[1], builder.Integer(limit)), IterationBound.Exceeded($"'{method.Name}' calls itself", limit));
                frame.Pending = Rebuild(template, values);
                carried.Bind(values);
                var flow = Statements(body.Operations, 0);
                var result = flow.Result is { } value && IsAlike(value, template) ? value : frame.Pending;
                return [Flag(flow, frame.Again), builder.Apply(Operators.Add, arguments[1], builder.Integer(1)), .. Flatten(result), .. carried.Values()];
            }),
            ["repeats", "trips", .. NamesOf(template, "result"), .. carried.Names]));
        results.Dequeue();
        results.Dequeue();
        var returned = Rebuild(template, results);
        carried.Bind(results);
        frame.Again = null;
        return Flow.To(method, returned);
    }

    /// <summary>A return from a method that is a loop.</summary>
    private Flow ReturnOrRepeat(IOperation returned)
    {
        switch (returned)
        {
            case IInvocationOperation call when frame.LastCalls(call).Any():
                var values = call.Arguments.Select(argument => (Parameter: (ISymbol)argument.Parameter!.OriginalDefinition, Value: Evaluate(argument.Value))).ToList();
                foreach (var (parameter, value) in values.Where(binding => binding.Value is not Memory)) Assign(parameter, value, call);
                return Flow.To(frame.Again!);
            case IConditionalOperation { WhenFalse: { } otherwise } choice when frame.LastCalls(choice).Any():
                var condition = Number(choice.Condition);
                if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return ReturnOrRepeat(taken != 0 ? choice.WhenTrue : otherwise);
                return Fork(condition, new Side(() => ReturnOrRepeat(choice.WhenTrue), [choice]), new Side(() => ReturnOrRepeat(otherwise), [choice]));
            case ISwitchExpressionOperation choice when frame.LastCalls(choice).Any():
                return ReturnOrRepeat(choice, Evaluate(choice.Value), 0);
            default:
                return Flow.To(frame.Method, Evaluate(returned));
        }
    }

    private Flow ReturnOrRepeat(ISwitchExpressionOperation choice, Value value, int position)
    {
        if (position == choice.Arms.Length)
        {
            builder.Guard(builder.Boolean(true), NoArm);
            return Flow.Never;
        }

        var arm = choice.Arms[position];
        var matches = Match(arm.Pattern, value);
        if (arm.Guard is { } guard) matches = IsHarmless(guard) ? Both(matches, Number(guard)) : Lazily(Operators.And, matches, () => Number(guard), guard);
        if (builder[matches] is { Code: OpCode.Constant, Bits: var taken }) return taken != 0 ? ReturnOrRepeat(arm.Value) : ReturnOrRepeat(choice, value, position + 1);
        return Fork(matches, new Side(() => ReturnOrRepeat(arm.Value), [choice]), new Side(() => ReturnOrRepeat(choice, value, position + 1), [choice]));
    }
}
