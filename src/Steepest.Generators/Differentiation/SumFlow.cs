using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Recognises values that only ever have things added to them on their way to a result: the derivative along that way is 1, whatever
/// the branches taken and the iterations run. A loop whose active carried values all flow like this has independent iterations.
/// </summary>
internal sealed class SumFlow(Structure structure)
{
    private readonly Function function = structure.Function;

    /// <summary>Whether carried value <paramref name="position"/> of a loop is a sum that the body only adds to.</summary>
    public bool IsSum(int loop, int position)
    {
        var node = function[loop];
        var body = node.Regions[node.Regions.Count - 1];
        var argument = body.Arguments[position + (node.Code == OpCode.For ? 1 : 0)];
        if (node.Code == OpCode.While && structure.Uses(node.Regions[0].Arguments[position]).Count > 0) return false;
        var chain = new HashSet<int>();
        return Follow(argument, loop, position, chain) && IsUnit(chain) && chain.Contains(body.Yields[position]);
    }

    /// <summary>The result of a branch that a value from outside flows into, when that is all that the branch does with it; -1 otherwise.</summary>
    public int ThroughBranch(int value, int branch)
    {
        var node = function[branch];
        for (var position = 0; position < node.Regions[0].Yields.Count; position++)
        {
            var chain = new HashSet<int>();
            if (FollowInside(value, branch, position, chain) && IsUnit(chain) && node.Regions.All(region => chain.Contains(region.Yields[position]))) return position;
        }

        return -1;
    }

    /// <summary>Follows every reader of a value until yield <paramref name="position"/> of <paramref name="owner"/>.</summary>
    private bool Follow(int value, int owner, int position, HashSet<int> chain)
    {
        if (!chain.Add(value)) return true;
        foreach (var use in structure.Uses(value))
        {
            if (!FollowUse(use, owner, position, chain)) return false;
        }

        return true;
    }

    private bool FollowInside(int value, int branch, int position, HashSet<int> chain)
    {
        chain.Add(value);
        foreach (var use in structure.Uses(value))
        {
            var isInside = use.IsYield ? use.Reader == branch || (use.Reader >= 0 && structure.IsInside(use.Reader, branch)) : structure.IsInside(use.Reader, branch);
            if (isInside && !FollowUse(use, branch, position, chain)) return false;
        }

        return true;
    }

    private bool FollowUse(Use use, int owner, int position, HashSet<int> chain)
    {
        if (use.IsYield)
        {
            if (use.Reader == owner) return use.Position == position;
            if (use.Reader < 0) return false;
            var result = structure.Results[use.Reader][use.Position];
            var reader = function[use.Reader];
            if (reader.Code == OpCode.If)
            {
                if (result < 0 || !Follow(result, owner, position, chain)) return false;

                // The other branch must hand on a member too, else the derivative depends on the branch: checked when the chain is whole.
                return true;
            }

            return chain.Contains(reader.Regions[reader.Regions.Count - 1].Arguments[use.Position + (reader.Code == OpCode.For ? 1 : 0)]);
        }

        var node = function[use.Reader];
        switch (node.Code)
        {
            case OpCode.Operator when node.Operator == Operators.Add || (node.Operator == Operators.Subtract && use.Position == 0):
                return Follow(use.Reader, owner, position, chain);
            case OpCode.For when use.Position >= 2:
                var carried = use.Position - 2;
                if (!IsSum(use.Reader, carried)) return false;
                var argument = node.Regions[0].Arguments[carried + 1];
                if (!Follow(argument, use.Reader, carried, chain)) return false;
                var result = structure.Results[use.Reader][carried];
                return result >= 0 && Follow(result, owner, position, chain);
            default:
                return false;
        }
    }

    /// <summary>No member is added to another, and a branch hands on a member on both sides or on neither.</summary>
    private bool IsUnit(HashSet<int> chain)
    {
        foreach (var value in chain)
        {
            var node = function[value];
            if (node.Code == OpCode.Operator && chain.Contains(node.Operands[0]) && node.Operands.Count > 1 && chain.Contains(node.Operands[1])) return false;
            if (node.Code == OpCode.Result && function[node.Operands[0]] is { Code: OpCode.If } branch
                && !branch.Regions.All(region => chain.Contains(region.Yields[(int)node.Bits]))) return false;
        }

        return true;
    }
}
