using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>How instances of structs are made: constructors, initializers, <c>with</c>.</summary>
internal sealed partial class BodyLowerer
{
    private Value Creation(IObjectCreationOperation creation)
    {
        if (creation.Type is null || creation.Constructor is not { } constructor) return Broken(creation.Type);
        if (LayoutOf(creation.Type) is null) return Refuse(Descriptors.ForeignType, creation, Display(creation.Type));
        if (Arguments(creation.Arguments, constructor) is not { } arguments) return Broken(creation.Type);
        return Initialised(Constructed(creation, constructor, arguments), creation.Initializer);
    }

    /// <summary><c>new T()</c> where T is known here.</summary>
    private Value Creation(ITypeParameterObjectCreationOperation creation)
    {
        if (LayoutOf(creation.Type) is not { } layout) return TypeOf(creation.Type) is { IsBuffer: false } ? Zero(creation.Type) : Refuse(Descriptors.ForeignType, creation, Display(creation.Type!));
        var constructor = layout.Type.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
        return Initialised(constructor is null ? Zero(layout) : Constructed(creation, constructor, []), creation.Initializer);
    }

    private Value With(IWithOperation with)
        => LayoutOf(with.Type) is null ? Refuse(Descriptors.ForeignType, with, Display(with.Type!)) : Initialised(Evaluate(with.Operand), with.Initializer);

    /// <summary>Runs an object initializer on a fresh value.</summary>
    private Value Initialised(Value value, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null) return value;
        var made = new TemporaryTarget { Value = value };
        Initialise(made, initializer);
        return made.Value;
    }

    private void Initialise(Target target, IObjectOrCollectionInitializerOperation initializer)
    {
        initialised.Push(target);
        foreach (var member in initializer.Initializers)
        {
            switch (member)
            {
                case IAssignmentOperation assignment:
                    Assignment(assignment);
                    break;
                case IMemberInitializerOperation inner:
                    Initialise(Locate(inner.InitializedMember), inner.Initializer);
                    break;
                default:
                    RefuseKind(member);
                    break;
            }
        }

        initialised.Pop();
    }

    /// <summary>What a constructor makes of its arguments.</summary>
    private Value Constructed(IOperation at, IMethodSymbol constructor, IReadOnlyList<Argument> arguments)
    {
        var type = constructor.ContainingType;
        if (type.IsTupleType && arguments.Count == type.TupleElements.Length) return new Composite([.. arguments.Select(argument => argument.Value!)], [.. type.TupleElements.Select(item => item.Name)]);
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty) return Zero(type);
        if (Known(at, constructor, arguments, null) is { } known) return known;
        if (LayoutOf(type) is not { } layout) return Refuse(Descriptors.ForeignType, at, Display(type));
        var isPrimary = constructor.DeclaringSyntaxReferences is [var declared, ..] && declared.GetSyntax(token) is TypeDeclarationSyntax;
        if (!isPrimary && sources.Constructor(constructor) is null) return Refuse(Descriptors.UnknownFunction, at, $"{type.Name}.{type.Name}");
        return Enter(at, constructor, arguments, Zero(layout), () =>
        {
            if (isPrimary) TakeParameters(at, constructor, layout);
            var body = sources.Constructor(constructor);
            var chained = Chained(body);

            // A constructor that calls another leaves the initializers to it, unless that one is only there in name.
            if (chained is not null) scope[frame.Method] = Chain(chained);
            if (chained is null or { TargetMethod: { IsImplicitlyDeclared: true, Parameters.IsEmpty: true } }) RunInitializers(layout);
            if (body is not null) Statements((body.BlockBody ?? body.ExpressionBody)?.Operations ?? [], 0);
            return scope[frame.Method];
        }) ?? Broken(type);
    }

    private static IInvocationOperation? Chained(IConstructorBodyOperation? body) => body?.Initializer switch
    {
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call,
        IInvocationOperation call => call,
        _ => null,
    };

    private Value Chain(IInvocationOperation call)
        => Arguments(call.Arguments, call.TargetMethod) is { } arguments ? Constructed(call, call.TargetMethod, arguments) : Broken(call.TargetMethod.ContainingType);

    /// <summary>A primary constructor keeps the parameters that members use, and in a record gives each to its property.</summary>
    private void TakeParameters(IOperation at, IMethodSymbol constructor, Structure layout)
    {
        var items = new Value[layout.Components.Count];
        var zero = (Composite)scope[frame.Method]!;
        for (var i = 0; i < items.Length; i++)
        {
            var component = layout.Components[i];
            var taken = component.Symbol is IParameterSymbol || component.Symbol.DeclaringSyntaxReferences is [var declared, ..] && declared.GetSyntax(token) is ParameterSyntax
                ? constructor.OriginalDefinition.Parameters.FirstOrDefault(parameter => parameter.Name == component.Name)
                : null;
            items[i] = taken is not null && scope[taken] is { } value ? Dereferenced(value, at) : zero.Items[i];
        }

        scope[frame.Method] = zero with { Items = items };
    }

    private void RunInitializers(Structure layout)
    {
        foreach (var (member, initializer) in sources.Initializers(layout.Type))
        {
            var value = Evaluate(initializer);
            if (layout.Position(member) is >= 0 and var position) Write(new FieldTarget(new VariableTarget(frame.Method), position), value, initializer);
            else findings.Break();
        }
    }
}
