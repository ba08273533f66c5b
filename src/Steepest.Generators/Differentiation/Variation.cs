using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Which values vary with a variable, by way of derivatives: only those have tangents. A fixed point over loops; a buffer is one fact,
/// whatever its element, and so is a stack.
/// </summary>
internal sealed class Variation
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly bool[] varied;

    public Variation(Structure structure)
    {
        this.structure = structure;
        function = structure.Function;
        varied = new bool[function.Nodes.Count];
        while (Vary(function.Body))
        {
        }
    }

    /// <summary>Whether a value varies; of a window, whether the buffer behind it does.</summary>
    public bool this[int value] => varied[value];

    private bool Vary(Region region)
    {
        var changed = false;
        foreach (var value in region.Body)
        {
            var node = function[value];
            switch (node.Code)
            {
                case OpCode.Parameter:
                    changed |= Set(value, function.Parameters[(int)node.Bits].Role == ParameterRole.Variable && node.Type.IsFloating);
                    break;
                case OpCode.Operator:
                    for (var i = 0; i < node.Operands.Count && !varied[value]; i++)
                        changed |= Set(value, varied[node.Operands[i]] && PartialReads.Of(function, value, i).Exists);
                    break;
                case OpCode.Load or OpCode.Slice or OpCode.Pop:
                    changed |= Set(value, varied[structure.Root(node.Operands[0])]);
                    break;
                case OpCode.Store or OpCode.Accumulate:
                    changed |= Set(structure.Root(node.Operands[0]), varied[node.Operands[2]]);
                    break;
                case OpCode.Push:
                    changed |= Set(node.Operands[0], varied[node.Operands[1]]);
                    break;
                case OpCode.Result:
                    changed |= Set(value, function[node.Operands[0]].Regions.Any(inner => inner.Yields.Count > node.Bits && varied[inner.Yields[(int)node.Bits]])
                        || IsCarriedVaried(node));
                    break;
                case OpCode.For or OpCode.While:
                    var first = node.Code == OpCode.For ? 2 : 0;
                    var body = node.Regions[node.Regions.Count - 1];
                    foreach (var inner in node.Regions)
                    {
                        for (var i = 0; i < node.Operands.Count - first; i++)
                            changed |= Set(inner.Arguments[i + (first / 2)], varied[node.Operands[i + first]] || varied[body.Yields[i]]);
                    }

                    break;
            }

            foreach (var inner in node.Regions) changed |= Vary(inner);
        }

        return changed;
    }

    /// <summary>A loop that runs no iteration hands out what it was given.</summary>
    private bool IsCarriedVaried(Node result)
    {
        var owner = function[result.Operands[0]];
        return owner.Code switch
        {
            OpCode.For => varied[owner.Operands[(int)result.Bits + 2]],
            OpCode.While => varied[owner.Operands[(int)result.Bits]],
            _ => false,
        };
    }

    private bool Set(int value, bool holds)
    {
        if (!holds || varied[value]) return false;
        varied[value] = true;
        return true;
    }
}
