using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Calls: rows of the operator table, reductions over spans, and the user's own helpers, which are inlined.</summary>
internal sealed partial class BodyLowerer
{
    private Value Invocation(IInvocationOperation call)
    {
        var method = (IMethodSymbol)Actual(call.TargetMethod, call.ConstrainedToType ?? call.Instance?.Type);
        var owner = call.ConstrainedToType is { } constrained ? frame.Resolve(constrained) : method.ContainingType;
        var name = FullName(owner, method.Name);
        if (call.Arguments.Any(argument => argument.Value is IInvalidOperation)) findings.Break();
        if (builder.IsStrict && !StrictCalls.KeepsBits(name)) return Refuse(Descriptors.LooseBits, call, DisplayName(method));
        if (method.IsStatic && TypeOf(method.ReturnType) is { IsBuffer: false } type)
        {
            if (call.Arguments.All(argument => IsOperand(argument)) && Row(name, method) is { } row) return Apply(call, row, type);
            if (Reductions.Find(name, method.Parameters.Length) is { } reduction) return Reduce(call, reduction);
            if (TensorReductions.Find(name, method.Parameters.Length) is { } tensors && method.Parameters.All(parameter => TypeOf(parameter.Type) is { IsBuffer: true, IsFloating: true })) return Reduce(call, tensors);

            // To a floating-point type all three convert as a cast does.
            if ((call.ConstrainedToType is not null || (type.IsFloating && IsNumber(method.ContainingType))) && method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && call.Arguments.Length == 1)
                return Convert(call, Evaluate(call.Arguments[0].Value), method.ReturnType, false);
        }

        if (name is "System.Math.SinCos" or "System.MathF.SinCos" or "System.Double.SinCos" or "System.Single.SinCos") return SineAndCosine(call, Operators.Sin, Operators.Cos);
        if (name is "System.Double.SinCosPi" or "System.Single.SinCosPi") return SineAndCosine(call, Operators.SinPi, Operators.CosPi);
        if (ThrowIf(call, name) is { } guard) return guard;
        if (IsGuard(method)) return Refuse(Descriptors.Guard, call, method.Name);
        if (BufferCall(call, name) is { } value) return value;
        if (TensorCall(call, name) is { } tensor) return tensor;
        if (method.MethodKind is MethodKind.DelegateInvoke) return DelegateCall(call);
        if (!method.IsStatic && method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && call.Instance is { } instance) return StructCall(call, method, instance);
        if (method.IsAbstract || (!method.IsStatic && (method.IsVirtual || method.IsOverride)) || (sources.Find(method) is null && !Structures.IsKnown(method.ContainingType))) return Refuse(Descriptors.UnknownFunction, call, DisplayName(method));
        return Arguments(call.Arguments, method) is { } arguments ? Call(call, method, arguments) : Broken(call.Type);
    }

    /// <summary>A method of a struct, on an instance of it.</summary>
    private Value StructCall(IInvocationOperation call, IMethodSymbol method, IOperation instance)
    {
        if (ExtendedBy(method, instance) is { } extended) return Arguments(call.Arguments, method) is { } further ? Call(call, method, [extended, .. further]) : Broken(call.Type);
        if (IsProblem(instance) && !method.IsAbstract && !method.IsVirtual && !method.IsOverride && sources.Find(method) is not null) return Arguments(call.Arguments, method) is { } own ? Derived(call, method, own, null) ?? Inline(call, method, own) : Broken(call.Type);
        if (LayoutOf(instance.Type) is null && (method.IsAbstract || method.IsVirtual || method.IsOverride || sources.Find(method) is null)) return Refuse(Descriptors.UnknownFunction, call, DisplayName(method));
        if (LayoutOf(instance.Type) is null)
            return Refuse(Descriptors.Unsupported, call, $"A call of the instance method '{method.Name}'", "make it a static method that takes numbers and spans");
        var receiver = ReceiverOf(instance, method);
        return Arguments(call.Arguments, method) is { } arguments ? Call(call, method, arguments, receiver) : Broken(call.Type);
    }

