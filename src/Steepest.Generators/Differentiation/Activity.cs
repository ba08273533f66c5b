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
    private readonly bool[] varied;
    private readonly bool[] useful;

    public Activity(Structure structure)
    {
        this.structure = structure;
        function = structure.Function;
        varied = new bool[function.Nodes.Count];
        useful = new bool[function.Nodes.Count];
        while (Vary(function.Body))
        {
        }

        foreach (var result in function.Body.Yields) useful[result] = true;
        while (Matter(function.Body))
        {
        }
    }

    /// <summary>Whether a value has an adjoint.</summary>
    public bool this[int value] => varied[value] && useful[value] && function[value].Type.IsFloating;

    /// <summary>Whether anything inside a loop or branch has an adjoint.</summary>
    public bool AnyInside(int owner)
    {
        foreach (var value in structure.Inside(owner))
        {
            var node = function[value];
            if (this[value]) return true;
            if (node.Code is OpCode.Store or OpCode.Accumulate && this[structure.Root(node.Operands[0])]) return true;
        }

        return function[owner].Regions.Any(region => region.Yields.Any(yield => this[yield]));
    }

    private bool Vary(Region region)
    {
        var changed = false;
        foreach (var value in region.Body)
        {
            var node = function[value];
            switch (node.Code)
            {
                case OpCode.Parameter:
                    changed |= Set(varied, value, function.Parameters[(int)node.Bits].Role == ParameterRole.Variable && node.Type.IsFloating);
                    break;
                case OpCode.Operator:
                    for (var i = 0; i < node.Operands.Count && !varied[value]; i++)
                        changed |= Set(varied, value, varied[node.Operands[i]] && PartialReads.Of(function, value, i).Exists);
                    break;
                case OpCode.Load or OpCode.Slice:
                    changed |= Set(varied, value, varied[structure.Root(node.Operands[0])]);
                    break;
                case OpCode.Store or OpCode.Accumulate:
                    changed |= Set(varied, structure.Root(node.Operands[0]), varied[node.Operands[2]]);
                    break;
                case OpCode.Result:
                    changed |= Set(varied, value, function[node.Operands[0]].Regions.Any(inner => inner.Yields.Count > node.Bits && varied[inner.Yields[(int)node.Bits]])
                        || IsCarriedVaried(node));
                    break;
                case OpCode.For or OpCode.While:
                    var first = node.Code == OpCode.For ? 2 : 0;
                    var body = node.Regions[node.Regions.Count - 1];
                    foreach (var inner in node.Regions)
                    {
                        for (var i = 0; i < node.Operands.Count - first; i++)
                            changed |= Set(varied, inner.Arguments[i + (first / 2)], varied[node.Operands[i + first]] || varied[body.Yields[i]]);
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
                        changed |= Set(useful, node.Operands[i], PartialReads.Of(function, value, i).Exists);
                    break;
                case OpCode.Load when useful[value]:
                    changed |= Set(useful, structure.Root(node.Operands[0]), true);
                    break;
                case OpCode.Slice:
                    changed |= Set(useful, value, useful[structure.Root(value)]);
                    break;
                case OpCode.Store or OpCode.Accumulate:
                    changed |= Set(useful, node.Operands[2], useful[structure.Root(node.Operands[0])]);
                    break;
                case OpCode.Result when useful[value]:
                    foreach (var inner in function[node.Operands[0]].Regions)
                    {
                        if (inner.Yields.Count > node.Bits && function[inner.Yields[(int)node.Bits]].Type == node.Type)
                            changed |= Set(useful, inner.Yields[(int)node.Bits], true);
                    }

                    changed |= Carry(function[node.Operands[0]], (int)node.Bits);
                    break;
                case OpCode.For or OpCode.While:
                    var offset = node.Code == OpCode.For ? 1 : 0;
                    foreach (var inner in node.Regions)
                    {
                        for (var i = offset; i < inner.Arguments.Count; i++)
                        {
                            if (useful[inner.Arguments[i]]) changed |= Carry(node, i - offset) | Set(useful, node.Regions[node.Regions.Count - 1].Yields[i - offset], true);
                        }
                    }

                    break;
            }
        }

        return changed;
    }

    private bool Carry(Node owner, int position) => owner.Code switch
    {
        OpCode.For => Set(useful, owner.Operands[position + 2], true),
        OpCode.While => Set(useful, owner.Operands[position], true),
        _ => false,
    };

    private static bool Set(bool[] facts, int value, bool holds)
    {
        if (!holds || facts[value]) return false;
        facts[value] = true;
        return true;
    }
}
