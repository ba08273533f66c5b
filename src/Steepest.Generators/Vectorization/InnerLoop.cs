using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// A loop over elements inside a loop over rows: whether a block of rows can run through it at once, elements in lanes, so that what all rows
/// share is loaded once, and each row has a sum of its own.
/// </summary>
internal sealed class InnerLoop
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int rows;
    private readonly int loop;
    private readonly Func<int, LaneKind> kindOf;
    private readonly HashSet<int> ofRows = [];

    /// <param name="structure">The function.</param>
    /// <param name="rows">The loop over rows.</param>
    /// <param name="loop">The loop in it.</param>
    /// <param name="kindOf">What values of a row are over rows.</param>
    /// <param name="element">The type of number that all vectors hold.</param>
    public InnerLoop(Structure structure, int rows, int loop, Func<int, LaneKind> kindOf, IrType element)
    {
        this.structure = structure;
        this.rows = rows;
        this.loop = loop;
        this.kindOf = kindOf;
        function = structure.Function;
        Obstacle = Examine(element);
    }

    public Obstacle? Obstacle { get; }

    /// <summary>Whether a value of the loop differs from row to row.</summary>
    public bool IsOfRow(int value) => ofRows.Contains(value) || (!structure.IsInside(value, loop) && structure.IsInside(value, rows) && kindOf(value) != LaneKind.Uniform);

    /// <summary>Whether an access lies in memory that differs from row to row.</summary>
    public bool IsWindowOfRow(int access) => IsOfRow(function[access].Operands[0]) || IndexOf(access).Terms.Keys.Any(IsOfRow);

    public LinearForm IndexOf(int access) => LinearForm.Of(function, function[access].Operands[1]).Without(function[loop].Regions[0].Arguments[0]);

    private Obstacle? Examine(IrType element)
    {
        var node = function[loop];
        var region = node.Regions[0];
        if (node.Code != OpCode.For || node.Bits != 1 || node.Operands.Take(2).Any(bound => structure.IsInside(bound, rows))) return new Obstacle(loop, "a loop in it runs another number of times in each iteration");
        var reductions = new Reductions(structure);
        for (var i = 0; i < region.Yields.Count; i++)
        {
            if (reductions.Of(loop, i) != Carriage.Sum || kindOf(node.Operands[i + 2]) != LaneKind.Uniform) return new Obstacle(loop, "a loop in it needs one iteration for the next");
            ofRows.Add(region.Arguments[i + 1]);
        }

        foreach (var value in region.Body)
        {
            if (Examine(value, function[value], region, element) is { } obstacle) return obstacle;
        }

        return null;
    }

    private Obstacle? Examine(int value, Node node, Region region, IrType element)
    {
        var induction = region.Arguments[0];
        switch (node.Code)
        {
            case OpCode.Constant:
                return null;
            case OpCode.Operator when node.Type.IsInteger:
                return null;
            case OpCode.Operator when node.Type == element && (node.Operator!.LaneForm ?? (object?)node.Operator.InLanes) != null:
                if (node.Operands.Any(operand => function[operand].Type != element)) return new Obstacle(value, "a loop in it branches");
                if (node.Operands.Any(IsOfRow)) ofRows.Add(value);
                return null;
            case OpCode.Load or OpCode.Accumulate:
                var full = LinearForm.Of(function, node.Operands[1]);
                var isContiguous = full.Factor(induction) == 1 && full.Without(induction).Terms.Keys.All(term => !structure.IsInside(term, loop) && function[term].Type == IrType.Int32 && (!structure.IsInside(term, rows) || structure.Owner(term) == rows));
                if (!isContiguous || function[node.Operands[0]].Type.ToElement() != element || structure.IsInside(node.Operands[0], loop)) return new Obstacle(value, "a loop in it meets elements that do not follow each other");
                if (!IsWindowOfRow(value) && (structure.IsInside(node.Operands[0], rows) || full.Terms.Keys.Any(term => term != induction && structure.IsInside(term, rows)))) return new Obstacle(value, "a loop in it meets elements that are only known in it");
                if (node.Code == OpCode.Accumulate && IsWindowOfRow(value)) return new Obstacle(value, "a loop in it writes to memory of one iteration");
                if (node.Code == OpCode.Load && IsWindowOfRow(value)) ofRows.Add(value);
                return null;
            default:
                return new Obstacle(value, "there is a loop in it that does more than add up");
        }
    }
}
