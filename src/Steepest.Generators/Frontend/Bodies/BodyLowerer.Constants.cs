using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What is known at compile time.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Static properties of the number types, by the name that their interfaces give them.</summary>
    private static readonly Dictionary<string, double> NamedConstants = new()
    {
        ["E"] = Math.E,
        ["Pi"] = Math.PI,
        ["Tau"] = 2 * Math.PI,
        ["One"] = 1,
        ["Zero"] = 0,
        ["AdditiveIdentity"] = 0,
        ["MultiplicativeIdentity"] = 1,
        ["NegativeOne"] = -1,
        ["NegativeZero"] = -0.0,
        ["NaN"] = double.NaN,
        ["PositiveInfinity"] = double.PositiveInfinity,
        ["NegativeInfinity"] = double.NegativeInfinity,
    };

    /// <summary>Properties whose value depends on the type: for doubles, and for floats.</summary>
    private static readonly Dictionary<string, (double Double, double Single)> TypedConstants = new()
    {
        ["Epsilon"] = (double.Epsilon, float.Epsilon),
        ["MaxValue"] = (double.MaxValue, float.MaxValue),
        ["MinValue"] = (double.MinValue, float.MinValue),
    };

    private int Constant(IrType type, double value) => builder.Constant(type, value);

    /// <summary>The value of a constant expression of a number type; a literal keeps the user's spelling.</summary>
    private Scalar? Constant(IOperation expression)
    {
        if (expression.ConstantValue is not { HasValue: true, Value: { } value } || TypeOf(expression.Type) is not { IsBuffer: false } type) return null;
        var inner = expression;
        while (inner is IConversionOperation { IsImplicit: true } conversion) inner = conversion.Operand;
        var literal = inner.Syntax is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } syntax ? syntax.Token.Text : null;
        return new Scalar(Constant(type, value, literal));
    }

    private int Constant(IrType type, object value, string? literal) => value switch
    {
        bool boolean => builder.Boolean(boolean),
        ulong integer when !type.IsFloating => Constant(type, unchecked((long)integer), literal),
        char character when !type.IsFloating => Constant(type, (int)character, literal),
        long integer when !type.IsFloating => builder.Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = integer, Literal = literal }),
        IConvertible number when type.IsFloating => builder.Constant(type, number.ToDouble(System.Globalization.CultureInfo.InvariantCulture), literal),
        IConvertible number => builder.Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = number.ToInt64(System.Globalization.CultureInfo.InvariantCulture), Literal = literal }),
        _ => builder.Constant(type, 0),
    };

    /// <summary><c>double.Pi</c>, <c>T.One</c>; null where the property is something else.</summary>
    private Value? NamedConstant(IPropertyReferenceOperation property)
    {
        if (!property.Property.IsStatic || frame.Resolve(property.ConstrainedToType ?? property.Property.ContainingType) is not { } owner || TypeOf(owner) is not { IsBuffer: false } type) return null;
        if (NamedConstants.TryGetValue(property.Property.Name, out var value)) return new Scalar(Constant(type, value));
        if (type.IsFloating && TypedConstants.TryGetValue(property.Property.Name, out var typed))
            return new Scalar(Constant(type, type.Element == ElementType.Single ? typed.Single : typed.Double));
        return null;
    }

    private Value Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (KnownConstant(reference) is { } constant) return constant;
        if (reference.Instance is { Type: not null } instance && ComponentOf(instance, field) is { } position)
            return position >= 0 ? Part(instance, position, reference) : Broken(reference.Type);
        if (field is { IsStatic: true, IsReadOnly: true } && sources.Initializer(field) is { ConstantValue: { HasValue: true, Value: { } value } } && TypeOf(field.Type) is { IsBuffer: false } type)
            return new Scalar(Constant(type, value, null));
        if (reference.Instance is { Type: { } owner } and not IInstanceReferenceOperation) return Refuse(Descriptors.ForeignType, reference.Instance, Display(owner));
        return Field(reference, field);
    }

    private static int Position(INamedTypeSymbol tuple, IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        for (var i = 0; i < tuple.TupleElements.Length; i++)
        {
            var element = tuple.TupleElements[i];
            if (element.Name == field.Name || (element.CorrespondingTupleField ?? element).Name == name) return i;
        }

        return -1;
    }
}
