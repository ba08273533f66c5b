using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>An array of arrays that is passed in: the elements of all rows end to end.</summary>
/// <param name="Elements">All rows.</param>
/// <param name="Starts">A buffer with the element that each row begins with, and behind the last row the number of elements.</param>
internal sealed record Rows(Memory Elements, int Starts) : Value;

/// <summary>Arrays of arrays.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>The array that an array of arrays holds; null for every other type.</summary>
    private static IArrayTypeSymbol? RowOf(ITypeSymbol? type)
        => type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1 } row } ? row : null;

    /// <summary>A row of an array of arrays, or the number of its rows; null where the expression is neither.</summary>
    private Value? OfRows(IOperation expression) => expression switch
    {
        IArrayElementReferenceOperation { Indices: [var index] } element when index.Type?.Name != "Range" && RowOf(element.ArrayReference.Type) is not null && Evaluate(element.ArrayReference) is Rows rows
            => Row(rows, Index(index, index.Type?.SpecialType is SpecialType.System_Int32 ? -1 : CountOf(rows))),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } when RowOf(instance.Type) is not null && Evaluate(instance) is Rows rows
            => new Scalar(CountOf(rows)),
        _ => null,
    };

    private int CountOf(Rows rows) => builder.Apply(Operators.Subtract, builder.Length(rows.Starts), builder.Integer(1));

    private Memory Row(Rows rows, int index)
    {
        var start = builder.Load(rows.Starts, index);
        var end = builder.Load(rows.Starts, builder.Apply(Operators.Add, index, builder.Integer(1)));
        return Window(rows.Elements, start, builder.Apply(Operators.Subtract, end, start));
    }
}
