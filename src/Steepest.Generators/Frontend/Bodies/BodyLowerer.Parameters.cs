using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What the function takes: the method's parameters, and behind them the fields that it is found to read.</summary>
internal sealed partial class BodyLowerer
{
    private readonly List<ISymbol> origins = [];

    /// <summary>For each parameter of the function, the parameter or field of the user's that it is, or is a part of.</summary>
    public IReadOnlyList<ISymbol> Origins => origins;

    /// <summary>The fields, and properties that stand for one, among them.</summary>
    public IReadOnlyList<ISymbol> Fields => [.. origins.Where(origin => origin is not IParameterSymbol).Distinct(SymbolEqualityComparer.Default)!];

    private void Declare(IParameterSymbol parameter, ParameterRole role)
    {
        // What a parameter may be is a rule on signatures, which are read elsewhere.
        if (parameter.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter
            && Declare(parameter, parameter.Name, parameter.Type, role, Roles.StatedLength(parameter)) is { } value) scope[parameter] = value;
        else findings.Break();
    }

    /// <summary>A struct from its numbers.</summary>
    private static Composite Composed(Structure layout, Queue<int> numbers) => new(
        [.. layout.Components.Select(component => component.Inner is { } inner ? Composed(inner, numbers) : (Value)new Scalar(numbers.Dequeue()))],
        [.. layout.Components.Select(component => component.Name)]);

    /// <summary>The parameters of the function behind an input, and what they stand for together; null where the type is not supported.</summary>
    private Value? Declare(ISymbol origin, string name, ITypeSymbol type, ParameterRole role, int statedLength)
    {
        int Part(string part, IrType number, int length)
        {
            origins.Add(origin);
            return builder.Parameter(new Parameter(part, number, number.IsFloating ? role : ParameterRole.Fixed) { StatedLength = length });
        }

        if (NumberTypes.Of(type) is { IsBuffer: false } number) return new Scalar(Part(name, number, 0));
        if (Structures.Layout(type) is { Count: > 0 } layout)
        {
            var suffixes = layout.Suffixes;
            return Composed(layout, new Queue<int>(layout.Numbers.Select((part, i) => Part(name + suffixes[i], part.Type, 0)).ToList()));
        }

        if (NumberTypes.Tensor(type) is { } items)
        {
            return NumberTypes.Of(items) is { IsBuffer: false } part
                ? new Tensor(new Memory(Part(name, part.ToBuffer(), 0), false), Part(ParameterModel.NameOfLengths(name), IrType.Int32.ToBuffer(), 0))
                : null;
        }

        if (Holding(RowOf(type) ?? type) is not var (element, template)) return null;
        var stride = template is null ? 1 : SizeOf(template);
        var rank = type is IArrayTypeSymbol array ? array.Rank : 1;
        var elements = new Memory(Part(name, element.ToBuffer(), statedLength * stride), role == ParameterRole.Output)
        {
            Element = template,
            Stride = stride,
            Dimensions = rank == 1 ? null : [.. Enumerable.Range(0, rank).Select(dimension => Part(ParameterModel.NameOfLength(name, dimension), IrType.Int32, 0))],
        };
        return RowOf(type) is null ? elements : new Rows(elements, Part(ParameterModel.NameOfStarts(name), IrType.Int32.ToBuffer(), 0));
    }
}
