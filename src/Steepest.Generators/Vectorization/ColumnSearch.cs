using Steepest.Generators.Ir;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Finds the elements of rows that two nested loops of an iteration come to again and again. The inner loop counts from and to what is known
/// before all iterations, and runs whenever the outer one does, so that nothing is read that would not be.
/// </summary>
internal sealed class ColumnSearch(Structure structure, int loop, Func<int, LaneKind> kindOf)
{
    private readonly Function function = structure.Function;

    public IEnumerable<Column> All
        => from outer in function[loop].Regions[0].Body
           where function[outer].Code == OpCode.For
           from inner in function[outer].Regions[0].Body
           where function[inner] is { Code: OpCode.For, Bits: 1 or -1 } node && node.Operands.Take(2).All(IsKnownBefore)
           from column in Within(outer, inner)
           select column;

    private IEnumerable<Column> Within(int outer, int inner)
    {
        var loads = function[inner].Regions[0].Body.Where(value => IsElement(value, outer, inner)).ToList();
        return loads.GroupBy(value => (function[value].Operands[0], function[value].Operands[1])).Select(group => new Column(outer, inner, group.Key.Item1, [.. group]));
    }

    /// <summary>Whether a load reads what lies at the inner loop's count behind something that each iteration of the outermost loop has its own of.</summary>
    private bool IsElement(int value, int outer, int inner)
    {
        var node = function[value];
        if (node.Code != OpCode.Load || !node.Type.IsFloating || kindOf(node.Operands[1]) == LaneKind.Vector) return false;
        var (isWindow, isShared) = (kindOf(node.Operands[0]) == LaneKind.Several, !structure.IsInside(node.Operands[0], loop));
        if (isWindow ? structure.IsInside(node.Operands[0], outer) : !isShared || kindOf(node.Operands[1]) == LaneKind.Uniform) return false;
        var induction = function[inner].Regions[0].Arguments[0];
        var form = LinearForm.Of(function, node.Operands[1]);
        return form.Factor(induction) == 1 && form.Without(induction).Terms.All(term => !structure.IsInside(term.Key, outer) && Math.Abs(term.Value) < 1 << 20);
    }

    private bool IsKnownBefore(int value) => function[value].Code == OpCode.Constant || !structure.IsInside(value, loop);
}
