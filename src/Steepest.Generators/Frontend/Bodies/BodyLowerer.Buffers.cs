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

    /// <summary>What a span or an array of <paramref name="items"/> holds: numbers of one type, and what of them makes one element where that is more than one.</summary>
    private (IrType Type, Composite? Template)? ElementOf(ITypeSymbol items)
    {
        items = frame.Resolve(items);
        if (NumberTypes.Of(items) is { IsBuffer: false } number) return (number, null);
        if (LayoutOf(items) is { Type.IsTupleType: false, Uniform: { } uniform } layout) return (uniform, Template(layout));
        if (items is not INamedTypeSymbol { IsTupleType: true } tuple) return null;
        IrType? type = null;
        var parts = new List<Value>();
        foreach (var item in tuple.TupleElements)
        {
            if (ElementOf(item.Type) is not var (part, template) || (type is { } known && known != part)) return null;
            type = part;
            parts.Add(template ?? (Value)new Scalar(-1));
        }

        return type is { } common ? (common, new Composite([.. parts], [.. tuple.TupleElements.Select(item => item.Name)])) : null;
    }

    private static Composite Template(Structure layout) => Composed(layout, component => component.Inner is { } inner ? Template(inner) : new Scalar(-1));

    /// <summary>What a type of spans or arrays, of any number of dimensions, holds; null for all other types.</summary>
    private (IrType Type, Composite? Template)? Holding(ITypeSymbol type)
    {
        type = frame.Resolve(type);
        return (type is IArrayTypeSymbol array ? array.ElementType : NumberTypes.Items(type)) is { } items ? ElementOf(items) : null;
    }

    /// <summary>The type of the numbers behind a span or an array.</summary>
    private IrType TypeOfElements(Memory memory) => builder.TypeOf(memory.Selection is { Roots: [var root, ..] } ? root.Buffer : memory.Id).ToElement();

    /// <summary>The length of a buffer: for what was made here, the number that it was made with.</summary>
    private int Length(int buffer) => builder[buffer] switch
    {
        { Code: OpCode.Slice } window => window.Operands[2],
        { Code: OpCode.Allocate } array => array.Operands[0],
        _ => builder.Length(buffer),
    };

    /// <summary>The number of elements.</summary>
    private int Length(Memory memory)
    {
        if (memory.Count >= 0) return memory.Count;
        var length = memory.Selection is { } selection ? selection.Length : Length(memory.Id);
        return memory.Stride == 1 ? length : builder.Apply(Operators.Divide, length, builder.Integer(memory.Stride));
    }

    /// <summary>Elements of a span or an array that lie side by side.</summary>
    private Memory Window(Memory memory, int start, int length)
    {
        var isWide = memory.Stride > 1;
        int Numbers(int elements) => isWide ? builder.Apply(Operators.Multiply, elements, builder.Integer(memory.Stride)) : elements;
        var window = memory with { Count = isWide ? length : -1, Dimensions = null };
        if (memory.Selection is not { } selection) return window with { Id = builder.Slice(memory.Id, Numbers(start), Numbers(length)) };
        Within(start, length, Length(memory));
        return window with { Selection = selection with { Start = builder.Apply(Operators.Add, selection.Start, Numbers(start)), Length = Numbers(length) } };
    }

    /// <summary>Throws where a window does not lie within what it is a window of, as C# does when it is made.</summary>
    private void Within(int start, int length, int whole)
    {
        var zero = builder.Integer(0);
        var isRest = builder[length] is { Code: OpCode.Operator } node && node.Operator == Operators.Subtract && node.Operands[1] == start && IsSame(node.Operands[0], whole);
        var isAll = builder[start] is { Code: OpCode.Constant, Bits: 0 };
        if (isAll && IsSame(length, whole)) return;
        int[] faults =
        [
            .. builder.IsNatural(start) ? [] : (int[])[builder.Apply(Operators.Less, start, zero)],
            .. isRest || builder.IsNatural(length) ? [] : (int[])[builder.Apply(Operators.Less, length, zero)],
            builder.Apply(Operators.Greater, start, isRest ? whole : builder.Apply(Operators.Subtract, whole, length)),
        ];
        builder.Guard(faults.Aggregate((first, second) => builder.Apply(Operators.Or, first, second)), "new global::System.ArgumentOutOfRangeException()");
    }

    /// <summary>One buffer that holds what a span or an array holds now, for those who only read.</summary>
    private int Whole(Memory memory) => memory.Selection is null ? memory.Id : Copy(memory).Id;

    private Value Property(IPropertyReferenceOperation property)
    {
        if ((NamedConstant(property) ?? KnownConstant(property)) is { } constant) return constant;
        if (property.Instance is { Type: { } type } instance && TypeOf(type) is { IsBuffer: true })
        {
            switch (property.Property.Name)
            {
                case "Length":
                    return new Scalar(Length(Buffer(instance)));
                case "LongLength":
                    return new Scalar(builder.Convert(Length(Buffer(instance)), IrType.Int64));
                case "IsEmpty":
                    return new Scalar(builder.Apply(Operators.Equal, Length(Buffer(instance)), builder.Integer(0)));
                case "this[]":
                    return Element(property);
                default:
                    return Refuse(Descriptors.UnknownFunction, property, property.Property.Name);
            }
        }

        if (property.Property.IsStatic && property.ConstrainedToType is { } constrained) return OwnProperty(property, (IPropertySymbol)Actual(property.Property, constrained));
        if (property.Instance is { } owned && !IsProblem(owned) && LayoutOf(owned.Type) is not null) return StructProperty(property, owned);
        if (property.Instance is { Type: { } owner } and not IInstanceReferenceOperation) return Refuse(Descriptors.ForeignType, property.Instance, Display(owner));
        return OwnProperty(property, property.Property);
    }

    private Value Element(IOperation reference)
    {
        if (Position(reference) is var (buffer, index)) return Load(buffer, index);
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

        var window = Range(Buffer(instance), bounds);

        // The range of an array is a new array.
        return reference is IArrayElementReferenceOperation ? Copy(window) : window;
    }

    /// <summary>The buffer and the index of one element; null where the operation is no element.</summary>
    private (Memory Buffer, int Index)? Position(IOperation operation)
    {
        if (operation is IArrayElementReferenceOperation { Indices.Length: > 1 } table && TypeOf(table.ArrayReference.Type) is { IsBuffer: true }) return Cell(table);
        var (instance, argument) = operation switch
        {
            IArrayElementReferenceOperation { Indices: [var index] } array => (array.ArrayReference, index),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var index }] } indexer => (indexer.Instance, index),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, indexer.Argument),
            _ => (null, null),
        };
        if (argument is null or { Type.Name: "Range" } || instance?.Type is null || TypeOf(instance.Type) is not { IsBuffer: true }) return null;
        var buffer = Buffer(instance);
        return (buffer, Index(argument, argument is { Type.SpecialType: SpecialType.System_Int32 } ? -1 : Length(buffer)));
    }

    private int Index(IOperation index, int length)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                return builder.Apply(Operators.Subtract, length, Number(fromEnd.Operand));
            case IConversionOperation { Type.Name: "Index" } conversion:
                return Number(conversion.Operand);
            case { Type: { } type } when TypeOf(type) is { IsInteger: true }:
                return Converted(Number(index), IrType.Int32, true);
            default:
                if (!findings.IsBroken) RefuseKind(index);
                return builder.Integer(0);
        }
    }

    /// <summary>An element of an array of several dimensions: its row, and the index in that. A window for each row checks every index.</summary>
    private (Memory Row, int Index)? Cell(IArrayElementReferenceOperation reference)
    {
        var table = Buffer(reference.ArrayReference);
        int[] indices = [.. reference.Indices.Select(Number)];
        if (table.Dimensions is not { } dimensions || dimensions.Length != indices.Length) return null;
        var row = table;
        for (var i = 0; i + 1 < indices.Length; i++)
        {
            var size = dimensions.Skip(i + 2).Aggregate(dimensions[i + 1], (product, dimension) => builder.Apply(Operators.Multiply, product, dimension));
            row = Window(row, builder.Apply(Operators.Multiply, indices[i], size), size);
        }

        return (row, indices[indices.Length - 1]);
    }
}
