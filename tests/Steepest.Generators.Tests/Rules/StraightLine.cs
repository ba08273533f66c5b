using System.Globalization;
using System.Text;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Code without loops as a C# method, one statement a node, by nothing but the C# forms of the table.</summary>
internal static class StraightLine
{
    public static string Method(string name, Function function)
    {
        var parameters = string.Join(", ", function.Parameters.Select((parameter, i) => $"{parameter.Type} p{i}"));
        var result = function.Body.Yields[0];
        var text = new StringBuilder($"    public static {function[result].Type} {name}({parameters})\n    {{\n");
        foreach (var value in function.Body.Body)
            text.Append(CultureInfo.InvariantCulture, $"        {function[value].Type} v{value} = {Expression(function, function[value])};\n");
        return text.Append(CultureInfo.InvariantCulture, $"        return v{result};\n    }}\n").ToString();
    }

    private static string Expression(Function function, Node node) => node.Code switch
    {
        OpCode.Parameter => "p" + node.Bits,
        OpCode.Constant => Literal(node),
        OpCode.Operator => Applied(node, function[node.Operands[0]].Type.Element, [.. node.Operands.Select(operand => "v" + operand)]),
        _ => throw new InvalidOperationException($"{node.Code} is not straight-line code."),
    };

    private static string Applied(Node node, ElementType first, string[] operands) => Applied(node, node.Operator!.Form, first, operands);

    private static string Applied(Node node, CodeForm code, ElementType first, string[] operands) => code switch
    {
        InContext form => $"{(form.IsChecked ? "checked" : "unchecked")}({Applied(node, form.Form, first, operands)})",
        Infix form => $"{operands[0]} {form.Symbol} {operands[1]}",
        Prefix form => form.Symbol + operands[0],
        Reinterpretation => $"{Reinterpretation.Method(first)}({operands[0]})",
        Cast => $"({node.Type}){operands[0]}",
        Conditional => $"{operands[0]} ? {operands[1]} : {operands[2]}",
        Call form => $"{form.Method(first)}({string.Join(", ", operands)})",
        CallWithEnum form => $"{form.Method.Method(first)}({string.Join(", ", operands[..^1])}, ({form.Enum}){operands[^1]})",
        _ => throw new InvalidOperationException($"{node.Operator} is not written."),
    };

    private static string Literal(Node node) => node.Type.Element switch
    {
        ElementType.Boolean => node.Bits != 0 ? "true" : "false",
        ElementType.Single when float.IsPositiveInfinity((float)node.Number) => "float.PositiveInfinity",
        ElementType.Double when double.IsPositiveInfinity(node.Number) => "double.PositiveInfinity",
        ElementType.Single => ((float)node.Number).ToString("R", CultureInfo.InvariantCulture) + "f",
        ElementType.Double => node.Number.ToString("R", CultureInfo.InvariantCulture) + "d",
        _ => node.Bits.ToString(CultureInfo.InvariantCulture),
    };
}
