using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a compiled function keeps beside its arguments, as an expression in the sizes of these.</summary>
internal sealed class Storage
{
    private const string Unknown = "?";

    private readonly Function function;
    private readonly Structure structure;
    private readonly List<int> arrays;
    private readonly int stacks;

    public Storage(Function function)
    {
        this.function = function;
        structure = new Structure(function);
        var inside = structure.Inside(function.Body).ToList();
        arrays = [.. inside.Where(value => function[value].Code == OpCode.Allocate)];
        stacks = inside.Count(value => function[value].Code == OpCode.Stack);
    }

    /// <summary>Whether memory comes from the thread's pool.</summary>
    public bool IsPooled => stacks > 0 || arrays.Any(array => !Emit.Bodies.BodyEmitter.OnStack(structure, array));

    /// <summary>How many numbers, and where.</summary>
    public string Describe()
    {
        if (arrays.Count + stacks == 0) return "none";
        var parts = new List<string>();
        if (arrays.Count > 0) parts.Add(Numbers());
        if (stacks > 0) parts.Add($"{Count(stacks)} for each iteration of a loop whose length only shows when it runs");
        var place = !IsPooled ? "on the stack" : "from the thread's pool";
        return $"{string.Join(", and ", parts)}, {place}";
    }

    private static string Count(int numbers) => numbers == 1 ? "one number" : Literal.Of(numbers) + " numbers";

    /// <summary>Sizes that are the same are added up; what only shows when it runs is said so.</summary>
    private string Numbers()
    {
        var whole = 0L;
        var sizes = new List<(string Text, int Times)>();
        foreach (var array in arrays)
        {
            var length = function[array].Operands[0];
            if (function[length] is { Code: OpCode.Constant } constant)
            {
                whole += constant.Bits;
                continue;
            }

            var text = Text(length, Precedence.Product);
            var known = sizes.FindIndex(size => size.Text == text);
            if (known < 0) sizes.Add((text, 1));
            else sizes[known] = (text, sizes[known].Times + 1);
        }

        var isKnown = sizes.All(size => size.Text != Unknown);
        var terms = sizes.Where(size => size.Text != Unknown).Select(size => size.Times == 1 ? Bare(size.Text) : $"{Literal.Of(size.Times)} · {size.Text}").ToList();
        if (whole > 0 || terms.Count == 0) terms.Add(whole.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var sum = string.Join(" + ", terms);
        if (isKnown) return sum == "1" ? "1 number" : (sizes.Count == 0 ? sum : $"<c>{Documentation.Escape(sum)}</c>") + " numbers";
        return sum == "0" ? "arrays whose length only shows when it runs" : $"<c>{Documentation.Escape(sum)}</c> numbers and arrays whose length only shows when it runs";
    }

    /// <summary>A sum stands in parentheses where it is a factor, and needs none where it is a term.</summary>
    private static string Bare(string text) => text[0] == '(' && text.IndexOf(')') == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;

    private string Text(int value, Precedence around)
    {
        var node = function[value];
        return node.Code switch
        {
            OpCode.Constant => node.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
            OpCode.Parameter => node.Name!,
            OpCode.Argument when node.Name is { } name => name,
            OpCode.Length when function[node.Operands[0]] is { Code: OpCode.Parameter } buffer => buffer.Name + ".Length",
            OpCode.Operator => Applied(node, around),
            _ => Unknown,
        };
    }

    private string Applied(Node node, Precedence around)
    {
        var row = node.Operator!;
        var (symbol, precedence) = row == Operators.Add ? (" + ", Precedence.Sum)
            : row == Operators.Subtract ? (" − ", Precedence.Sum)
            : row == Operators.Multiply ? (" · ", Precedence.Product)
            : row == Operators.Divide ? (" / ", Precedence.Product)
            : (null, Precedence.Sum);
        var operands = node.Operands.Select((operand, i) => Text(operand, symbol is null ? Precedence.Sum : i == 0 ? precedence : precedence + 1)).ToList();
        if (operands.Contains(Unknown)) return Unknown;
        if (row == Operators.Max) return $"max({operands[0]}, {operands[1]})";
        if (symbol is null) return Unknown;
        var text = operands[0] + symbol + operands[1];
        return precedence < around ? $"({text})" : text;
    }

    private enum Precedence
    {
        Sum,
        Product,
        Factor,
    }
}
