using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Parts;

/// <summary>
/// Where a function is cut: between nodes of its outermost region, into parts of about equal length. A loop or branch stays whole, and so
/// does what lies between a value that no buffer can keep (a stack, a window with computed bounds) and its last reader.
/// </summary>
internal sealed class Cuts
{
    private readonly Structure structure;
    private readonly int[] chunks;

    /// <param name="structure">The function.</param>
    /// <param name="repeatable">What need not be handed on.</param>
    /// <param name="longest">The most references to locals in one part.</param>
    public Cuts(Structure structure, Repeatable repeatable, int longest)
    {
        this.structure = structure;
        var function = structure.Function;
        var body = function.Body.Body;
        chunks = new int[function.Nodes.Count];
        var isFree = Free(body, repeatable);

        // What stays together counts where it begins; what every part computes for itself is no part of its own.
        var weights = new int[body.Count];
        for (int at = 0, begin = 0; at < body.Count; at++)
        {
            if (isFree[at]) begin = at;
            if (!repeatable[body[at]]) weights[begin] += Weight(function, body[at]);
        }

        var left = weights.Sum();
        int Length() => (int)(left / Math.Ceiling(left / (double)longest)) + 1;
        var length = Length();
        var filled = 0;
        for (var at = 0; at < body.Count; at++)
        {
            if (isFree[at] && filled > 0 && weights[at] > 0 && filled + weights[at] > length)
            {
                Count++;
                filled = 0;
                length = Length();
            }

            chunks[body[at]] = Count;
            filled += weights[at];
            left -= weights[at];
        }

        Count++;
    }

    public int Count { get; private set; }

    /// <summary>Which part a node of the outermost region is in.</summary>
    public int this[int value] => chunks[value];

    public static bool IsLong(Function function, int longest) => function.Body.Body.Sum(value => Weight(function, value)) > longest;

    /// <summary>The part in which a value is read.</summary>
    public int Of(Use use) => use.Reader < 0 ? Count - 1 : chunks[Outermost(use.Reader)];

    private static int Weight(Function function, int value)
    {
        var node = function[value];
        var own = node.Code switch
        {
            OpCode.Constant or OpCode.Parameter or OpCode.Length => 0,
            OpCode.Load => 4,
            OpCode.Store => 4,
            OpCode.Accumulate => 6,
            _ => 1 + node.Operands.Count(operand => function[operand].Code != OpCode.Constant),
        };
        return own + node.Regions.Sum(region => region.Yields.Count + region.Body.Sum(inner => Weight(function, inner)));
    }

    /// <summary>For each position, whether everything that stands before it and is read behind it can be handed on.</summary>
    private bool[] Free(EquatableArray<int> body, Repeatable repeatable)
    {
        var position = body.Select((value, at) => (value, at)).ToDictionary(pair => pair.value, pair => pair.at);
        var isFree = Enumerable.Repeat(true, body.Count).ToArray();
        for (var at = 0; at < body.Count; at++)
        {
            var type = structure.Function[body[at]].Type;
            if (repeatable[body[at]] || (type != IrType.None && !type.IsBuffer && !LaneOperators.AskTheMachine(structure.Function, body[at]))) continue;
            var last = structure.Uses(body[at]).Select(use => use.Reader < 0 ? body.Count - 1 : position[Outermost(use.Reader)]).DefaultIfEmpty(at).Max();
            for (var between = at + 1; between <= last; between++) isFree[between] = false;
        }

        return isFree;
    }

    private int Outermost(int value)
    {
        while (structure.Owner(value) >= 0) value = structure.Owner(value);
        return value;
    }
}
