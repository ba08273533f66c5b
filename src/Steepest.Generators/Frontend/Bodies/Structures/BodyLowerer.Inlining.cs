using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Puts the bodies of the user's own methods, accessors and operators in place of their calls.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>What a parameter gets: a value, or a reference to the place that is passed; nothing where what it is given is discarded.</summary>
    private readonly record struct Argument(IParameterSymbol Parameter, Value? Value);

    /// <summary>The arguments in order of evaluation; null where the call does not compile.</summary>
    private Argument[]? Arguments(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var bound = new List<Argument>();
        foreach (var argument in arguments)
        {
            // The implementation of an interface's member names its parameters as it likes.
            if (argument.Parameter is not { } stated || stated.Ordinal >= method.Parameters.Length) return null;
            var parameter = method.OriginalDefinition.Parameters[stated.Ordinal];
            bound.Add(new Argument(parameter, Passed(argument.Value, parameter)));
        }

        return [.. bound];
    }

    private Value? Passed(IOperation argument, IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref or RefKind.Out => Locate(argument) is var target and not NoTarget ? new Reference(target) : null,
        RefKind.In or RefKind.RefReadOnlyParameter => Shared(argument),
        _ => Evaluate(argument),
    };

    /// <summary>What a member of an extension block is called on is an argument of it; null for members of types.</summary>
    private Argument? ExtendedBy(ISymbol member, IOperation instance)
        => member.ContainingType is { IsExtension: true, OriginalDefinition.ExtensionParameter: { } parameter } ? new Argument(parameter, Passed(instance, parameter)) : null;

    /// <summary>What is passed by a reference through which it cannot be written: a place that may still change, or a value.</summary>
    private Value Shared(IOperation argument)
    {
        if (!IsPlace(argument)) return Evaluate(argument);
        var target = Locate(argument, false);
        return target is ElementTarget { Buffer.IsLocal: false } or TemporaryTarget ? Read(target, argument) : new Reference(target);
    }

    /// <summary>What a default method of an interface is called on: a copy, of a type that the method does not name.</summary>
    private sealed record Boxed(Value Value, ITypeSymbol Type) : Value;

    /// <summary>What a method is called on: the place, if it may change it or see it change, else a value.</summary>
    private Value ReceiverOf(IOperation instance, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface) return new Boxed(Evaluate(instance), frame.Resolve(instance.Type!));
        if (!IsPlace(instance)) return Evaluate(instance);
        var target = Locate(instance, false);
        var needsPlace = assigned.ChangesInstance(method) || method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type.TypeKind == TypeKind.Delegate);
        return needsPlace && IsChangeable(instance) ? new Reference(target) : Read(target, instance);
    }

    /// <summary>A call of a method whose arguments have been evaluated.</summary>
    private Value Call(IOperation call, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver = null)
        => Derived(call, method, arguments, receiver) ?? Known(call, method, arguments, receiver) ?? Generated(call, method, arguments, receiver) ?? Inline(call, method, arguments, receiver);

    private Value Inline(IOperation call, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver = null)
    {
        if (sources.Find(method) is not { } body || method.IsAbstract || method.IsExtern) return Refuse(Descriptors.UnknownFunction, call, DisplayName(method));
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return Refuse(Descriptors.Unsupported, call, "A helper that returns a reference", "return the value");
        if (method.IsAsync) return Refuse(Descriptors.Unsupported, call, "An async helper", "compute the value synchronously");
        var result = Enter(call, method, arguments, receiver, () => Run(body).Result);
        if (method.ReturnsVoid) return new Composite([], []);
        if (result is Closure) return Refuse(Descriptors.Unsupported, call, "A helper that returns a delegate", "pass the delegate down instead");
        return result is null ? Broken(call.Type) : Mapped(result, Tightened);
    }

    /// <summary>Runs <paramref name="body"/> in the frame of a method with its parameters bound.</summary>
    private Value? Enter(IOperation call, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver, Func<Value?> body)
    {
        if (Unfollowed(call, method) is { } unfollowed) return unfollowed;
        var (ordinal, caller) = (builder.Ordinal, frame);

        var boxed = receiver as Boxed;
        if (boxed is not null) receiver = boxed.Value;

        // What is being made has no name yet: it is handed in and taken back.
        var made = receiver is Reference { Target: TemporaryTarget temporary } ? temporary : null;
        frame = new Frame(method, caller, call.Syntax) { Nesting = nesting, Regions = builder.Depth, HasReceiver = receiver is not null, ReceiverType = boxed?.Type };
        var result = scope.Reentered(frame.Method, () => scope.Nested(frame.Method, () =>
        {
            foreach (var (parameter, value) in arguments)
            {
                scope[parameter] = value ?? Blank(parameter.Type);
                if (value is Scalar scalar) builder.Name(scalar.Id, parameter.Name);
            }

            if (receiver is not null) scope[frame.Method] = made?.Value ?? receiver;
            var result = body();
            if (made is not null && scope[frame.Method] is { } final) made.Value = final;
            foreach (var (parameter, _) in arguments) scope[parameter] = null;
            return result;
        }));
        frame = caller;
        builder.Ordinal = ordinal;
        return result;
    }
}
