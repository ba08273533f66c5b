using System.Globalization;
using System.Text;

namespace Steepest.Generators.Ir;

/// <summary>The text of a function, one node a line, values numbered by their index: <c>%4 = Mul double %1, %2 ; slope</c>.</summary>
internal static class Printer
{
    public static string Print(Function function)
    {
        var text = new StringBuilder();
        var parameters = function.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}: {parameter.Role.ToString().ToLowerInvariant()}");
        text.Append("function ").Append(function.Name).Append('(').Append(string.Join(", ", parameters)).Append(")\n");
        Print(function, function.Body, text, "  ", "return");
        return text.ToString();
    }

    private static void Print(Function function, Region region, StringBuilder text, string indent, string leave)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            text.Append(indent);
            if (node.Type != IrType.None) text.Append('%').Append(value).Append(" = ");
            text.Append(Head(node)).Append(Values(node.Operands));
            if (node.Name != null && node.Code != OpCode.Parameter) text.Append(" ; ").Append(node.Name);
            text.Append('\n');
            for (var i = 0; i < node.Regions.Count; i++)
            {
                var inner = node.Regions[i];
                text.Append(indent).Append(" region").Append(inner.Arguments.Count > 0 ? " " : "").Append(string.Join(", ", inner.Arguments.Select(argument => Argument(function, argument)))).Append('\n');
                Print(function, inner, text, indent + "  ", "yield");
            }
        }

        text.Append(indent).Append(leave).Append(Values(region.Yields)).Append('\n');
    }

    private static string Argument(Function function, int argument)
        => $"%{argument}: {function[argument].Type}" + (function[argument].Name is { } name ? $" {name}" : "");

    private static string Head(Node node) => node.Code switch
    {
        OpCode.Constant => "const " + node.Type + " " + (node.Type.IsFloating ? node.Number.ToString("R", CultureInfo.InvariantCulture) : node.Bits.ToString(CultureInfo.InvariantCulture)),
        OpCode.Parameter => $"param {node.Type} {node.Name}",
        OpCode.Result => $"result {node.Bits} {node.Type}",
        OpCode.Operator => $"{node.Operator!.Name} {node.Type}",
        OpCode.Allocate => $"allocate{(node.Bits == 1 ? " cleared" : "")} {node.Type}",
        OpCode.For => $"for{(node.IsCheckpointed ? " checkpointed" : "")} step {node.Bits}",
        _ => node.Code.ToString().ToLowerInvariant(),
    };

    private static string Values(IEnumerable<int> values)
    {
        var text = string.Join(", ", values.Select(value => "%" + value));
        return text.Length == 0 ? "" : " " + text;
    }
}
