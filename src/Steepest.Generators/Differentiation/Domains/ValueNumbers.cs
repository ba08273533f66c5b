using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>Gives values that are computed alike one number, so that what a branch says of one holds for all.</summary>
internal sealed class ValueNumbers
{
    private readonly Function function;
    private readonly int[] numbers;
    private readonly Dictionary<(OpCode Code, Operator? Row, long Bits, int First, int Second, int Third), int> known = [];
    private int count;

    public ValueNumbers(Function function, Func<int, bool> isWritten)
    {
        this.function = function;
        numbers = new int[function.Nodes.Count];
        Number(function.Body, isWritten);
    }

    public int this[int value] => numbers[value];

    /// <summary>The number of a − b, whether or not the function computes it.</summary>
    public int Difference(int first, int second) => Find((OpCode.Operator, Operators.Subtract, (long)function[first].Type.Element, numbers[first], numbers[second], -1));

    private void Number(Region region, Func<int, bool> isWritten)
    {
        foreach (var argument in region.Arguments)
        {
            if (numbers[argument] == 0) numbers[argument] = ++count;
        }

        foreach (var value in region.Body)
        {
            var node = function[value];
            numbers[value] = node.Code switch
            {
                OpCode.Constant => Find((node.Code, null, node.Bits, (int)node.Type.Element, -1, -1)),
                OpCode.Operator when node.Operands.Count <= 3 => Find((node.Code, node.Operator, (long)node.Type.Element, Operand(node, 0), Operand(node, 1), Operand(node, 2))),
                OpCode.Length => Find((node.Code, null, 0, Operand(node, 0), -1, -1)),
                OpCode.Load when !isWritten(node.Operands[0]) => Find((node.Code, null, 0, Operand(node, 0), Operand(node, 1), -1)),
                _ => ++count,
            };
            for (var i = 0; i < node.Regions.Count; i++)
            {
                // The body of a loop sees the values that its test has just seen.
                if (node.Code == OpCode.While && i == 1) Share(node.Regions[0], node.Regions[1]);
                Number(node.Regions[i], isWritten);
            }
        }
    }

    private void Share(Region test, Region body)
    {
        for (var i = 0; i < test.Arguments.Count; i++) numbers[body.Arguments[i]] = numbers[test.Arguments[i]];
    }

    private int Operand(Node node, int position) => position < node.Operands.Count ? numbers[node.Operands[position]] : -1;

    private int Find((OpCode Code, Operator? Row, long Bits, int First, int Second, int Third) key)
    {
        if (!known.TryGetValue(key, out var number)) known[key] = number = ++count;
        return number;
    }
}
