using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Exceptions, which the generated code throws too. One has to make sense outside the method: a public type, made of constants and of numbers
/// that are at hand.
/// </summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Throws where a condition holds.</summary>
    private void Throw(IThrowOperation statement, int condition)
    {
        var values = new List<int>();
        if (ExceptionText(statement.Exception, values) is { } text) builder.Guard(condition, text, [.. values]);
        else Refuse(Descriptors.Guard, statement.Syntax is ThrowExpressionSyntax or ThrowStatementSyntax ? statement : statement.Parent ?? statement, "throw");
    }

    /// <summary>What stands for the value of an expression that throws.</summary>
    private Value Thrown(IThrowOperation expression, ITypeSymbol? type)
    {
        Throw(expression, builder.Boolean(true));
        return Zero(type);
    }

    /// <summary>The throw that is all there is to a statement or an arm.</summary>
    private static IThrowOperation? OnlyThrow(IOperation? operation) => operation switch
    {
        IThrowOperation statement => statement,
        IConversionOperation conversion => OnlyThrow(conversion.Operand),
        IExpressionStatementOperation statement => OnlyThrow(statement.Operation),
        IBlockOperation block => block.Operations.Where(inner => !IsAssertion(inner)).Take(2).ToList() is [var single] ? OnlyThrow(single) : null,
        _ => null,
    };

    /// <summary>The expression that creates an exception; null where it cannot be kept.</summary>
    private string? ExceptionText(IOperation? exception, List<int> values)
    {
        while (exception is IConversionOperation conversion) exception = conversion.Operand;
        if (exception is not IObjectCreationOperation { Initializer: null, Type: INamedTypeSymbol { IsGenericType: false } type } creation || !IsPublic(type)) return null;
        var arguments = new List<string>();
        foreach (var argument in creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue) continue;
            if (argument.ArgumentKind != ArgumentKind.Explicit || Part(argument.Value, values) is not { } text) return null;
            arguments.Add($"{argument.Parameter!.Name}: {text}");
        }

        return $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({string.Join(", ", arguments)})";
    }

    /// <summary>An argument of an exception: a constant, a number at hand, or a text of both.</summary>
    private string? Part(IOperation argument, List<int> values)
    {
        if (argument.ConstantValue is { HasValue: true, Value: var value }) return Constant(value);
        switch (argument)
        {
            case IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } boxing:
                return Part(boxing.Operand, values);
            case IInterpolatedStringOperation text:
                var parts = text.Parts.Select(part => TextPart(part, values)).ToList();
                return parts.Contains(null) ? null : $"$\"{string.Concat(parts)}\"";
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Part(sum.LeftOperand, values) is { } left && Part(sum.RightOperand, values) is { } right ? $"{left} + {right}" : null;
            default:
                return TypeOf(argument.Type) is { IsBuffer: false } && IsHarmless(argument) ? Kept(argument, values) : null;
        }
    }

    private string Kept(IOperation number, List<int> values)
    {
        values.Add(Number(number));
        return Node.Placeholder(values.Count - 1);
    }

    private string? TextPart(IInterpolatedStringContentOperation part, List<int> values)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }:
                return Inside(text);
            case IInterpolationOperation { Expression: var inner } hole when Part(inner, values) is { } text:
                var alignment = hole.Alignment is { ConstantValue: { HasValue: true, Value: int width } } ? $",{width}" : "";
                var format = hole.FormatString is { ConstantValue: { HasValue: true, Value: string letters } } ? $":{Inside(letters)}" : "";
                return $"{{{text}{alignment}{format}}}";
            default:
                return null;
        }
    }

    /// <summary>A text as it stands between the quotes of an interpolated string.</summary>
    private static string Inside(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    /// <summary><c>ArgumentOutOfRangeException.ThrowIfNegative(x)</c> and its like; null for all other calls.</summary>
    private Value? ThrowIf(IInvocationOperation call, string name)
    {
        var nothing = new Composite([], []);
        if (name == "System.ArgumentNullException.ThrowIfNull" && call.Arguments.Length > 0 && Unconverted(call.Arguments[0].Value) is { Type: { } type } && TypeOf(type) is { IsBuffer: true })
        {
            // An array that is missing has no elements in generated members: they take spans.
            return nothing;
        }

        if (ThrowHelpers.Find(name) is not { } row) return null;
        var operands = call.Arguments.Where(argument => argument.Parameter?.Type.SpecialType != SpecialType.System_String).Select(argument => Evaluate(argument.Value)).ToList();
        var parameter = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value.ConstantValue;
        if (operands.Count == 0 || operands.Any(operand => operand is not Scalar) || parameter is not { HasValue: true }) return Refuse(Descriptors.Guard, call, row.Name);
        var numbers = operands.OfType<Scalar>().Select(operand => new Term(builder, operand.Id)).ToList();
        var demand = string.Format(System.Globalization.CultureInfo.InvariantCulture, row.Demand, $"{{{Node.Placeholder(1)}}}");
        var text = $"new global::System.ArgumentOutOfRangeException({Constant(parameter.Value.Value)}, {Node.Placeholder(0)}, $\"The value must be {demand}.\")";
        builder.Guard(row.Fails(numbers[0], numbers[numbers.Count - 1]), numbers.Count == 1 ? text.Replace("$\"", "\"") : text, [.. numbers.Select(number => number.Value)]);
        return nothing;
    }

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    /// <summary>A check that release builds leave out changes no value: it stays in the user's own method.</summary>
    private static bool IsAssertion(IOperation statement)
        => statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Assert", ContainingType: { Name: "Debug", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } } } } };

    private static string? Constant(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        int or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        double or float or long => System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) && !double.IsInfinity(number)
            ? SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + (value is double ? "d" : value is float ? "f" : "L")
            : null,
        _ => null,
    };

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var outer = type; outer != null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || outer.IsFileLocal) return false;
        }

        return true;
    }
}
