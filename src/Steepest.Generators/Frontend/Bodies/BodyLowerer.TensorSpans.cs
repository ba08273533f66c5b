using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>A <c>ReadOnlyTensorSpan</c> that is passed in: its elements row by row, however they lie in memory.</summary>
/// <param name="Elements">All of them.</param>
/// <param name="Lengths">A buffer with the length of each dimension.</param>
internal sealed record Tensor(Memory Elements, int Lengths) : Value;

/// <summary>Tensors. How many dimensions one has is known when the method runs, and checked where it is indexed.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>What an expression reads of a tensor; null where it reads none.</summary>
    private Value? OfTensor(IOperation expression)
    {
        if (LengthIndex(expression) is var (owner, index))
        {
            if (Evaluate(owner) is not Tensor shaped) return Broken(expression.Type);
            var place = Index(index, index.Type?.SpecialType is SpecialType.System_Int32 ? -1 : builder.Length(shaped.Lengths));
            return new Scalar(builder.Convert(builder.Load(shaped.Lengths, place), NativeInteger));
        }

        if (expression is not IPropertyReferenceOperation { Instance: { Type: { } type } instance } property) return null;
        if (property.Property.Name == "Length" && TensorOf(instance) is { } counted)
            return Evaluate(counted) is Tensor all ? new Scalar(builder.Length(all.Lengths)) : Broken(property.Type);
        if (NumberTypes.Tensor(type) is null || Evaluate(instance) is not Tensor tensor) return null;
        switch (property.Property.Name)
        {
            case "FlattenedLength":
                return new Scalar(builder.Convert(Length(tensor.Elements), NativeInteger));
            case "IsEmpty":
                return new Scalar(builder.Apply(Operators.Equal, Length(tensor.Elements), builder.Integer(0)));
            case "Rank":
                return new Scalar(builder.Length(tensor.Lengths));
            case "this[]" when IndicesOf(property) is { } indices:
                return Load(tensor.Elements, Flat(tensor, indices));
            case "this[]":
                return Refuse(Descriptors.Unsupported, property, "This index of a tensor", "index it by an integer for each dimension: t[i, j]");
            default:
                return Refuse(Descriptors.UnknownFunction, property, property.Property.Name);
        }
    }

    /// <summary>The tensor and the index of <c>t.Lengths[k]</c>; null for every other expression.</summary>
    private static (IOperation Tensor, IOperation Index)? LengthIndex(IOperation expression) => expression switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } lengths, Arguments: [{ Value: { Type.Name: not "Range" } index }] } when TensorOf(lengths) is { } tensor => (tensor, index),
        IImplicitIndexerReferenceOperation { Instance: var lengths, Argument: { Type.Name: not "Range" } index } when TensorOf(lengths) is { } tensor => (tensor, index),
        _ => null,
    };

    /// <summary>The tensor of <c>t.Lengths</c>; null for every other expression.</summary>
    private static IOperation? TensorOf(IOperation lengths)
        => lengths is IPropertyReferenceOperation { Property.Name: "Lengths", Instance: { } tensor } && NumberTypes.Tensor(tensor.Type) is not null ? tensor : null;

    private static readonly IrType NativeInteger = new(ElementType.NInt);

    /// <summary>The integers in the brackets; null where something else stands there.</summary>
    private int[]? IndicesOf(IPropertyReferenceOperation element)
    {
        if (element.Arguments is not [{ Value: ICollectionExpressionOperation { Elements: var elements } }]) return null;
        IOperation[] indices = [.. elements.Select(Bare)];
        return indices.All(index => index is not ISpreadOperation && index.Type is { } type && TypeOf(type) is { IsInteger: true }) ? [.. indices.Select(index => Index(index, -1))] : null;

        static IOperation Bare(IOperation index)
        {
            while (index is IConversionOperation { IsImplicit: true, OperatorMethod: null, Operand: { Type.SpecialType: not SpecialType.None } inner }) index = inner;
            return index;
        }
    }

    /// <summary>The place of an element among all, row by row. Every index is checked against its dimension, as the tensor does.</summary>
    private int Flat(Tensor tensor, int[] indices)
    {
        builder.Guard(
            builder.Apply(Operators.NotEqual, builder.Length(tensor.Lengths), builder.Integer(indices.Length)),
            "new global::System.ArgumentOutOfRangeException()");
        var place = -1;
        for (var i = 0; i < indices.Length; i++)
        {
            var length = builder.Load(tensor.Lengths, builder.Integer(i));
            int[] faults = [.. builder.IsNatural(indices[i]) ? [] : (int[])[builder.Apply(Operators.Less, indices[i], builder.Integer(0))], builder.Apply(Operators.GreaterOrEqual, indices[i], length)];
            builder.Guard(faults.Aggregate((first, second) => builder.Apply(Operators.Or, first, second)), "new global::System.IndexOutOfRangeException()");
            place = i == 0 ? indices[0] : builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, place, length), indices[i]);
        }

        return place;
    }

    /// <summary>An integer that was only widened, as it was before: loops count in ints.</summary>
    private int Narrowed(int number) => builder[number] is { Code: OpCode.Operator, Operands: [var inner] } widened && widened.Operator == Operators.Convert && builder.TypeOf(inner) == IrType.Int32 && builder.TypeOf(number) == NativeInteger
        ? inner
        : Converted(number, IrType.Int32, false);
}
