using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Spans and arrays.</summary>
internal sealed partial class BodyLowerer
{
    private Memory Buffer(IOperation expression)
    {
        if (Evaluate(expression) is Memory memory) return memory;
        Refuse(Descriptors.ForeignType, expression.Syntax.GetLocation(), expression.Type is null ? "void" : Display(expression.Type));
        return new Memory(builder.Allocate(IrType.Double, builder.Integer(0), true), true);
    }

    /// <summary>The number of elements: for what was made here, the number that it was made with.</summary>
    private int Length(int buffer) => builder[buffer] switch
    {
        { Code: OpCode.Slice } window => window.Operands[2],
        { Code: OpCode.Allocate } array => array.Operands[0],
        _ => builder.Length(buffer),
    };

    private Value Property(IPropertyReferenceOperation property)
    {
        if (NamedConstant(property) is { } constant) return constant;
        if (property.Instance is { Type: { } type } instance && TypeOf(type) is { IsBuffer: true })
        {
            switch (property.Property.Name)
            {
                case "Length":
                    return new Scalar(Length(Buffer(instance).Id));
                case "LongLength":
                    return new Scalar(builder.Convert(Length(Buffer(instance).Id), IrType.Int64));
                case "IsEmpty":
                    return new Scalar(builder.Apply(Operators.Equal, Length(Buffer(instance).Id), builder.Integer(0)));
                case "this[]":
                    return Element(property);
                default:
                    return Refuse(Descriptors.UnknownFunction, property, property.Property.Name);
            }
        }

        if (property.Property is { IsStatic: true, GetMethod: { } getter } && property.Arguments.IsEmpty && sources.Find(getter) is not null) return Inline(property, getter, []);
        if (property.Instance is { Type: { } owner } and not IInstanceReferenceOperation) return Refuse(Descriptors.ForeignType, property.Instance, Display(owner));
        return Refuse(Descriptors.State, property, "property", property.Property.Name);
    }

    private Value Element(IOperation reference)
    {
        if (Position(reference) is var (buffer, index)) return new Scalar(builder.Load(buffer.Id, index));
        var (instance, argument) = reference switch
        {
            IArrayElementReferenceOperation { Indices: [var range] } array => (array.ArrayReference, range),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, indexer.Argument),
            _ => (null, null),
        };
        if (argument is not IRangeOperation { IsLifted: false } bounds || instance is null)
        {
            if (!findings.IsBroken) RefuseKind(argument ?? reference);
            return Zero(reference.Type);
        }

        var source = Buffer(instance);
        var length = Length(source.Id);
        var start = bounds.LeftOperand is null ? builder.Integer(0) : Index(bounds.LeftOperand, length);
        var end = bounds.RightOperand is null ? length : Index(bounds.RightOperand, length);
        var window = new Memory(builder.Slice(source.Id, start, builder.Apply(Operators.Subtract, end, start)), source.IsLocal);

