using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Arrays that a method makes.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Local arrays: <c>new double[n]</c>, <c>new[] { a, b }</c>, <c>[a, ..b]</c>, <c>stackalloc double[n]</c>, <c>new double[n, m]</c>.</summary>
    private Value Allocation(IOperation creation)
    {
        if (creation.Type is not { } type || Holding(type) is not var (number, template)) return Refuse(Descriptors.ForeignType, creation, creation.Type is null ? "this" : Display(creation.Type));
        var (sizes, elements) = creation switch
        {
            IArrayCreationOperation array => ([.. array.DimensionSizes], array.Initializer is { } initializer ? Leaves(initializer).ToArray() : []),
            ICollectionExpressionOperation collection => ([], [.. collection.Elements]),
            _ => (creation.ChildOperations.Take(1).ToArray(), creation.ChildOperations.Skip(1).ToArray()),
        };
        if (elements.Any(element => element is ISpreadOperation)) return Spread(elements, number, template);
        var lengths = sizes.Length == 0 ? [builder.Integer(elements.Length)] : sizes.Select(size => Converted(Number(size), IrType.Int32, true)).ToArray();
        var memory = Allocate(number, template, lengths);
        for (var i = 0; i < elements.Length; i++) Store(memory, builder.Integer(i), Stored(Evaluate(elements[i]), number));
        return memory;
    }

    /// <summary>The elements of an initializer, row by row.</summary>
    private static IEnumerable<IOperation> Leaves(IArrayInitializerOperation initializer)
        => initializer.ElementValues.SelectMany(value => value is IArrayInitializerOperation row ? Leaves(row) : [value]);

    /// <summary>A number as an array of another type stores it, where the conversion is not in the tree.</summary>
    private Value Stored(Value value, IrType type) => value is Scalar scalar ? new Scalar(builder.Convert(scalar.Id, type)) : value;

    /// <summary>A fresh array of zeros; with several lengths, one of so many dimensions.</summary>
    private Memory Allocate(IrType number, Composite? template, params int[] lengths)
    {
        var count = lengths[0];
        foreach (var length in lengths.Skip(1)) count = builder.Apply(Operators.Multiply, count, length);
        if (lengths.Length > 1)
        {
            // The product of two negative lengths would pass.
            foreach (var length in lengths.Where(length => builder[length].Code is not (OpCode.Constant or OpCode.Length)))
                builder.Guard(builder.Apply(Operators.Less, length, builder.Integer(0)), "new global::System.OverflowException()");
        }

        var stride = template is null ? 1 : SizeOf(template);
        var numbers = stride == 1 ? count : builder.Apply(Operators.Multiply, count, builder.Integer(stride));
        return new Memory(builder.Allocate(number, numbers, true), true)
        {
            Element = template,
            Stride = stride,
            Count = stride == 1 ? -1 : count,
            Dimensions = lengths.Length > 1 ? lengths : null,
        };
    }

    /// <summary>A collection expression with the elements of others in it: all parts are evaluated before the array is made.</summary>
    private Memory Spread(IOperation[] elements, IrType number, Composite? template)
    {
        var parts = elements.Select(element => element is ISpreadOperation spread ? Buffer(spread.Operand) : Stored(Evaluate(element), number)).ToList();
        var length = parts.OfType<Memory>().Select(Length).Aggregate((first, second) => builder.Apply(Operators.Add, first, second));
        length = builder.Apply(Operators.Add, length, builder.Integer(parts.Count(part => part is not Memory)));
        var memory = Allocate(number, template, length);
        var at = builder.Integer(0);
        foreach (var part in parts)
        {
            if (part is not Memory spread)
            {
                Store(memory, at, part);
                at = builder.Apply(Operators.Add, at, builder.Integer(1));
                continue;
            }

            var start = at;
            Each(Length(spread), index => Store(memory, builder.Apply(Operators.Add, start, index), Stored(Load(spread, index), number)));
            at = builder.Apply(Operators.Add, at, Length(spread));
        }

        return memory;
    }

    /// <summary>A new array with the elements of another.</summary>
    private Memory Copy(Memory source)
    {
        var numbers = Numbers(source);
        var copy = source with { Id = builder.Allocate(TypeOfElements(source), Length(numbers), true), IsLocal = true, Selection = null, Count = source.Stride == 1 ? -1 : Length(source) };
        Move(numbers, Numbers(copy), Length(numbers));
        return copy;
    }

    /// <summary>A span or an array as the numbers behind it.</summary>
    private static Memory Numbers(Memory memory) => memory with { Element = null, Stride = 1, Count = -1, Dimensions = null };

    /// <summary>Copies so many elements, first to last.</summary>
    private void Move(Memory source, Memory target, int length) => Each(length, index => Store(target, index, Load(source, index)));

    private void Each(int length, Action<int> body) => builder.For(builder.Integer(0), length, 1, [], (index, _) =>
    {
        body(index);
        return [];
    }, "i");
}
