using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Calls of methods whose derivative the user has written. The derivative runs in place of the method, and what it leaves in its
/// destinations becomes the slope by the arguments.
/// <code>
/// F(a, x)   →   value = FGradient(a, x, xSlopes, out aSlope)
///               Attached(StopGradient(value), a, aSlope) + Σ Attached(0, x[i], xSlopes[i])
/// </code>
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>The call by its derivative; null where there is none of the user's, or it is this derivative that calls.</summary>
    private Value? Derived(IOperation call, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver)
    {
        CheckDerivatives(method);
        if (CustomDerivative.Of(method) is not { } derivative || frame.IsActive(derivative)) return null;
        var values = new Value?[method.Parameters.Length];
        foreach (var (parameter, value) in arguments) values[parameter.Ordinal] = value is Reference reference ? Read(reference.Target, call) : value;
        return WithSlopes(call, method, derivative, values, (passed, body) => Enter(call, derivative, passed, receiver, body));
    }

    /// <summary>The annotated method, whose parameters are declared, by its own derivative; null where there is none of the user's.</summary>
    private Value? Derived(IOperation body, IMethodSymbol method)
    {
        CheckDerivatives(method);
        if (method.ReturnsVoid || CustomDerivative.Of(method) is not { } derivative) return null;

        // The derivative stands in for the method, which it may call.
        frame = new Frame(derivative);
        var values = method.Parameters.Select(parameter => scope[parameter]).ToArray();
        return WithSlopes(body, method, derivative, values, (passed, run) =>
        {
            foreach (var (parameter, value) in passed) scope[parameter] = value ?? Blank(parameter.Type);
            return run();
        });
    }

    /// <summary>A derivative that does not fit is refused, not left out without a word.</summary>
    private void CheckDerivatives(IMethodSymbol method)
    {
        if (CustomDerivative.Unfit(method) is var (unfit, remedy)) Refuse(Descriptors.UnfitDerivative, unfit.Locations.FirstOrDefault(), unfit.Name, method.Name, remedy);
    }

    /// <param name="at">The call.</param>
    /// <param name="method">What is called.</param>
    /// <param name="derivative">What runs in its place.</param>
    /// <param name="values">The arguments.</param>
    /// <param name="enter">Runs the body that it is given with the derivative's parameters bound.</param>
    private Value WithSlopes(IOperation at, IMethodSymbol method, IMethodSymbol derivative, Value?[] values, Func<IReadOnlyList<Argument>, Func<Value?>, Value?> enter)
    {
        if (sources.Find(derivative) is not { } body) return Broken(method.ReturnType);
        var variables = CustomDerivative.Variables(method).Select(variable => values[variable.Ordinal]).ToArray();
        if (variables.Any(variable => variable is null or Memory { Selection: not null }))
            return Refuse(Descriptors.Unsupported, at, $"An argument of '{method.Name}' that is one of several arrays", "call it in each branch, as it has a derivative of your own");
        var destinations = variables.Select(variable => variable is Memory memory
            ? new Memory(builder.Allocate(builder.TypeOf(memory.Id).ToElement(), Length(memory.Id), true), true) { Element = memory.Element, Stride = memory.Stride }
            : null).ToArray();
        var parameters = derivative.OriginalDefinition.Parameters;
        var passed = parameters.Select((parameter, i) => new Argument(parameter, i < values.Length ? values[i] : destinations[i - values.Length])).ToList();
        Value?[] slopes = [];
        var value = enter(passed, () =>
        {
            var result = Statements(body.Operations, 0).Result;
            slopes = [.. destinations.Select((destination, i) => destination ?? scope[parameters[values.Length + i]])];
            return result;
        });
        if (value is not Scalar { Id: var number }) return Broken(method.ReturnType);
        var attached = builder.Emit(Operators.StopGradient, number);
        for (var i = 0; i < variables.Length; i++) attached = Attach(attached, variables[i]!, slopes[i]);
        return new Scalar(attached);
    }

    private int Attach(int value, Value variable, Value? slope)
    {
        if (slope is null) return value;
        if (variable is Memory buffer && slope is Memory slopes) return builder.Apply(Operators.Add, value, Summed(builder.TypeOf(value), buffer.Id, slopes.Id));
        foreach (var (x, derivative) in Flatten(variable).Zip(Flatten(slope), (x, derivative) => (x, derivative)))
        {
            var type = builder.TypeOf(value);
            if (builder.TypeOf(x).IsFloating) value = builder.Emit(Operators.Attached, value, builder.Convert(x, type), builder.Convert(derivative, type));
        }

        return value;
    }

    /// <summary>A sum of zeros, each with a slope by an element: a loop that only carries a sum needs no storage.</summary>
    private int Summed(IrType type, int buffer, int slopes)
    {
        var zero = builder.Constant(type, 0);
        return builder.For(builder.Integer(0), Length(buffer), 1, [zero], (index, sum) =>
        {
            var element = builder.Emit(Operators.Attached, zero, builder.Convert(builder.Load(buffer, index), type), builder.Convert(builder.Load(slopes, index), type));
            return [builder.Emit(Operators.Add, sum[0], element)];
        }, "i", ["slopes"])[0];
    }
}