        // The range of an array is a new array.
        return reference is IArrayElementReferenceOperation ? Copy(window) : window;
    }

    /// <summary>The buffer and the index of one element; null where the operation is no element.</summary>
    private (Memory Buffer, int Index)? Position(IOperation operation)
    {
        var (instance, argument) = operation switch
        {
            IArrayElementReferenceOperation { Indices: [var index] } array => (array.ArrayReference, index),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var index }] } indexer => (indexer.Instance, index),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, indexer.Argument),
            _ => (null, null),
        };
        if (argument is null or { Type.Name: "Range" } || instance?.Type is null || TypeOf(instance.Type) is not { IsBuffer: true }) return null;
        var buffer = Buffer(instance);
        return (buffer, Index(argument, argument is { Type.SpecialType: SpecialType.System_Int32 } ? -1 : Length(buffer.Id)));
    }

    private int Index(IOperation index, int length)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                return builder.Apply(Operators.Subtract, length, Number(fromEnd.Operand));
            case IConversionOperation { Type.Name: "Index" } conversion:
                return Number(conversion.Operand);
            case { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }:
                return Number(index);
            default:
                if (!findings.IsBroken) RefuseKind(index);
                return builder.Integer(0);
        }
    }

    /// <summary>Local arrays: <c>new double[n]</c>, <c>new[] { a, b }</c>, <c>[a, b]</c>, <c>stackalloc double[n]</c>.</summary>
    private Value Allocation(IOperation creation)
    {
        if (creation.Type is null || TypeOf(creation.Type) is not { IsBuffer: true } type) return Refuse(Descriptors.ForeignType, creation, creation.Type is null ? "this" : Display(creation.Type));
        var (size, elements) = creation switch
        {
            IArrayCreationOperation array => (array.DimensionSizes.FirstOrDefault(), array.Initializer is { } initializer ? initializer.ElementValues.ToArray() : []),
            ICollectionExpressionOperation collection => (null, [.. collection.Elements]),
            _ => (creation.ChildOperations.FirstOrDefault(), creation.ChildOperations.Skip(1).ToArray()),
        };
        if (elements.OfType<ISpreadOperation>().FirstOrDefault() is { } spread)
        {
            RefuseKind(spread);
            return Zero(creation.Type);
        }

        var length = size is null ? builder.Integer(elements.Length) : Number(size);
        var buffer = builder.Allocate(type.ToElement(), builder.Convert(length, IrType.Int32), true);
        for (var i = 0; i < elements.Length; i++)
        {
            var value = builder.Convert(Number(elements[i]), type.ToElement());
            builder.Store(buffer, builder.Integer(i), value);
        }

        return new Memory(buffer, true);
    }

    /// <summary>A new array with the elements of another.</summary>
    private Memory Copy(Memory source)
    {
        var length = Length(source.Id);
        var target = builder.Allocate(builder.TypeOf(source.Id).ToElement(), length, true);
        Copy(source.Id, target, length);
        return new Memory(target, true);
    }

    private void Copy(int source, int target, int length)
        => Each(length, index => builder.Store(target, index, builder.Load(source, index)));

    private void Each(int length, Action<int> body) => builder.For(builder.Integer(0), length, 1, [], (index, _) =>
    {
        body(index);
        return [];
    }, "i");

    /// <summary>The methods of spans and arrays that only move elements; null for all others.</summary>
    private Value? BufferCall(IInvocationOperation call, string name)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value).ToArray();
        IOperation[] operands = call.Instance is { } instance ? [instance, .. arguments] : arguments;
        if (operands.Length == 0 || operands[0].Type is not { } type || TypeOf(type) is not { IsBuffer: true }) return null;
        switch (name, operands.Length)
        {
            case ("System.Span.Slice" or "System.ReadOnlySpan.Slice" or "System.MemoryExtensions.AsSpan", <= 3) when operands.Skip(1).All(operand => operand.Type?.SpecialType == SpecialType.System_Int32):
                return Window(operands);
            case ("System.Span.ToArray" or "System.ReadOnlySpan.ToArray", 1):
                return Copy(Buffer(operands[0]));
            case ("System.Span.Clear" or "System.Array.Clear", 1):
                builder.Clear(Written(operands[0]).Id);
                return new Composite([], []);
            case ("System.Span.Fill" or "System.Array.Fill", 2):
                var filled = Written(operands[0]);
                var filling = Number(operands[1]);
                Each(Length(filled.Id), index => builder.Store(filled.Id, index, filling));
                return new Composite([], []);
            case ("System.Span.CopyTo" or "System.ReadOnlySpan.CopyTo" or "System.MemoryExtensions.CopyTo", 2) when TypeOf(operands[1].Type) is { IsBuffer: true }:
                var source = Buffer(operands[0]);
                var target = Written(operands[1]);

                // Windows onto one array may overlap: what is copied is what it held before.
                if (Root(source.Id) == Root(target.Id)) source = Copy(source);
                Copy(source.Id, target.Id, Length(source.Id));
                return new Composite([], []);
            default:
                return null;
        }
    }

    private Memory Window(IOperation[] operands)
    {
        var buffer = Buffer(operands[0]);
        if (operands.Length == 1) return buffer;
        var start = Number(operands[1]);
        var length = operands.Length == 3 ? Number(operands[2]) : builder.Apply(Operators.Subtract, Length(buffer.Id), start);
        return new Memory(builder.Slice(buffer.Id, start, length), buffer.IsLocal);
    }

    private Memory Written(IOperation operand)
    {
        var buffer = Buffer(operand);
        if (!buffer.IsLocal && !findings.IsBroken) Refuse(Descriptors.WritesInput, operand);
        return buffer;
    }

    private int Root(int buffer) => builder[buffer].Code == OpCode.Slice ? Root(builder[buffer].Operands[0]) : buffer;
}
