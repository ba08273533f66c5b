using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Which values vary with a variable and matter to the result, both by way of derivatives: only those get adjoints. A fixed point over
/// loops; a buffer is one fact, whatever its element.
/// </summary>
internal sealed class Activity
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly Variation variation;
    private readonly bool[] useful;

    public Activity(Structure structure)
    {
        this.structure = structure;
        function = structure.Function;
        variation = new Variation(structure);
        useful = new bool[function.Nodes.Count];
        foreach (var result in function.Body.Yields) useful[result] = true;
        while (Matter(function.Body))
        {
        }
    }

    /// <summary>Whether a value has an adjoint.</summary>
    public bool this[int value] => variation[value] && useful[value] && function[value].Type.IsFloating;

    /// <summary>
    /// Whether anything inside a loop or branch has an adjoint, or what it leaves behind: a loop that only overwrites a variable hands the
    /// adjoint on to the value before it, where it runs no times.
    /// </summary>
    public bool AnyInside(int owner)
    {
        foreach (var value in structure.Inside(owner))
        {
            var node = function[value];
            if (this[value]) return true;
            if (node.Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear && this[structure.Root(node.Operands[0])]) return true;
        }

        return function[owner].Regions.Any(region => region.Yields.Any(yield => this[yield])) || structure.Results[owner].Any(result => result >= 0 && this[result]);
    }

    private bool Matter(Region region)
    {
        var changed = false;
        for (var at = region.Body.Count - 1; at >= 0; at--)
        {
            var value = region.Body[at];
            var node = function[value];
            foreach (var inner in node.Regions) changed |= Matter(inner);
            switch (node.Code)
            {
                case OpCode.Operator when useful[value]:
                    for (var i = 0; i < node.Operands.Count; i++)
                        changed |= Set(node.Operands[i], PartialReads.Of(function, value, i).Exists);
                    break;
                case OpCode.Load when useful[value]:
                    changed |= Set(structure.Root(node.Operands[0]), true);
                    break;
                case OpCode.Slice:
                    changed |= Set(value, useful[structure.Root(value)]);
                    break;
                case OpCode.Store or OpCode.Accumulate:
                    changed |= Set(node.Operands[2], useful[structure.Root(node.Operands[0])]);
                    break;
                case OpCode.Result when useful[value]:
                    foreach (var inner in function[node.Operands[0]].Regions)
                    {
                        if (inner.Yields.Count > node.Bits && function[inner.Yields[(int)node.Bits]].Type == node.Type)
                            changed |= Set(inner.Yields[(int)node.Bits], true);
                    }

                    changed |= Carry(function[node.Operands[0]], (int)node.Bits);
                    break;
                case OpCode.For or OpCode.While:
                    var offset = node.Code == OpCode.For ? 1 : 0;
                    foreach (var inner in node.Regions)
                    {
                        for (var i = offset; i < inner.Arguments.Count; i++)
                        {
                            if (useful[inner.Arguments[i]]) changed |= Carry(node, i - offset) | Set(node.Regions[node.Regions.Count - 1].Yields[i - offset], true);
                        }
                    }

                    break;
            }
        }

        return changed;
    }

    private bool Carry(Node owner, int position) => owner.Code switch
    {
        OpCode.For => Set(owner.Operands[position + 2], true),
        OpCode.While => Set(owner.Operands[position], true),
        _ => false,
    };

    private bool Set(int value, bool holds)
    {
        if (!holds || useful[value]) return false;
        useful[value] = true;
        return true;
    }
}
