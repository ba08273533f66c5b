using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Lambdas and method groups. Which function a delegate stands for is known where it is invoked, as it is passed down to helpers or declared
/// with its value and never assigned, so its body is put there. What it captures it reads from its surroundings, which are still there.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A function as a value.</summary>
    /// <param name="Method">The lambda's symbol, or the method.</param>
    /// <param name="Body">What a lambda runs; null for a method.</param>
    private sealed record Closure(IMethodSymbol Method, IBlockOperation? Body) : Value;

    private Value Function(IDelegateCreationOperation creation)
    {
        var (method, body) = creation.Target switch
        {
            IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body),
            IMethodReferenceOperation reference when reference.Method.IsStatic || reference.Method.MethodKind == MethodKind.LocalFunction => (reference.Method, null),
            _ => ((IMethodSymbol?)null, (IBlockOperation?)null),
        };
        if (method is null) return RefuseKind(creation.Target);
        if (method.IsAsync) return Refuse(Descriptors.Unsupported, creation, "An async function", "compute the value synchronously");
        var own = body ?? (method.MethodKind == MethodKind.LocalFunction ? sources.Find(method) : null);

        // A variable that it assigned would have to be followed to wherever it is invoked.
        if (own is not null && assigned.In(own).Any(variable => !Scope.IsWithin(variable, method.OriginalDefinition)))
            return Refuse(Descriptors.Unsupported, creation, "A delegate that assigns a variable of its surroundings", "return the value and assign it there");
        return new Closure(method, body);
    }

    private Value DelegateCall(IInvocationOperation call)
    {
        var source = call.Instance;
        while (source is IConversionOperation { Conversion.IsIdentity: true } conversion) source = conversion.Operand;
        if (source is not (ILocalReferenceOperation or IParameterReferenceOperation or IDelegateCreationOperation) || Evaluate(source) is not Closure closure)
            return findings.IsBroken ? Zero(call.Type) : Refuse(Descriptors.Unsupported, call, "A call of a delegate", "call a static method by its name");
        if (Arguments(call.Arguments, closure.Method) is not { } arguments) return Broken(call.Type);
        if (closure.Body is { } body)
        {
            var result = Enter(call, closure.Method, arguments, null, () => Run(body).Result);
            if (closure.Method.ReturnsVoid) return new Composite([], []);
            return result is null ? Broken(call.Type) : Mapped(result, Tightened);
        }

        return Row(FullName(closure.Method.ContainingType, closure.Method.Name), closure.Method) is { } row && TypeOf(closure.Method.ReturnType) is { IsBuffer: false } type && arguments.All(argument => argument.Value is Scalar)
            ? Marked(call, new Scalar(builder.Add(new Node(OpCode.Operator, type, EquatableArray.Of([.. arguments.OrderBy(argument => argument.Parameter.Ordinal).Select(argument => ((Scalar)argument.Value!).Id)])) { Operator = row })))
            : Call(call, closure.Method, arguments);
    }

    /// <summary>Remembers an operation whose derivative may be lost.</summary>
    private Scalar Marked(IOperation at, Scalar result)
    {
        if (builder[result.Id].Operator is { LosesDerivative: true } or { LostOperand: >= 0 }) statements.Mark(result.Id, at.Syntax, frame);
        return result;
    }
}
