using System.Globalization;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>What the adjoint of a loop records on every call.</summary>
/// <param name="Ordinal">The loop's statement.</param>
/// <param name="Numbers">How many numbers, as an expression in the sizes.</param>
internal sealed record RecordedStorage(int Ordinal, string Numbers)
{
    private const int LargestFunction = 5_000;
    private const long LargeConstant = 100_000;

    /// <summary>
    /// The loops that record much: more numbers than any cache holds, or more than in proportion to one size, as loops within loops do. Methods
    /// whose loops are checkpointed already are left alone.
    /// </summary>
    public static IReadOnlyList<RecordedStorage> Of(Function function)
    {
        // What has no value to differentiate writes outputs, one row of the Jacobian at a time.
        if (function.Body.Yields.Count != 1 || function.Nodes.Count > LargestFunction || function.Nodes.All(node => node.Code != OpCode.For) || function.Nodes.Any(node => node.IsCheckpointed)) return [];
        var gradient = ReverseMode.Differentiate(PassList.Run(PassList.Before, function), accumulates: false);
        var loops = new Dictionary<int, List<int>>();
        foreach (var node in gradient.Nodes)
        {
            if (node.Code != OpCode.Allocate || node.Ordinal < 0 || node.Name?.StartsWith(ReverseMode.RecordPrefix, StringComparison.Ordinal) != true) continue;
            if (!loops.TryGetValue(node.Ordinal, out var lengths)) loops[node.Ordinal] = lengths = [];
            lengths.Add(node.Operands[0]);
        }

        return [.. loops.OrderBy(loop => loop.Key).Select(loop => Measure(gradient, loop.Key, loop.Value)).OfType<RecordedStorage>()];
    }

    private static RecordedStorage? Measure(Function gradient, int ordinal, List<int> lengths)
    {
        var sizes = lengths.Select(length => Size.Of(gradient, length)).ToList();
        var isLarge = sizes.Any(size => size.Degree > 1) || sizes.Where(size => size.Degree == 0).Sum(size => size.Constant) >= LargeConstant;
        if (!isLarge) return null;
        var terms = sizes.GroupBy(size => size.Text).Select(same => same.Count() == 1 ? same.Key : $"{same.Count().ToString(CultureInfo.InvariantCulture)} * {same.First().Factor}");
        return new RecordedStorage(ordinal, string.Join(" + ", terms));
    }

    /// <summary>A number of elements, as a polynomial in what is only known when the method is called.</summary>
    /// <param name="Text">As C#.</param>
    /// <param name="Degree">Its degree; 0 for a constant.</param>
    /// <param name="IsSum">Whether it is written as a sum.</param>
    /// <param name="Constant">Its value, where it is a constant.</param>
    private readonly record struct Size(string Text, int Degree, bool IsSum = false, long Constant = 0)
    {
        public string Factor => IsSum ? $"({Text})" : Text;

        public static Size Of(Function function, int value)
        {
            var node = function[value];
            switch (node.Code)
            {
                case OpCode.Constant:
                    return new Size(node.Bits.ToString(CultureInfo.InvariantCulture), 0, Constant: node.Bits);
                case OpCode.Parameter:
                    return new Size(function.Parameters[(int)node.Bits].Name, 1);
                case OpCode.Length when function[node.Operands[0]] is { Code: OpCode.Parameter, Bits: var position }:
                    var parameter = function.Parameters[(int)position];
                    return parameter.StatedLength > 0
                        ? new Size(parameter.StatedLength.ToString(CultureInfo.InvariantCulture), 0, Constant: parameter.StatedLength)
                        : new Size(parameter.Name + ".Length", 1);
                case OpCode.Operator when node.Operands.Count == 2:
                    return Combine(node.Operator!, Of(function, node.Operands[0]), Of(function, node.Operands[1]));
                default:
                    return new Size(node.Name ?? "n", 1);
            }
        }

        private static Size Combine(Operator row, Size first, Size second)
        {
            var degree = Math.Max(first.Degree, second.Degree);
            if (row == Operators.Multiply) return new Size($"{first.Factor} * {second.Factor}", first.Degree + second.Degree, Constant: first.Constant * second.Constant);
            if (row == Operators.Add) return new Size($"{first.Text} + {second.Text}", degree, true, first.Constant + second.Constant);
            if (row == Operators.Subtract) return new Size($"{first.Text} - {second.Factor}", degree, true, first.Constant - second.Constant);
            if (row == Operators.Divide) return new Size($"{first.Factor} / {second.Factor}", first.Degree, Constant: second.Constant == 0 ? 0 : first.Constant / second.Constant);

            // The larger of a size and 0, or of two sizes at the ends of a range.
            return first.Degree >= second.Degree ? first : second;
        }
    }
}