    private static bool IsGuard(IMethodSymbol method)
        => method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) || method is { Name: "Assert", ContainingType: { Name: "Debug" or "Trace", ContainingNamespace.Name: "Diagnostics" } };

    private bool IsNumber(ITypeSymbol? type) => type is not null && TypeOf(type) is { IsBuffer: false };

    /// <summary>The row that a method means: overloads that differ by their last parameter carry its type in the name.</summary>
    private static Operator? Row(string name, IMethodSymbol method)
        => method.Parameters.IsEmpty ? null : Operators.Find($"{name}:{method.Parameters[method.Parameters.Length - 1].Type.Name}", method.Parameters.Length) ?? Operators.Find(name, method.Parameters.Length);

    /// <summary>A number, or an enumeration whose value is known.</summary>
    private bool IsOperand(IArgumentOperation argument)
        => IsNumber(argument.Parameter?.Type) || argument is { Parameter.Type.TypeKind: TypeKind.Enum, Value.ConstantValue: { HasValue: true, Value: int } };

    private static string FullName(ITypeSymbol owner, string method)
    {
        var name = owner.Name;
        for (var outer = owner.ContainingType; outer is not null; outer = outer.ContainingType) name = outer.Name + "." + name;
        return owner.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{name}.{method}" : $"{name}.{method}";
    }

    private static string DisplayName(IMethodSymbol method) => method.AssociatedSymbol is { } property ? $"{property.ContainingType.Name}.{property.Name}" : method.MethodKind == MethodKind.LocalFunction ? method.Name : $"{method.ContainingType.Name}.{method.Name}";

    /// <summary>Arguments in order of evaluation, put in order of parameters.</summary>
    private int[] Numbers(IInvocationOperation call)
    {
        var numbers = new int[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            numbers[parameter.Ordinal] = parameter.Type.TypeKind == TypeKind.Enum && argument.Value.ConstantValue.Value is int value ? builder.Integer(value) : Number(argument.Value);
        }

        return numbers;
    }

    private Value Apply(IInvocationOperation call, Operator row, IrType type)
    {
        var operands = Numbers(call);

        // The functions of this library take integers as doubles; C#'s own have overloads that compute with them.
        if (call.TargetMethod.ContainingNamespace is { Name: "Steepest", ContainingNamespace.IsGlobalNamespace: true })
            operands = [.. operands.Select(operand => builder.TypeOf(operand).IsFloating ? operand : builder.Convert(operand, type))];
        if (builder.IsStrict && StrictCalls.Formula(FullName(call.TargetMethod.ContainingType, call.TargetMethod.Name)) is { } formula)
        {
            var (written, smooth) = (new Term(builder, operands[0]), row.Of(new Term(builder, operands[0])));
            return new Scalar(Operators.Attached.Of(Operators.StopGradient.Of(formula(written)), smooth, smooth.Number(1)));
        }

        var result = builder.Add(new Node(OpCode.Operator, type, EquatableArray.Of(operands)) { Operator = row });
        if (row.LosesDerivative || row.LostOperand >= 0 || row.Domain is not null) statements.Mark(result, call.Syntax, frame);
        return new Scalar(result);
    }

    /// <summary>A reduction over spans, as the loop that it is.</summary>
    private Value Reduce(IInvocationOperation call, Reduction reduction)
    {
        var buffers = new int[reduction.Arity];
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter) buffers[parameter.Ordinal] = Whole(Buffer(argument.Value));
        }

        var isOrdered = builder.IsStrict && Reductions.All.Contains(reduction);
        return new Scalar(isOrdered ? StrictReductions.Build(reduction, builder, buffers) : reduction.Build(builder, buffers));
    }

    private Value SineAndCosine(IInvocationOperation call, Operator sine, Operator cosine)
    {
        var operands = Numbers(call);
        return new Composite([new Scalar(builder.Emit(sine, operands)), new Scalar(builder.Emit(cosine, operands))], [sine.Name, cosine.Name]);
    }
}
