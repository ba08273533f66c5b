using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Conversions between numbers, between spans and arrays, and of tuples of them.</summary>
internal sealed partial class BodyLowerer
{
    private Value Conversion(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion is { OperatorMethod: { } own, Type: { } made } && (sources.Find(own) is not null || Structures.IsKnown(own.ContainingType)))
            return Fitted(Operate(conversion, own, value), made);
        if (conversion.Type is null || !conversion.Conversion.Exists) return Broken(null);
        return Convert(conversion, value, conversion.Type, conversion.IsChecked);
    }

    private Value Convert(IOperation at, Value value, ITypeSymbol target, bool isChecked)
    {
        switch (value)
        {
            case Scalar scalar when TypeOf(target) is { IsBuffer: false } type:
                return Convert(at, scalar, type, isChecked);
            case Memory memory when TypeOf(target) is { IsBuffer: true } type && TypeOfElements(memory) == type.ToElement():
                return memory;
            case Composite composite when LayoutOf(target) is { Type.IsTupleType: false } layout && IsAlike(composite, Zero(layout)):
                return composite;
            case Composite composite when target is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == composite.Items.Length:
                return new Composite(
                    [.. composite.Items.Select((item, i) => Convert(at, item, tuple.TupleElements[i].Type, isChecked))],
                    [.. tuple.TupleElements.Select(element => element.Name)]);
            default:
                return Refuse(Descriptors.ForeignType, at, Display(target));
        }
    }

    private Value Convert(IOperation at, Scalar scalar, IrType type, bool isChecked)
    {
        var source = builder.TypeOf(scalar.Id);
        if (source == type) return scalar;
        if (source == IrType.Boolean || type == IrType.Boolean) return Refuse(Descriptors.ForeignType, at, type.ToString());

        var result = Converted(scalar.Id, type, isChecked);
        if (source.IsFloating && !type.IsFloating) statements.Mark(result, at.Syntax, frame);
        return new Scalar(result);
    }
}
